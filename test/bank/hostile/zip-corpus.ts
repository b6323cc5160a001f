/** Archives and workbooks made to hurt whoever opens them: each must be refused, or be read without harm. */
import { crc32, deflateRawSync } from 'node:zlib'
import {
  makeWorkbook,
  makeZip,
  ROWS,
  relation,
  relations,
  sharedXml,
  sheetXml,
  text,
  workbookEntries,
  type ZipEntry,
} from './zip-maker.ts'

export interface HostileZip {
  readonly name: string
  readonly make: () => Uint8Array
  /** What must come of it: a refusal with this code, or the two movements of the small workbook. */
  readonly expected: string
}

const READ = 'read'
const UNSAFE = 'bank.workbookUnsafe'
const DAMAGED = 'bank.workbookDamaged'
const FOREIGN = 'bank.workbookForeign'

const extra = (entry: ZipEntry) => makeZip([...workbookEntries(), entry])
const sheet = (data: string | Uint8Array) => makeWorkbook({ 'xl/worksheets/sheet1.xml': data })
const withEntry = (name: string, change: Partial<ZipEntry>) =>
  makeZip(workbookEntries().map((entry) => (entry.name === name ? { ...entry, ...change } : entry)))
const SHEET = 'xl/worksheets/sheet1.xml'

function nested(depth: number): Buffer {
  let inner = makeZip([{ name: '0.dll', data: Buffer.alloc(1 << 20) }])
  for (let level = 0; level < depth; level++) {
    const entries = Array.from({ length: 16 }, (_, i) => ({ name: `lib${i}.zip`, data: inner }))
    inner = makeZip(entries)
  }
  return inner
}

/** Rows of figures that hardly compress, so that only their sum is too large. */
function manyFigures(bytes: number): string {
  let state = 1
  const rows: string[] = []
  for (let size = 0, row = 1; size < bytes; row++) {
    const cells: string[] = []
    for (let i = 0; i < 40; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      cells.push(`<c><v>${state}</v></c>`)
    }
    const made = `<row r="${row}">${cells.join('')}</row>`
    rows.push(made)
    size += made.length
  }
  return sheetXml(rows.join(''))
}

/** Fields of records for large archives, with figures that no file has. */
function wideEnd(count: bigint, size: bigint, start: bigint, locatorAt: bigint): Buffer {
  const bytes = Buffer.alloc(56 + 20)
  bytes.writeUInt32LE(0x06064b50, 0)
  bytes.writeBigUInt64LE(44n, 4)
  bytes.writeBigUInt64LE(count, 24)
  bytes.writeBigUInt64LE(count, 32)
  bytes.writeBigUInt64LE(size, 40)
  bytes.writeBigUInt64LE(start, 48)
  bytes.writeUInt32LE(0x07064b50, 56)
  bytes.writeBigUInt64LE(locatorAt, 64)
  return bytes
}

const wideSize = (value: bigint) => {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt16LE(1, 0)
  bytes.writeUInt16LE(8, 2)
  bytes.writeBigUInt64LE(value, 4)
  return bytes
}

/** Entries that all point at the same compressed bytes. */
function allAtOnce(count: number): Buffer {
  const data = Buffer.alloc(1 << 20)
  const entries = Array.from({ length: count }, (_, i) => ({
    name: `xl/part${i}.xml`,
    data,
    packed: i === 0 ? deflateRawSync(data) : Buffer.alloc(0),
    crc: crc32(data),
    offset: 0,
  }))
  return makeZip(entries)
}

function cut(bytes: Buffer, from: number, to = bytes.length): Buffer {
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
}

/** A fake end inside the comment of the real one. */
const fakeEnd = () => makeZip([{ name: 'x.txt', data: 'x' }]).subarray(-22)

const containers: readonly HostileZip[] = [
  {
    name: 'archives within archives, sixteen of sixteen of sixteen',
    make: () => nested(3),
    expected: FOREIGN,
  },
  {
    name: 'archives within a workbook',
    make: () => extra({ name: 'xl/media/a.zip', data: nested(2) }),
    expected: READ,
  },
  { name: 'two thousand names of one part', make: () => allAtOnce(1_900), expected: UNSAFE },
  {
    name: 'a part that begins inside another',
    make: () => withEntry('xl/workbook.xml', { offset: 60 }),
    expected: UNSAFE,
  },
  {
    name: 'a part that reaches into the next',
    make: () =>
      makeZip([
        ...workbookEntries(),
        { name: 'a', data: 'aa', method: 0 },
        { name: 'b', data: 'b', method: 0, offset: 0 },
      ]),
    expected: UNSAFE,
  },
  {
    name: 'a name that climbs out',
    make: () => extra({ name: '../../slipped.txt', data: 'x' }),
    expected: UNSAFE,
  },
  {
    name: 'a name that climbs out with backslashes',
    make: () => extra({ name: '..\\..\\slipped.txt', data: 'x' }),
    expected: UNSAFE,
  },
  {
    name: 'a name that climbs out in the middle',
    make: () => extra({ name: 'xl/../../slipped.txt', data: 'x' }),
    expected: UNSAFE,
  },
  {
    name: 'a name from the root',
    make: () => extra({ name: '/tmp/slipped.txt', data: 'x' }),
    expected: UNSAFE,
  },
  { name: 'a name of a drive', make: () => extra({ name: 'C:\\slipped.txt', data: 'x' }), expected: UNSAFE },
  { name: 'a name with a NUL', make: () => extra({ name: 'xl/a\0.xml', data: 'x' }), expected: UNSAFE },
  { name: 'a name of nothing', make: () => extra({ name: '', data: 'x' }), expected: UNSAFE },
  {
    name: 'a symbolic link',
    make: () => extra({ name: 'xl/link.xml', data: '/etc/passwd', attributes: 0xa1ff0000 }),
    expected: UNSAFE,
  },
  { name: 'two parts of one name', make: () => extra({ name: SHEET, data: sheetXml('') }), expected: UNSAFE },
  {
    name: 'two parts whose names differ in case',
    make: () => extra({ name: SHEET.toUpperCase(), data: sheetXml('') }),
    expected: UNSAFE,
  },
  { name: 'a size declared too small', make: () => withEntry(SHEET, { declared: 100 }), expected: UNSAFE },
  {
    name: 'a size declared too large',
    make: () => withEntry(SHEET, { declared: 100_000 }),
    expected: UNSAFE,
  },
  { name: 'a declared gibibyte', make: () => withEntry(SHEET, { declared: 2 ** 30 }), expected: UNSAFE },
  {
    name: 'four gibibytes declared by sixty-four bits',
    make: () => withEntry(SHEET, { declared: 0xffffffff, extra: wideSize(2n ** 40n) }),
    expected: UNSAFE,
  },
  {
    name: 'sixty-four bits announced and not given',
    make: () => withEntry(SHEET, { declared: 0xffffffff }),
    expected: UNSAFE,
  },
  {
    name: 'an end for 2^60 parts',
    make: () => makeWorkbook({}, { beforeEnd: wideEnd(2n ** 60n, 2n ** 60n, 0n, 0n) }),
    expected: DAMAGED,
  },
  {
    name: 'an end that lies beyond the file',
    make: () => makeWorkbook({}, { beforeEnd: wideEnd(5n, 1n, 1n, 2n ** 62n) }),
    expected: DAMAGED,
  },
  {
    name: 'three hundred thousand parts',
    make: () => makeZip(Array.from({ length: 300_000 }, (_, i) => ({ name: `${i}`, data: '', method: 0 }))),
    expected: UNSAFE,
  },
  {
    name: 'ten thousand parts beside the workbook',
    make: () =>
      makeZip([
        ...workbookEntries(),
        ...Array.from({ length: 10_000 }, (_, i) => ({ name: `xl/p${i}`, data: '', method: 0 })),
      ]),
    expected: UNSAFE,
  },
  {
    name: 'fewer parts counted than there are',
    make: () => makeWorkbook({}, { count: 2 }),
    expected: UNSAFE,
  },
  {
    name: 'more parts counted than there are',
    make: () => makeWorkbook({}, { count: 50 }),
    expected: DAMAGED,
  },
  { name: 'an archive on several disks', make: () => makeWorkbook({}, { disk: 3 }), expected: DAMAGED },
  {
    name: 'an end within the comment of the end',
    make: () => makeWorkbook({}, { comment: fakeEnd() }),
    expected: DAMAGED,
  },
  {
    name: 'a mebibyte after the end',
    make: () => makeWorkbook({}, { after: Buffer.alloc(1 << 20, 1) }),
    expected: DAMAGED,
  },
  { name: 'cut in the middle', make: () => makeWorkbook().subarray(0, 900), expected: DAMAGED },
  { name: 'cut before the end', make: () => makeWorkbook().subarray(0, -10), expected: DAMAGED },
  { name: 'a part missing in the middle', make: () => cut(makeWorkbook(), 200, 300), expected: DAMAGED },
  { name: 'nothing but an end', make: () => makeZip([]), expected: FOREIGN },
  { name: 'a wrong checksum', make: () => withEntry(SHEET, { crc: 0x12345678 }), expected: DAMAGED },
  {
    name: 'compressed bytes that are noise',
    make: () => withEntry(SHEET, { packed: Buffer.alloc(300, 0xa7) }),
    expected: DAMAGED,
  },
  { name: 'an encrypted part', make: () => withEntry(SHEET, { flags: 1 }), expected: UNSAFE },
  { name: 'a compression of 1996', make: () => withEntry(SHEET, { method: 6 }), expected: UNSAFE },
  {
    name: 'a compression that is an encryption',
    make: () => withEntry(SHEET, { method: 99 }),
    expected: UNSAFE,
  },
]

const manyRows = (count: number, row: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i + 4)).join('')
const bigShared = sharedXml(`<si><t>${'x'.repeat(32_000)}</t></si>`)
const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'

const parts: readonly HostileZip[] = [
  {
    name: 'three hundred mebibytes of spaces',
    make: () => sheet(sheetXml(ROWS + ' '.repeat(300 << 20))),
    expected: UNSAFE,
  },
  {
    name: 'three hundred mebibytes that declare a hundred bytes',
    make: () => withEntry(SHEET, { data: Buffer.alloc(300 << 20), declared: 100 }),
    expected: UNSAFE,
  },
  {
    name: 'a hundred mebibytes of figures',
    make: () => sheet(manyFigures(100 << 20)),
    expected: 'bank.workbookTooManyCells',
  },
  {
    name: 'a million shared texts',
    make: () => makeWorkbook({ 'xl/sharedStrings.xml': sharedXml('<si><t>x</t></si>'.repeat(1_000_000)) }),
    expected: UNSAFE,
  },
  {
    name: 'a shared text of fifty mebibytes',
    make: () =>
      makeWorkbook({ 'xl/sharedStrings.xml': sharedXml(`<si><t>${'x'.repeat(50 << 20)}</t></si>`) }),
    expected: UNSAFE,
  },
  {
    name: 'one long shared text in a hundred thousand cells',
    make: () =>
      makeWorkbook({
        'xl/sharedStrings.xml': bigShared,
        [SHEET]: sheetXml(
          ROWS +
            manyRows(100_000, (i) => `<row r="${i}"><c t="s"><v>0</v></c><c><v>${i * 7919}</v></c></row>`),
        ),
      }),
    expected: 'bank.workbookTooLarge',
  },
  {
    name: 'four thousand million shared texts declared',
    make: () =>
      makeWorkbook({
        'xl/sharedStrings.xml': sharedXml(
          '<si><t>x</t></si>',
          ' count="4294967295" uniqueCount="4294967295"',
        ),
      }),
    expected: READ,
  },
  ...['xl/workbook.xml', SHEET, '_rels/.rels', 'xl/_rels/workbook.xml.rels'].map((part) => ({
    name: `entities declared in ${part}`,
    make: () => withEntry(part, { data: `<?xml version="1.0"?>${laughs}<x>&c;</x>` }),
    expected: UNSAFE,
  })),
  {
    name: 'entities declared in shared texts',
    make: () => makeWorkbook({ 'xl/sharedStrings.xml': `${laughs}<sst><si><t>&c;</t></si></sst>` }),
    expected: UNSAFE,
  },
  {
    name: 'an entity of a file declared in styles',
    make: () =>
      makeWorkbook({ 'xl/styles.xml': '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>' }),
    expected: UNSAFE,
  },
  {
    name: 'names of the prototype',
    make: () =>
      makeWorkbook({
        '__proto__/constructor.xml': 'x',
        'xl/workbook.xml':
          '<workbook><sheets><sheet name="__proto__" sheetId="1" id="r1"/></sheets></workbook>',
        'xl/sharedStrings.xml': sharedXml('<si><t>__proto__</t></si>'),
      }),
    expected: READ,
  },
  {
    name: 'a relation with the name of the prototype',
    make: () =>
      makeWorkbook({
        'xl/_rels/workbook.xml.rels': relations(
          relation('__proto__', 'worksheet', 'constructor') +
            relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
        ),
      }),
    expected: READ,
  },
  {
    name: 'seventeen thousand million cells declared',
    make: () => sheet(sheetXml(ROWS, '<dimension ref="A1:XFD1048576"/>')),
    expected: READ,
  },
  {
    name: 'a cell in the last corner',
    make: () => sheet(sheetXml(`${ROWS}<row r="1048576">${text('XFD1048576', 'x')}</row>`)),
    expected: 'bank.tooManyColumns',
  },
  {
    name: 'a cell in the last row',
    make: () => sheet(sheetXml(`${ROWS}<row r="1048576">${text('A1048576', 'end')}</row>`)),
    expected: READ,
  },
  {
    name: 'cells of rows that no sheet has',
    make: () => sheet(sheetXml(`${ROWS}<row r="4">${text('A99999999999', '')}${text('ZZZZZZ1', '')}</row>`)),
    expected: READ,
  },
  {
    name: 'a million cells in one row',
    make: () => sheet(sheetXml(`${ROWS}<row>${'<c><v>1</v></c>'.repeat(50_000)}</row>`)),
    expected: 'bank.tooManyColumns',
  },
  {
    name: 'a cell at column 512 in every row',
    make: () =>
      sheet(
        sheetXml(ROWS + manyRows(20_000, (i) => `<row r="${i}"><c r="SR${i}"><v>${i * 7919}</v></c></row>`)),
      ),
    expected: 'bank.workbookTooManyCells',
  },
  {
    name: 'a million styles',
    make: () =>
      makeWorkbook({
        'xl/styles.xml': `<styleSheet><cellXfs>${'<xf numFmtId="14"/>'.repeat(1_000_000)}</cellXfs></styleSheet>`,
      }),
    expected: UNSAFE,
  },
  {
    name: 'a hundred thousand formats, each of its own',
    make: () =>
      makeWorkbook({
        'xl/styles.xml': `<styleSheet><numFmts>${manyRows(100_000, (i) => `<numFmt numFmtId="${i}" formatCode="0.${'0'.repeat(i % 30)}"/>`)}</numFmts><cellXfs>${manyRows(90_000, (i) => `<xf numFmtId="${i * 7}"/>`)}</cellXfs></styleSheet>`,
      }),
    expected: READ,
  },
  {
    name: 'a format code that never ends',
    make: () =>
      makeWorkbook({
        'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'[h'.repeat(20_000)}"/></numFmts></styleSheet>`,
      }),
    expected: READ,
  },
  {
    name: 'relations in a circle',
    make: () =>
      makeWorkbook({
        'xl/_rels/workbook.xml.rels': relations(
          relation('r1', 'worksheet', '../xl/../xl/workbook.xml') +
            relation('r2', 'officeDocument', 'workbook.xml'),
        ),
      }),
    expected: 'bank.fileEmpty',
  },
  {
    name: 'a relation that climbs out',
    make: () =>
      makeWorkbook({
        'xl/_rels/workbook.xml.rels': relations(relation('r1', 'worksheet', '../../../../../etc/passwd')),
      }),
    expected: DAMAGED,
  },
  {
    name: 'a sheet on a server',
    make: () =>
      makeWorkbook({
        'xl/_rels/workbook.xml.rels': relations(
          relation('r1', 'worksheet', 'http://127.0.0.1:1/x', ' TargetMode="External"'),
        ),
      }),
    expected: DAMAGED,
  },
  {
    name: 'five hundred sheets of one part',
    make: () =>
      makeWorkbook({
        'xl/workbook.xml': `<workbook><sheets>${'<sheet name="A" id="r1"/>'.repeat(500)}</sheets></workbook>`,
      }),
    expected: DAMAGED,
  },
  {
    name: 'a hundred thousand elements nested',
    make: () => sheet(sheetXml(`${ROWS}${'<a>'.repeat(100_000)}`)),
    expected: UNSAFE,
  },
  {
    name: 'an attribute of two mebibytes',
    make: () => sheet(sheetXml(`${ROWS}<row r="${'9'.repeat(1 << 20)}${'8'.repeat(1 << 20)}"/>`)),
    expected: UNSAFE,
  },
  {
    name: 'attributes without values',
    make: () => sheet(sheetXml(`${ROWS}<row ${'r '.repeat(20_000)}/>`)),
    expected: READ,
  },
  { name: 'a comment that never ends', make: () => sheet(sheetXml(`${ROWS}<!--`)), expected: DAMAGED },
  { name: 'a CDATA that never ends', make: () => sheet(sheetXml(`${ROWS}<![CDATA[`)), expected: DAMAGED },
  { name: 'closing tags without opening ones', make: () => sheet('</a></b></c>'), expected: DAMAGED },
  { name: 'an empty sheet part', make: () => sheet(''), expected: DAMAGED },
  {
    name: 'merged ranges over the whole sheet',
    make: () =>
      sheet(
        sheetXml(ROWS).replace(
          '</sheetData>',
          `</sheetData><mergeCells>${manyRows(60_000, (i) => `<mergeCell ref="A1:XFD${1_000_000 + i}"/>`)}</mergeCells>`,
        ),
      ),
    expected: READ,
  },
  {
    name: 'a hundred thousand hidden empty rows',
    make: () =>
      sheet(sheetXml(ROWS + manyRows(100_000, (i) => `<row r="${i}" hidden="1" spans="${i}:${i * 31}"/>`))),
    expected: READ,
  },
  {
    name: 'figures that are none',
    make: () =>
      sheet(
        sheetXml(
          `${ROWS}<row r="4">${text('A4', '2026-03-17')}<c r="C4"><v>1e999</v></c></row><row r="5">${text('A5', '2026-03-18')}<c r="C5"><v>NaN</v></c></row>`,
        ),
      ),
    expected: 'partial',
  },
  {
    name: 'formulas without results',
    make: () =>
      sheet(
        sheetXml(
          `${ROWS}<row r="4">${text('A4', '2026-03-17')}${text('B4', 'X')}<c r="C4"><f>C3*WEBSERVICE("http://127.0.0.1/")</f></c></row>`,
        ),
      ),
    expected: 'partial',
  },
  {
    name: 'shared texts that are not there',
    make: () =>
      sheet(
        sheetXml(
          `${ROWS}<row r="4"><c r="A4" t="s"><v>4000000000</v></c><c r="B4" t="s"><v>-1</v></c><c r="C4" t="s"><v>x</v></c></row>`,
        ),
      ),
    expected: READ,
  },
  {
    name: 'a sheet in UTF-16',
    make: () => sheet(Buffer.from(`\uFEFF${sheetXml(ROWS)}`, 'utf16le')),
    expected: READ,
  },
  {
    name: 'a sheet of binary noise',
    make: () => sheet(Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251))),
    expected: DAMAGED,
  },
]

/** All of them. */
export const hostileZips: readonly HostileZip[] = [...containers, ...parts]
