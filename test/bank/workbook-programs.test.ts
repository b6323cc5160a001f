/** Statements as programs save them: what each leaves out, adds or writes in its own way, with the reading that is right. */
import { describe, expect, test } from 'vitest'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { makeZip, sheetXml, text } from './hostile/zip-maker.ts'
import { bookOf, day, handMade, inspectBytes, type Rows, readBytes, type Value } from './workbook-make.ts'

const words = (...values: readonly number[]) => Buffer.from(new Uint16Array(values).buffer)
const record = (type: number, ...data: readonly Buffer[]) => {
  const all = Buffer.concat(data)
  return Buffer.concat([words(type, all.length), all])
}

/** A sheet of records (BIFF8): texts, numbers, and formulas with the eight bytes of their result and their marks. */
function recordsOf(rows: readonly (readonly (string | number | { result: Buffer; marks: number })[])[]) {
  const cells = rows.flatMap((row, r) =>
    row.map((value, c) => {
      const at = words(r, c, 0)
      if (typeof value === 'string')
        return record(0x204, at, words(value.length), Buffer.from([0]), Buffer.from(value, 'latin1'))
      if (typeof value !== 'number') return record(0x06, at, value.result, words(value.marks, 0, 0, 0))
      return record(0x203, at, Buffer.from(new Float64Array([value]).buffer))
    }),
  )
  return Buffer.concat([record(0x809, words(0x600, 0x10, 0, 0, 0, 0, 0, 0)), ...cells, record(0x0a)])
}

describe('formulas that were never computed', () => {
  const columns = { date: 0, description: [1], amount: 2, balance: 3 }
  const balancesOf = async (bytes: Uint8Array) => {
    const { accounts, problems } = await parseBytes({ bytes, extension: 'xls', columns })
    const balances = accounts[0]!.lines.map(({ balance }) => balance ?? null)
    return { balances, told: problems.some(({ code }) => code === 'bank.file.formulasUncomputed') }
  }
  const NONE = { balances: [null, null, null], told: true }
  const all = (...balances: readonly string[]) => ({ balances, told: false })

  test('leave zeros or nothing, which is no balance: records', async () => {
    const sheet = (marks: number, ...results: readonly Buffer[]) =>
      recordsOf([
        ['Date', 'Text', 'Amount', 'Balance'],
        ...results.map((result, i) => [`2026-03-0${i + 2}`, 'X', 5, { result, marks }]),
      ])
    const number = (value: number) => Buffer.from(new Float64Array([value]).buffer)
    const nothing = words(3, 0, 0, 0xffff)
    expect(await balancesOf(sheet(2, number(0), number(0), number(0)))).toEqual(NONE)
    expect(await balancesOf(sheet(0, nothing, nothing, nothing))).toEqual({ ...NONE, told: false })
    expect(await balancesOf(sheet(2, number(5), number(10), number(15)))).toEqual(all('5', '10', '15'))
    expect(await balancesOf(sheet(0, number(0), number(0), number(0)))).toMatchObject({
      balances: ['0', '0', '0'],
    })
  })

  test('leave no day and no amount either: a person is asked', async () => {
    const open = { result: words(3, 0, 0, 0xffff), marks: 0 }
    const rows = [1, 2, 3].map((n) => [open, `X${n}`, open])
    await expect(
      inspectBytes(recordsOf([['Date', 'Text', 'Amount'], ...rows]), 'xls'),
    ).resolves.toMatchObject({
      outcome: 'ask',
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'bank.file.formulasUncomputed', message: expect.anything() }),
      ]),
    })
  })

  const cell = (r: number, v: string) => `<c r="D${r}"><f>D${r - 1}+C${r}</f><v>${v}</v></c>`
  const made = (values: readonly string[], more: string) =>
    handMade(
      values
        .map(
          (v, i) =>
            `<row r="${i + 2}">${text(`A${i + 2}`, `2026-03-0${i + 2}`)}${text(`B${i + 2}`, 'X')}<c r="C${i + 2}"><v>5</v></c>${cell(i + 2, v)}</row>`,
        )
        .join(''),
      {
        'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets>${more}</workbook>`,
      },
    )

  test('leave zeros, which are no balances: parts of XML', async () => {
    const toCompute = '<calcPr calcId="1" fullCalcOnLoad="1"/>'
    const read = (values: readonly string[], more: string) => balancesOf(made(values, more))
    expect(await read(['0', '0', '0'], toCompute)).toEqual(NONE)
    expect(await read(['5', '10', '15'], toCompute)).toEqual(all('5', '10', '15'))
    expect(await read(['0', '0', '0'], '')).toEqual(all('0', '0', '0'))
  })
})

describe('currencies that a format shows', () => {
  const pounds = '[$£-809]#,##0.00'
  const rows = (side: (cents: number) => Value): Rows => [
    ['Date', 'Description', 'Cheque', 'Money Out', 'Money In'],
    [day(2), 'A', 4501, side(-12.5), null],
    [day(5), 'B', null, null, { v: 100, z: pounds }],
    [day(9), 'C', 4502, side(-7.25), null],
  ]

  test.each(['xlsx', 'biff8', 'xlml'] as const)('hold for the side without: %s', async (form) => {
    const read = await readBytes(bookOf({ A: rows((v) => ({ v, z: '0.00' })) }, form))
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ currency: 'GBP' }] })
    expect(read.accounts[0]!.lines.map((line) => line.split(' ')[1])).toEqual(['-12.5', '100', '-7.25'])
  })

  test('do not hold where another currency is shown too', async () => {
    const [names, ...movements] = rows((v) => ({ v, z: '0.00' }))
    const euros = (i: number): Value => (i === 1 ? { v: 115, z: '[$€-40C]0.00' } : null)
    const sheet: Rows = [[...names!, 'Original'], ...movements.map((row, i) => [...row, euros(i)])]
    const { accounts } = await readBytes(bookOf({ A: sheet }))
    expect(accounts.map(({ currency }) => currency)).toContain(null)
  })

  test('cells that are empty and have a format are no numbers', async () => {
    const [names, ...movements] = rows((v) => ({ v, z: '0.00' }))
    const cells = (row: readonly Value[], r: number) =>
      row.map((value, c) => {
        const at = `${'ABCDE'[c]}${r}`
        if (value === null) return `<c r="${at}" s="1"/>`
        if (typeof value === 'string') return text(at, value)
        const { v, z } = typeof value === 'object' ? value : { v: Number(value), z: '' }
        return `<c r="${at}" s="${z === pounds ? 1 : z === '0.00' ? 2 : z ? 3 : 0}"><v>${v}</v></c>`
      })
    const sheet = [names!, ...movements].map(
      (row, i) => `<row r="${i + 1}">${cells(row, i + 1).join('')}</row>`,
    )
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${pounds}"/></numFmts><cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="2"/><xf numFmtId="14"/></cellXfs></styleSheet>`
    const bytes = handMade('', {
      'xl/worksheets/sheet1.xml': sheetXml(sheet.join('')),
      'xl/styles.xml': styles,
    })
    expect(await readBytes(bytes)).toMatchObject({ outcome: 'parse', accounts: [{ currency: 'GBP' }] })
  })
})

describe('older ways to save a table', () => {
  test('SpreadsheetML that counts its days from 1904', async () => {
    const rows: Rows = [
      ['Date', 'Libelle', 'Montant'],
      [{ v: 44624, z: 'dd/mm/yyyy' }, 'A', -1.5],
      [{ v: 44635, z: 'dd/mm/yyyy' }, 'B', 2],
    ]
    const xml = Buffer.from(bookOf({ A: rows }, 'xlml')).toString()
    const marked = xml.replace('<Worksheet', '<ExcelWorkbook><Date1904/></ExcelWorkbook><Worksheet')
    const found = await inspectBytes(Buffer.from(marked), 'xls')
    expect(found.first?.date).toBe('2026-03-05')
  })

  test.each([
    ['SYLK', 'ID;PWXL;N;E\r\nC;X1;Y1;K"Date"\r\nE\r\n'],
    ['DIF', 'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,1\r\n""\r\n'],
  ])('%s is named, with what to do', async (name, content) => {
    const refused = inspectBytes(Buffer.from(content), 'xls')
    await expect(refused).rejects.toThrow(new RegExp(`${name}.*\\.xlsx`))
  })

  test.each([
    ['.xlsb', makeZip([{ name: 'xl/workbook.bin', data: 'x' }])],
    ['.numbers', makeZip([{ name: 'Index/Document.iwa', data: 'x' }])],
    [
      '.sxc',
      makeZip([
        { name: 'mimetype', data: 'application/vnd.sun.xml.calc' },
        { name: 'content.xml', data: '<!DOCTYPE a><a/>' },
      ]),
    ],
  ])('%s is named, with what to do', async (name, bytes) => {
    const refused = inspectBytes(bytes)
    await expect(refused).rejects.toMatchObject({ code: 'bank.workbookOther' })
    await expect(refused).rejects.toThrow(new RegExp(`\\${name}.*\\.xlsx`))
  })

  test('text of a program that computes in binary', async () => {
    const csv = [
      'Date,Libelle,Montant,Solde',
      '2026-03-02,A,-76.20999999999999,923.79',
      '2026-03-05,B,-586.28999999999999998,337.5',
      '2026-03-09,C,0.30000000000000004,337.80000000000001',
    ].join('\n')
    expect((await readBytes(Buffer.from(csv))).accounts).toMatchObject([
      { ends: [1000, 337.8], lines: ['2026-03-02 -76.21 A', '2026-03-05 -586.29 B', '2026-03-09 0.3 C'] },
    ])
  })
})
