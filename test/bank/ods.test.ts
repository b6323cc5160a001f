/** OpenDocument spreadsheets: what their cells hold, as LibreOffice, OpenOffice and others write it. */
import { describe, expect, test } from 'vitest'
import { blowfishCfb } from '../../electron/bank/formats/workbook/blowfish.ts'
import { makeZip } from './hostile/zip-maker.ts'
import {
  contentXml,
  flatOdsOf,
  handMadeOds,
  numberCell,
  odsEntries,
  odsOf,
  protectOds,
  protectWhole,
  rowXml,
  tableXml,
  textCell,
} from './ods-make.ts'
import { day, inspectBytes, MARCH, MARCH_READ, type Rows, readBytes, type Value } from './workbook-make.ts'

const NAMES = ['Date', 'Libellé', 'Montant']
const dateCell = (value: string) =>
  `<table:table-cell office:value-type="date" office:date-value="${value}"/>`
const movement = (cells: string, more = '') => rowXml(dateCell('2026-03-05') + cells, more)

describe('the same statement', () => {
  const rows: Rows = [
    ['Date', 'Libellé', 'Débit', 'Crédit', 'Solde'],
    [day(5), 'Cafe', 12.5, null, 987.5],
    [day(16), 'Paie & cie', null, 0.1 + 0.2, 987.8],
  ]
  test.each([
    ['packed', odsOf({ Compte: rows }), 'ods'],
    ['flat', flatOdsOf({ Compte: rows }), 'fods'],
    ['named as another', odsOf({ Compte: rows }), 'xlsx'],
    ['flat, named as another', flatOdsOf({ Compte: rows }), 'xml'],
    [
      'without a name of its kind',
      makeZip(
        odsEntries(contentXml(''), { mimetype: null, 'content.xml': flatOdsOf({ A: rows }).toString() }),
      ),
      'zip',
    ],
  ])('%s', async (_, bytes, extension) => {
    expect(await inspectBytes(bytes, extension)).toMatchObject({
      format: 'ods',
      outcome: 'parse',
      sumDebits: '12.5',
      sumCredits: '0.3',
      openingBalance: '1000.0',
      closingBalance: '987.8',
      first: { date: '2026-03-05', amount: '-12.5', description: 'Cafe' },
      last: { date: '2026-03-16', amount: '0.3', description: 'Paie & cie' },
    })
  })

  test('with days counted from 1904, some of them without a format', async () => {
    const later = [NAMES, [{ v: 44624, z: 'dd/mm/yyyy' }, 'A', -1.5], [{ v: 44635, z: 'dd/mm/yyyy' }, 'B', 2]]
    expect((await inspectBytes(odsOf({ A: later }, true))).first?.date).toBe('2026-03-05')
    const bare = [NAMES, [44624, 'A', -1.5], [44635, 'B', 2]]
    expect((await inspectBytes(odsOf({ A: bare }, true))).first?.date).toBe('2026-03-05')
  })
})

describe('what cells hold', () => {
  const amounts = async (...cells: string[]) => {
    const rows = cells.map((cell) => movement(textCell('X') + cell))
    const { outcome, accounts, told } = await readBytes(handMadeOds(rows.join('')))
    return {
      outcome,
      told,
      amounts: accounts.flatMap(({ lines }) => lines.map((line) => line.split(' ')[1])),
    }
  }
  const texts = async (...cells: string[]) => {
    const rows = cells.map((cell) => movement(cell + numberCell('-1')))
    const { accounts } = await readBytes(handMadeOds(rows.join('')))
    return accounts.flatMap(({ lines }) => lines.map((line) => line.split(' ').slice(2).join(' ')))
  }

  test('numbers without what binary left over, percentages, amounts of a currency', async () => {
    const typed = (type: string) => `<table:table-cell office:value-type="${type}" office:value="-4.2"/>`
    const read = await amounts(
      numberCell('-12.5'),
      numberCell('79.45999999999999'),
      numberCell('1.2345E+3'),
      typed('percentage'),
      typed('currency'),
    )
    expect(read).toEqual({
      outcome: 'parse',
      told: [],
      amounts: ['-12.5', '79.46', '1234.5', '-4.2', '-4.2'],
    })
  })

  test('a formula by its last result; one without, and an error, are told with their row', async () => {
    const formula = (more: string) => `<table:table-cell table:formula="of:=[.C2]+1"${more}/>`
    expect(await amounts(formula(' office:value-type="float" office:value="-42.1"'))).toMatchObject({
      amounts: ['-42.1'],
    })
    expect(await amounts(numberCell('1'), formula(''))).toMatchObject({ outcome: 'partial', amounts: ['1'] })
    const error = `<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>`
    expect(await amounts(numberCell('1'), error)).toMatchObject({ outcome: 'partial', amounts: ['1'] })
  })

  test('texts in runs and paragraphs, with spaces, tabs and breaks; no notes of the cell', async () => {
    const cell = (inner: string) => `<table:table-cell office:value-type="string">${inner}</table:table-cell>`
    const note = '<office:annotation><dc:creator>Me</dc:creator><text:p>9 999,99</text:p></office:annotation>'
    expect(
      await texts(
        cell('<text:p>CB <text:span>CAF<text:span>É</text:span></text:span>\n   7</text:p>'),
        cell('<text:p>VIR<text:s text:c="3"/>A</text:p><text:p>REF<text:tab/>1<text:line-break/>2</text:p>'),
        cell(
          `${note}<text:p>A</text:p><draw:frame><draw:text-box><text:p>No</text:p></draw:text-box></draw:frame>`,
        ),
        '<table:table-cell office:value-type="string" office:string-value="B"/>',
      ),
    ).toEqual(['CB CAFÉ 7', 'VIR A REF 1 2', 'A', 'B'])
  })

  test('days with a time, times, and texts of days', async () => {
    const rows = [dateCell('2026-03-05T23:59:59.5'), textCell('2026-03-06')].map((date, i) =>
      rowXml(`${date}${textCell(`M${i}`)}${numberCell('-1')}`),
    )
    expect((await readBytes(handMadeOds(rows.join('')))).accounts).toMatchObject([
      { lines: ['2026-03-05 -1 M0', '2026-03-06 -1 M1'] },
    ])
    const hour =
      '<table:table-cell office:value-type="time" office:time-value="PT14H05M00S"><text:p>14:05</text:p></table:table-cell>'
    expect(await texts(hour)).toEqual(['14:05:00'])
  })

  test('what the format shows: sides, a minus, brackets, currencies; dollars say nothing', async () => {
    const read = async (...cells: Value[]) => {
      const rows = cells.map((cell, i): Value[] => [day(i + 1), `M${i}`, cell])
      const { accounts } = await readBytes(odsOf({ A: [NAMES, ...rows] }))
      return accounts.map(({ currency, lines }) => [currency, ...lines.map((line) => line.split(' ')[1])])
    }
    const sides = '#,##0.00" Cr";#,##0.00" Dr"'
    expect(await read({ v: -12.34, z: sides }, { v: 5, z: sides })).toEqual([[null, '-12.34', '5']])
    expect(await read({ v: 7, z: '\\-0.00' }, { v: 8, z: '(0.00)' }, 9)).toEqual([[null, '-7', '-8', '9']])
    expect(await read({ v: 7, z: '#,##0.00 [$€-40C];(#,##0.00 [$€-40C])' }, -2)).toEqual([['EUR', '7', '-2']])
    const named = (currency: string, style = '') =>
      movement(
        `${textCell('X')}<table:table-cell office:value-type="currency" office:currency="${currency}" office:value="5"${style}/>`,
      )
    expect((await readBytes(handMadeOds(named('XOF')))).accounts[0]?.currency).toBe('XOF')
    const dollars =
      '<number:currency-style style:name="N1"><number:currency-symbol>$</number:currency-symbol><number:number/></number:currency-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    const unknown = handMadeOds(named('USD', ' table:style-name="ce1"'), dollars)
    expect((await readBytes(unknown)).accounts[0]?.currency).toBeNull()
  })

  test('formats of columns hold for cells that name none', async () => {
    const style =
      '<number:number-style style:name="N1"><number:text>-</number:text><number:number number:decimal-places="2"/></number:number-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    const columns =
      '<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="ce1"/>'
    const header = rowXml(NAMES.map(textCell).join(''))
    const table = `<table:table table:name="A">${columns}<table:table-header-rows>${header}</table:table-header-rows><table:table-row-group>${movement(textCell('X') + numberCell('5'))}</table:table-row-group></table:table>`
    const bytes = makeZip(odsEntries(contentXml(table, style)))
    expect((await readBytes(bytes)).accounts).toMatchObject([{ lines: ['2026-03-05 -5 X'] }])
  })
})

describe('rows, columns and sheets', () => {
  test('cells and rows that are repeated are there as often as they are', async () => {
    const empty = '<table:table-cell table:number-columns-repeated="2"/>'
    const rows =
      movement(textCell('X') + numberCell('-1.5'), ' table:number-rows-repeated="3"') +
      movement(`${empty}${textCell('other')}`)
    const { accounts } = await readBytes(handMadeOds(rows))
    expect(accounts[0]?.lines).toEqual(Array(3).fill('2026-03-05 -1.5 X'))
  })

  test('without end they are refused at the limits of every workbook', async () => {
    const rows = movement(textCell('X') + numberCell('-1'), ' table:number-rows-repeated="1048576"')
    await expect(readBytes(handMadeOds(rows))).rejects.toMatchObject({ code: 'bank.tooManyRows' })
    const wide = rowXml(
      `<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>`,
    )
    await expect(readBytes(handMadeOds(wide))).rejects.toMatchObject({ code: 'bank.tooManyColumns' })
    const many = tableXml(
      'A',
      rowXml(numberCell('1', ' table:number-columns-repeated="500"'), ' table:number-rows-repeated="200000"'),
    )
    const bytes = makeZip(odsEntries(contentXml(many.repeat(9))))
    await expect(readBytes(bytes)).rejects.toMatchObject({ code: 'bank.workbookTooManyCells' })
  })

  test('hidden rows are read and told, a hidden sheet is left and named', async () => {
    const style =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const header = rowXml(NAMES.map(textCell).join(''))
    const rows =
      movement(`${textCell('X')}${numberCell('-1')}`) +
      movement(`${textCell('Y')}${numberCell('-2')}`, ' table:visibility="filter"')
    const hidden = tableXml(
      'Ancien',
      header + movement(`${textCell('Z')}${numberCell('-3')}`),
      ' table:style-name="ta2"',
    )
    const found = await readBytes(
      makeZip(odsEntries(contentXml(tableXml('A', header + rows) + hidden, style))),
    )
    expect(found).toMatchObject({
      told: ['file.sheetLeft', 'file.hiddenRows'],
      accounts: [{ lines: [/X/, /Y/].map((line) => expect.stringMatching(line)) }],
    })
  })

  test('a merged day stands for all its rows, a merged amount is one movement', async () => {
    const sheet = {
      rows: [NAMES, ...MARCH.flatMap((row, i): Value[][] => [[...row], [null, `REF ${i}`]])],
      merges: [2, 4, 6].flatMap((row) => [`A${row}:A${row + 1}`, `C${row}:C${row + 1}`]),
    }
    expect((await readBytes(odsOf({ A: sheet }))).accounts).toMatchObject([
      { lines: MARCH_READ.map((line, i) => `${line} REF ${i}`) },
    ])
  })

  test('changes that are tracked, copies of other files and drawings are no tables', async () => {
    const header = rowXml(NAMES.map(textCell).join(''))
    const row = (amount: string) => movement(textCell('X') + numberCell(amount))
    const tracked = `<table:tracked-changes><table:deletion><table:deletions><table:table-cell office:value-type="float" office:value="9"/></table:deletions></table:deletion></table:tracked-changes>`
    const copy = tableXml("'file:///a.ods'#$Feuille", header + row('-9'))
    const links = `<table:dde-links><table:dde-link>${tableXml('B', header + row('-8'))}</table:dde-link></table:dde-links>`
    const drawn = `<table:shapes><draw:frame><table:table table:name="C">${header}${row('-7')}</table:table></draw:frame></table:shapes>`
    const own = tableXml('A', drawn + header + row('-1'))
    const bytes = makeZip(odsEntries(contentXml(copy + own + links, '', tracked)))
    expect(await readBytes(bytes)).toMatchObject({ told: [], accounts: [{ lines: ['2026-03-05 -1 X'] }] })
  })
})

describe('what is refused, and what is protected', () => {
  const rows: Rows = [NAMES, ...MARCH]
  const PASSWORD = 'Été 2026'

  test('other documents are named', async () => {
    const other = { mimetype: 'application/vnd.oasis.opendocument.text' }
    await expect(inspectBytes(makeZip(odsEntries(contentXml(''), other)))).rejects.toThrow(/OpenDocument/)
    const unnamed = contentXml('').replaceAll('office:spreadsheet', 'office:text')
    await expect(inspectBytes(makeZip(odsEntries(unnamed)))).rejects.toThrow(/OpenDocument/)
  })

  const parts = odsEntries(flatOdsOf({ A: rows }).toString())
  test.each([
    ['AES', protectOds(parts, PASSWORD, 'aes')],
    ['Blowfish', protectOds(parts, PASSWORD, 'blowfish')],
    ['the whole at once', protectWhole(odsOf({ A: rows }), PASSWORD)],
  ])('%s: opens with its password, and with no other', async (_, bytes) => {
    expect((await inspectBytes(bytes, 'ods', { password: PASSWORD })).transactions).toBe(3)
    await expect(inspectBytes(bytes)).rejects.toMatchObject({ code: 'bank.passwordNeeded' })
    for (const password of ['été 2026', ''])
      await expect(inspectBytes(bytes, 'ods', { password })).rejects.toMatchObject({
        code: 'bank.passwordWrong',
      })
  })

  test('the cipher of OpenOffice, by its published example', () => {
    const [key, iv, hidden] = [
      '0123456789abcdeff0e1d2c3b4a59687',
      'fedcba9876543210',
      'e73214a2822139caf26ecf6d2eb9e76e3da3de04d1517200519d57a6c3',
    ].map((hex) => Buffer.from(hex, 'hex')) as [Buffer, Buffer, Buffer]
    expect(blowfishCfb(key, iv, hidden).toString('latin1')).toBe('7654321 Now is the time for \0')
  })

  test('a key that would take all memory', async () => {
    const bytes = protectWhole(odsOf({ A: rows }), PASSWORD, 4_000_000)
    await expect(inspectBytes(bytes, 'ods', { password: PASSWORD })).rejects.toMatchObject({
      code: 'bank.workbookUnsafe',
    })
  })

  test.each([
    ['PBKDF2', 'PGP', 'bank.encryptionUnknown'],
    ['#aes256-cbc', '#serpent', 'bank.encryptionUnknown'],
    ['#sha256"', '#md5"', 'bank.encryptionUnknown'],
    ['iteration-count="1000"', 'iteration-count="900000000"', 'bank.workbookUnsafe'],
    ['key-size="32" manifest:it', 'key-size="7" manifest:it', 'bank.encryptionUnknown'],
  ])('%s changed into %s: %s', async (from, to, code) => {
    const entries = odsEntries(flatOdsOf({ A: rows }).toString())
    const bytes = protectOds(entries, PASSWORD, 'aes', (manifest) => manifest.replaceAll(from, to))
    await expect(inspectBytes(bytes, 'ods', { password: PASSWORD })).rejects.toMatchObject({ code })
  })
})
