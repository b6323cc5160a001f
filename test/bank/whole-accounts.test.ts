/** Statements of one account in one file are imported as one, in the order in which their balances follow. */
import { describe, expect, test } from 'vitest'
import type { ParsedAccount } from '../../electron/bank/parsed.ts'
import { statementProblems, wholeAccounts } from '../../electron/bank/whole-accounts.ts'

let row = 0
const statement = (
  accountId: string | null,
  opening: string | null,
  closing: string | null,
  amounts: readonly string[],
  currency: string | null = 'EUR',
): ParsedAccount => ({
  accountId,
  currency,
  openingBalance: opening,
  closingBalance: closing,
  lines: amounts.map((amount) => ({
    date: '2026-03-02',
    amount,
    description: `ligne ${amount}`,
    row: ++row,
  })),
})
const amounts = ({ lines }: ParsedAccount) => lines.map(({ amount }) => amount).join(' ')
const codes = (statements: readonly ParsedAccount[]) =>
  statementProblems(statements).map(({ code, message }) => `${code}: ${message.en}`)

describe('one account', () => {
  test('its statements in any order, as an archive has them, follow one another by day and balance', () => {
    const on = (date: string, one: ParsedAccount) => ({
      ...one,
      lines: one.lines.map((line) => ({ ...line, date, bankId: 'N1' })),
    })
    const all = [
      on('2026-03-04', statement('A', '80', '70', ['-10'])),
      on('2026-03-02', statement('A', '100', '90', ['-10'])),
      statement('A', '90', '90', []),
      on('2026-03-03', statement('A', '90', '80', ['-10'])),
    ]
    const [account] = wholeAccounts(all)
    expect(account).toMatchObject({ openingBalance: '100', closingBalance: '70' })
    expect(account!.lines.map(({ date }) => date)).toEqual(['2026-03-02', '2026-03-03', '2026-03-04'])
    expect(codes(all)).toEqual([])
  })

  test('its statements over which the balance stays the same follow one another by day', () => {
    const on = (date: string, one: ParsedAccount) => ({
      ...one,
      lines: one.lines.map((line) => ({ ...line, date })),
    })
    const [account] = wholeAccounts([
      on('2026-03-03', statement('A', '90', '90', ['-10', '10'])),
      on('2026-03-02', statement('A', '90', '90', ['-5', '5'])),
    ])
    expect(amounts(account!)).toBe('-5 5 -10 10')
  })

  test('its statements are one, from the first balance to the last', () => {
    const found = wholeAccounts([
      statement('A', '100', '90', ['-10']),
      statement('B', '5', '5', []),
      statement('A', '90', '140', ['60', '-10']),
    ])
    expect(found).toHaveLength(2)
    expect(found[0]).toMatchObject({ accountId: 'A', openingBalance: '100', closingBalance: '140' })
    expect(amounts(found[0]!)).toBe('-10 60 -10')
  })

  test('the newest statement may come first', () => {
    const statements = [statement('A', '90', '140', ['50']), statement('A', '100', '90', ['-10'])]
    expect(wholeAccounts(statements)[0]).toMatchObject({ openingBalance: '100', closingBalance: '140' })
    expect(codes(statements)).toEqual([])
  })

  test('a statement that is missing is told', () => {
    expect(codes([statement('A', '100', '90', ['-10']), statement('A', '70', '60', ['-10'])])).toEqual([
      'bank.file.statementGap: Account A: one statement ends at 90 and the next begins at 70; one may be missing between them.',
    ])
  })

  test('a statement that is there twice is taken once', () => {
    const one = statement('A', '100', '90', ['-10'])
    const statements = [one, statement('A', '90', '95', ['5']), { ...one }]
    expect(amounts(wholeAccounts(statements)[0]!)).toBe('-10 5')
    expect(codes(statements)).toEqual([
      'bank.file.statementTwice: Account A: 1 statement(s) of the file repeat another and are taken once only.',
    ])
  })

  test('what is announced is left out', () => {
    const one = statement('A', '100', '90', ['-10', '-7'])
    const lines = one.lines.map((line, i) => (i === 1 ? { ...line, pending: true as const } : line))
    expect(amounts(wholeAccounts([{ ...one, lines }])[0]!)).toBe('-10')
  })

  test('two currencies under one number are two accounts, told apart by their names', () => {
    const found = wholeAccounts([
      statement('A', '0', '1', ['1'], 'EUR'),
      statement('A', '0', '2', ['2'], 'USD'),
      statement(null, null, null, ['3'], 'CAD'),
    ])
    expect(found.map(({ accountId }) => accountId)).toEqual(['A EUR', 'A USD', '—'])
  })
})

describe('movements that several statements tell', () => {
  const numbered = (opening: string | null, closing: string | null, ...rows: readonly string[]) => {
    const made = statement(
      'A',
      opening,
      closing,
      rows.map((one) => one.split('#')[0]!),
    )
    return { ...made, lines: made.lines.map((line, i) => ({ ...line, bankId: rows[i]!.split('#')[1]! })) }
  }
  const told = (statements: readonly ParsedAccount[]) => statementProblems(statements).map(({ code }) => code)

  test.each([
    [
      'downloads that overlap',
      [numbered(null, '9', '-1#a', '-2#b'), numbered(null, '5', '-2#b', '-4#c')],
      '-1 -2 -4',
      '5',
    ],
    [
      'reports of a day so far',
      [numbered('10', '9', '-1#a'), numbered('10', '7', '-1#a', '-2#b')],
      '-1 -2',
      '7',
    ],
    ['the newest first', [numbered('10', '7', '-1#a', '-2#b'), numbered('10', '9', '-1#a')], '-1 -2', '7'],
    [
      'a report before its statement',
      [numbered(null, null, '-1#a'), numbered('10', '7', '-1#a', '-2#b')],
      '-1 -2',
      '7',
    ],
  ])('%s', (_, statements, expected, closing) => {
    const [whole, ...others] = wholeAccounts(statements)
    expect(others).toEqual([])
    expect(amounts(whole!)).toBe(expected)
    expect(whole!.closingBalance).toBe(closing)
    expect(told(statements)).toEqual(['bank.file.overlap'])
  })

  test.each([
    ['another amount', [numbered(null, null, '-1#a'), numbered(null, null, '-2#a')]],
    ['balances that lead on', [numbered('10', '9', '-1#a'), numbered('9', '8', '-1#a')]],
    ['twice in one of them', [numbered(null, null, '-1#a', '-1#a'), numbered(null, null, '-2#b')]],
    ['no number', [statement('A', null, null, ['-1']), statement('A', null, null, ['-1', '-3'])]],
  ])('%s: each is its own', (_, statements) => {
    const count = statements.reduce((sum, { lines }) => sum + lines.length, 0)
    expect(wholeAccounts(statements)[0]!.lines).toHaveLength(count)
    expect(told(statements)).toEqual([])
  })

  test('what is only announced takes nothing from what is booked', () => {
    const announced = numbered(null, null, '-1#a')
    const pending = {
      ...announced,
      lines: announced.lines.map((line) => ({ ...line, pending: true as const })),
    }
    expect(amounts(wholeAccounts([pending, numbered(null, null, '-1#a', '-2#b')])[0]!)).toBe('-1 -2')
  })
})
