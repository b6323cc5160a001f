/** Workbooks of every kind give what their cells hold: exact decimals, days, texts; never more rows than there are. */
import { describe, expect, test } from 'vitest'
import { sharedXml } from './hostile/zip-maker.ts'
import { bookOf, handMade, inspectBytes, type Value } from './workbook-make.ts'

const DATE = 'dd/mm/yyyy'
const day = (serial: number): Value => ({ v: serial, z: DATE })
const HEADER = ['Date', 'Libellé', 'Débit', 'Crédit', 'Solde'] as const
/** 2026-03-05 and 2026-03-16; the balances prove the amounts. */
const ROWS: readonly (readonly Value[])[] = [
  HEADER,
  [day(46086), 'Cafe', 12.5, null, 987.5],
  [day(46097), 'Paie & cie', null, 0.1 + 0.2, 987.8],
]

describe('the same statement in every form', () => {
  test.each([
    ['xlsx', 'xlsx'],
    ['xlsx', 'xls'],
    ['biff8', 'xls'],
    ['biff8', 'xlsx'],
    ['biff5', 'xls'],
    ['biff4', 'xls'],
    ['biff3', 'xls'],
    ['biff2', 'xls'],
    ['xlml', 'xls'],
    ['html', 'xls'],
  ] as const)('%s named .%s', async (form, extension) => {
    const plain = form.startsWith('biff') && form !== 'biff8'
    const rows = plain ? [['Date', 'Libelle', 'Debit', 'Credit', 'Solde'], ...ROWS.slice(1)] : ROWS
    const found = await inspectBytes(bookOf({ Compte: rows }, form), extension)
    expect(found).toMatchObject({
      format: form === 'xlsx' ? 'xlsx' : 'xls',
      outcome: 'parse',
      transactions: 2,
      sumDebits: '12.5',
      sumCredits: '0.3',
      openingBalance: '1000.0',
      closingBalance: '987.8',
      first: { date: '2026-03-05', amount: '-12.5', description: 'Cafe' },
      last: { date: '2026-03-16', amount: '0.3', description: 'Paie & cie' },
    })
  })

  test('days counted from 1904', async () => {
    for (const form of ['xlsx', 'biff8'] as const) {
      const rows = ROWS.map((row, i) => (i === 0 ? row : [day([44624, 44635][i - 1]!), ...row.slice(1)]))
      const found = await inspectBytes(bookOf({ A: rows }, form, true))
      expect(found.first?.date, form).toBe('2026-03-05')
    }
  })

  test('days that stand as plain numbers', async () => {
    const rows = [
      ['Date', 'Texte', 'Montant'],
      [46086, 'A', -1.5],
      [46097, 'B', 2],
    ]
    expect((await inspectBytes(bookOf({ A: rows }))).first?.date).toBe('2026-03-05')
    const later = [
      ['Date', 'Texte', 'Montant'],
      [44624, 'A', -1.5],
      [44635, 'B', 2],
    ]
    expect((await inspectBytes(bookOf({ A: later }, 'xlsx', true))).first?.date).toBe('2026-03-05')
  })
})

describe('several sheets', () => {
  const account = (number: string, amount: number): readonly (readonly Value[])[] => [
    ['Numéro de compte', number],
    ['Date', 'Libellé', 'Montant'],
    [day(46086), 'A', amount],
    [day(46097), 'B', 1],
  ]

  test('are several accounts', async () => {
    const found = await inspectBytes(
      bookOf({ Un: account('1234567890', -5), Vide: [], Deux: account('9876543210', -7) }),
    )
    expect(found.accounts.map(({ accountId, sumDebits }) => [accountId, sumDebits])).toEqual([
      ['1234567890', '5'],
      ['9876543210', '7'],
    ])
  })

  test('of months are one account', async () => {
    const rows = (from: number) => [
      ['Date', 'Libellé', 'Montant'],
      [day(from), 'A', -5],
      [day(from + 3), 'B', 1],
    ]
    const found = await inspectBytes(bookOf({ 'Janvier 2026': rows(46023), 'Février 2026': rows(46054) }))
    expect(found.accounts).toHaveLength(1)
    expect(found.transactions).toBe(4)
  })

  test('what is no table is left out and named', async () => {
    const found = await inspectBytes(
      bookOf({ Notes: [['Bonjour'], ['Voici vos comptes']], Compte: account('1234567890', -5) }),
    )
    expect(found.transactions).toBe(2)
    expect(found.problems.map(({ code }) => code)).toContain('bank.file.sheetLeft')
  })
})

describe('what cells hold', () => {
  const row = (cells: string) =>
    handMade(`<row r="2"><c r="A2" t="inlineStr"><is><t>2026-03-05</t></is></c>${cells}</row>`)

  test.each([
    ['-12.5', '-12.5'],
    ['79.45999999999999', '79.46'],
    ['0.30000000000000004', '0.3'],
    ['-1234.5600000001', '-1234.56'],
    ['1.2345E+3', '1234.5'],
    ['12.345', '12.3450'],
    ['1e-12', '0'],
    ['-0', '0'],
    ['100', '100'],
  ])('the number %s is %s', async (value, amount) => {
    const found = await inspectBytes(
      row(`<c r="B2" t="inlineStr"><is><t>X</t></is></c><c r="C2"><v>${value}</v></c>`),
    )
    expect(found.first?.amount).toBe(amount)
  })

  test.each([
    ['<c r="C2" t="e"><v>#N/A</v></c>', '#N/A'],
    ['<c r="C2"><f>1+1</f></c>', '=1+1'],
    ['<c r="C2"><v>1e999</v></c>', '1e999'],
    ['<c r="C2" t="b"><v>1</v></c>', 'TRUE'],
  ])('%s is no amount: its row is told', async (cell, shown) => {
    const good =
      '<row r="3"><c r="A3" t="inlineStr"><is><t>2026-03-06</t></is></c><c r="C3"><v>-3</v></c></row>'
    const bad = `<row r="2"><c r="A2" t="inlineStr"><is><t>2026-03-05</t></is></c>${cell}</row>`
    const found = await inspectBytes(handMade(bad + good))
    expect(found).toMatchObject({ outcome: 'partial', transactions: 1 })
    expect(found.problems[0]).toMatchObject({ line: 2, severity: 'row' })
    expect(found.problems[0]!.message.en).toContain(shown)
  })

  test('the last result of a formula is read, the formula is not', async () => {
    const found = await inspectBytes(row('<c r="C2"><f>2+3</f><v>-42.1</v></c>'))
    expect(found.first?.amount).toBe('-42.1')
  })

  test('texts in runs are one text, without what tells how to say it; escapes are characters', async () => {
    const shared = sharedXml(
      '<si><r><t>CAFÉ </t></r><r><t xml:space="preserve">&amp; Cie_x0041_</t></r><rPh><t>kafe</t></rPh></si>',
    )
    const bytes = handMade(
      '<row r="2"><c r="A2" t="d"><v>2026-03-05T00:00:00</v></c><c r="B2" t="s"><v>0</v></c><c r="C2"><v>5</v></c></row>',
      { 'xl/sharedStrings.xml': shared },
    )
    expect((await inspectBytes(bytes)).first).toMatchObject({
      date: '2026-03-05',
      description: 'CAFÉ & CieA',
    })
  })

  test('a merged day stands for all its rows; hidden rows are read and told', async () => {
    const rows =
      '<row r="2"><c r="A2" t="inlineStr"><is><t>2026-03-05</t></is></c><c r="C2"><v>-1</v></c></row><row r="3" hidden="1"><c r="C3"><v>-2</v></c></row>'
    const found = await inspectBytes(
      handMade(rows, {}, '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'),
    )
    expect(found).toMatchObject({ transactions: 2, sumDebits: '3', last: { date: '2026-03-05' } })
    expect(found.problems.map(({ code }) => code)).toEqual(['bank.file.hiddenRows'])
  })

  test('a number cell has no say in what the marks of texts mean', async () => {
    const rows = [
      ['Date', 'Text', 'Montant', 'Devise'],
      ['05/03/2026', 'A', '1.234', 'EUR'],
      ['16/03/2026', 'B', 12.5, 'EUR'],
    ]
    expect(await inspectBytes(bookOf({ A: rows }))).toMatchObject({ outcome: 'ask' })
  })
})

describe('web pages', () => {
  const page = (table: string) =>
    Buffer.from(
      `<html><head><title>1</title><script>if (a < b) document.write('<tr>')</script></head><body>${table}</body></html>`,
    )
  const head = '<tr><th>Date</th><th>Libell&eacute;</th><th>Montant</th></tr>'

  test.each([
    ['plain', `<table>${head}<tr><td>05/03/2026<td>Caf&eacute;<td>&minus;1&nbsp;234,50 &euro;</table>`],
    [
      'in a table of the page',
      `<table><tr><td>Menu<table>${head}<tr><td>05/03/2026</td><td><b>Caf</b>é</td><td align=">">-1 234,50</td></tr></table></td></tr></table>`,
    ],
    [
      'with cells over two columns',
      `<TABLE><TR><TD COLSPAN=3>Relevé</TD></TR>${head}<tr><td>05/03/2026</td><td>Café</td><td>-1 234,50</td></tr></TABLE>`,
    ],
    [
      'with a comment of Excel',
      `<!--[if gte mso 9]><xml><x:a>9</x:a></xml><![endif]--><table>${head}<tr><td>05/03/2026</td><td>Café</td><td x:num="-1234.5">-1.234,50</td></tr></table>`,
    ],
  ])('%s', async (_, table) => {
    const found = await inspectBytes(page(table), 'xls')
    expect(found).toMatchObject({ outcome: 'parse', transactions: 1 })
    expect(found.first).toMatchObject({ date: '2026-03-05', amount: '-1234.50', description: 'Café' })
  })

  test('a day over two rows stands for both', async () => {
    const rows = `${head}<tr><td rowspan=2>05/03/2026</td><td>A</td><td>-1,00</td></tr><tr><td>B</td><td>-2,00</td></tr>`
    expect(await inspectBytes(page(`<table>${rows}</table>`), 'xls')).toMatchObject({
      transactions: 2,
      sumDebits: '3.00',
    })
  })

  test('a web archive, and a page without a table', async () => {
    const html = `<html><body><table>${head}<tr><td>05/03/2026</td><td>Caf=C3=A9</td><td>-1,00</td></tr></table></body></html>`
    const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${html}\r\n--b1--\r\n`
    expect((await inspectBytes(Buffer.from(archive), 'xls')).first?.description).toBe('Café')
    await expect(inspectBytes(page('<p>Bonjour</p>'), 'html')).rejects.toThrow('bank.unknownFormat')
  })
})
