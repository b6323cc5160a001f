/** Tables that leave something open: what is asked, what an answer changes, which rows are left out and named. */
import { describe, expect, test } from 'vitest'
import { questionsOf } from '../../electron/bank/questions.ts'
import { inspectText, parseText } from './figures.ts'

const codes = (text: string) => inspectText(text).problems.map((problem) => problem.code.replace('bank.', ''))

describe('questions', () => {
  test('dates without a day above twelve, and nothing else to tell', () => {
    const text = 'Date,Description,Amount\n01/02/2026,A,-1.00\n'
    expect(inspectText(text)).toMatchObject({ outcome: 'ask', problems: [{ code: 'bank.ask.dateOrder' }] })
    expect(inspectText(text, { dateFormat: 'MM/DD/YYYY' })).toMatchObject({
      outcome: 'parse',
      firstDate: '2026-01-02',
    })
  })

  test('a lone group of three digits', () => {
    const text = 'Date,Description,Amount\n2026-02-01,A,"1,234"\n2026-02-02,B,"2,500"\n'
    expect(inspectText(text)).toMatchObject({ outcome: 'ask', problems: [{ code: 'bank.ask.decimal' }] })
    expect(inspectText(text, { decimal: '.' })).toMatchObject({ outcome: 'parse', sumCredits: '3734' })
    expect(inspectText(text, { decimal: ',' })).toMatchObject({ outcome: 'parse', sumCredits: '3.734' })
  })

  test('two columns without names that could be debit and credit or the reverse', () => {
    const text = '2026-02-01,A,10.00,\n2026-02-02,B,,5.00\n'
    expect(inspectText(text)).toMatchObject({ outcome: 'ask', problems: [{ code: 'bank.ask.sides' }] })
    expect(inspectText(text, { date: 0, debit: 2, credit: 3 })).toMatchObject({
      outcome: 'parse',
      sumDebits: '10.00',
    })
    expect(inspectText(text, { date: 0, debit: 3, credit: 2 })).toMatchObject({
      outcome: 'parse',
      sumDebits: '5.00',
    })
  })

  test('running balances tell debit from credit', () => {
    const text = '2026-02-01,A,,10.00,90.00\n2026-02-02,B,5.00,,95.00\n2026-02-03,C,,5.00,90.00\n'
    expect(inspectText(text)).toMatchObject({ outcome: 'parse', sumCredits: '5.00', sumDebits: '15.00' })
  })

  test('a table without an amount shows its first rows and what was guessed', () => {
    const parsed = parseText('When;What;Colour\n15/03/2026;A;red\n16/03/2026;B;blue\n')
    expect(parsed).toMatchObject({ outcome: 'ask', accounts: [], problems: [{ code: 'bank.ask.columns' }] })
    expect(parsed.layout?.sample?.[1]).toEqual(['15/03/2026', 'A', 'red'])
  })

  test.each(['hello', 'a poem, with commas\nand, lines\n', 'x'.repeat(5000), '1;2\n3;4\n'])(
    '%j is no statement',
    (text) => {
      expect(() => parseText(text)).toThrow(/bank\.(noTable|unknownFormat)/)
    },
  )
})

describe('answers', () => {
  const text = 'Jour;Quoi;Combien;Sens;Compte\n15/03/2026;A;10,00;D;X1\n16/03/2026;B;5,00;C;X1\n'

  test('columns by name or number, sign by a flag', () => {
    const map = { date: 'Jour', description: ['Quoi'], amount: 'combien', direction: 3, account: 'Compte' }
    expect(inspectText(text, map)).toMatchObject({
      outcome: 'parse',
      sumDebits: '10.00',
      sumCredits: '5.00',
      accountId: 'X1',
    })
  })

  test('signs turned, header on a given line, separator and encoding given', () => {
    const card = 'x;y\nDate;Text;Amount\n2026-03-15;A;10.00\n'
    const map = { headerRow: 2, separator: ';', encoding: 'utf-8', invertSign: true }
    expect(inspectText(card, map)).toMatchObject({ outcome: 'parse', sumDebits: '10.00' })
  })

  test('no header, said by a person', () => {
    expect(
      inspectText('Date,A,Amount\n2026-03-15,B,1.00\n', { headerRow: null, date: 0, amount: 2 }),
    ).toMatchObject({
      transactions: 1,
    })
  })

  test.each([{ date: 'Nope' }, { amount: 9 }, { date: -1 }, { date: 0.5 }])('%j is refused', (map) => {
    expect(() => parseText(text, map)).toThrow('bank.columnUnknown')
  })
})

describe('rows left out are named', () => {
  const table = (...rows: string[]) => `Date;Libellé;Débit;Crédit\n15/03/2026;A;1,00;\n${rows.join('\n')}\n`

  test.each([
    ['31/02/2026;B;1,00;', 'row.date'],
    ['hier;B;1,00;', 'row.date'],
    ['16/03/2026;B;;', 'row.noAmount'],
    ['16/03/2026;B;1,00;2,00', 'row.bothSides'],
    ['16/03/2026;B;1,0,0;', 'row.amount'],
    ['16/03/2026;B', 'row.noAmount'],
    ['16/03/2026 B 1,00', 'file.otherRow'],
    ['16/03/2026;Solde final;;', 'file.balanceRow'],
    ['16/03/2026;Total des mouvements;3,00;', 'file.balanceRow'],
  ])('%s', (row, code) => {
    const inspection = inspectText(table(row, '17/03/2026;C;2,00;'))
    expect(inspection.transactions).toBe(2)
    expect(inspection.problems).toMatchObject([{ code: `bank.${code}`, line: 3 }])
    expect(inspection.outcome).toBe(code.startsWith('row') ? 'partial' : 'parse')
  })

  test('one without a day may be of the day above: asked, and left out until it is answered', () => {
    const text = table(';B;1,00;', ';D;3,00;', '17/03/2026;C;2,00;')
    const inspection = inspectText(text)
    expect([inspection.outcome, inspection.transactions]).toEqual(['partial', 2])
    expect(inspection.problems.map(({ code, line, text: said }) => [code, line, said])).toEqual([
      ['bank.row.noDate', 3, undefined],
      ['bank.file.missingDays', 3, 'B'],
      ['bank.row.noDate', 4, undefined],
    ])
    expect(questionsOf(parseText(text))).toEqual([
      {
        kind: 'missingDays',
        text: 'B',
        readings: [
          { value: 'above', example: '2026-03-15' },
          { value: 'leave', example: '' },
        ],
      },
    ])
    const above = parseText(text, { missingDays: 'above' })
    expect([above.outcome, above.problems]).toEqual(['parse', []])
    expect(above.accounts[0]!.lines.map(({ date, amount }) => `${date} ${amount}`)).toEqual([
      '2026-03-15 -1.00',
      '2026-03-15 -1.00',
      '2026-03-15 -3.00',
      '2026-03-17 -2.00',
    ])
    const left = inspectText(text, { missingDays: 'leave' })
    expect([left.outcome, left.transactions, left.problems.length]).toEqual(['partial', 2, 2])
  })

  test('one that would be no movement with the day above either is no question', () => {
    const { outcome, problems, transactions } = inspectText(table(';B;1,00;2,00', '17/03/2026;C;2,00;'))
    expect([outcome, transactions]).toEqual(['partial', 2])
    expect(problems.map(({ code }) => code)).toEqual(['bank.row.noDate'])
  })

  test('one without a day above any other is no question, and stays out whatever is said', () => {
    const text = 'Date;Libellé;Débit;Crédit\n;B;1,00;\n17/03/2026;C;2,00;\n18/03/2026;E;4,00;\n'
    for (const columns of [undefined, { missingDays: 'above' as const }]) {
      const { outcome, problems, transactions } = inspectText(text, columns)
      expect([outcome, transactions]).toEqual(['partial', 2])
      expect(problems.map(({ code }) => code)).toEqual(['bank.row.noDate'])
    }
  })

  test('very many are counted', () => {
    const inspection = inspectText(table(...Array.from({ length: 2000 }, () => 'hier;B;1,00;')))
    expect(inspection.problems).toHaveLength(501)
    expect(inspection.problems[500]!.message.en).toContain('1500')
  })

  test('opening, movements and closing that do not agree are told', () => {
    const text = 'Opening balance;100,00\nClosing balance;90,00\n\nDate;Libellé;Montant\n15/03/2026;A;-1,00\n'
    expect(codes(text)).toEqual(['file.balanceMismatch'])
  })

  test('balances that do not follow the movements, and currencies side by side, are told', () => {
    const rows = '2026-03-15;-1,00;CAD;99,00\n2026-03-16;-1,00;CAD;98,00\n2026-03-17;-1,00;CAD;90,00\n'
    expect(codes(`Date;Montant;Devise;Solde\n${rows}`)).toEqual(['file.balanceChain'])
    expect(codes('Date;Montant;Devise\n2026-03-15;-1,00;CAD\n2026-03-16;-1,00;USD\n')).toEqual([
      'file.currencies',
    ])
  })

  test('a header alone is a statement without movements', () => {
    expect(inspectText('Date;Libellé;Montant\n')).toMatchObject({ outcome: 'parse', transactions: 0 })
    expect(codes('Date;Libellé;Montant\n')).toEqual(['file.noMovements'])
  })
})

describe('one side of an account alone, on a single day and without names', () => {
  const rows = (out: string, into: string, days = ['07', '07', '07']) =>
    ['3407.63', '3912.13', '3941.00']
      .map((balance, at) => {
        const amount = ['168.17', '504.50', '28.87'][at]!
        return `2026-07-${days[at]!},Text ${'abc'[at]!},${out && amount},${into && amount},${balance}`
      })
      .join('\n')

  test('is asked about where its balances rise by the first of two columns: they may stand before their rows', () => {
    expect(inspectText(rows('x', ''))).toMatchObject({
      outcome: 'ask',
      problems: [{ code: 'bank.ask.sides' }],
    })
    // in the second column they come in, as they do where days tell the order
    for (const text of [rows('', 'x'), rows('x', '', ['07', '08', '09'])])
      expect(inspectText(text)).toMatchObject({ outcome: 'parse', sumCredits: '701.54' })
    const signed = rows('x', '').replace('168.17', '+168.17')
    expect(inspectText(signed)).toMatchObject({ outcome: 'parse', sumCredits: '701.54' })
  })
})
