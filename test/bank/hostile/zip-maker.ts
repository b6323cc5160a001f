/** Makes ZIP archives, also such as no program makes: every field of every record can be set by hand. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly data: Uint8Array | string
  /** 8 for deflate (the default), 0 for stored; others are written as stored. */
  readonly method?: number
  readonly crc?: number
  /** What the headers say of the size. */
  readonly declared?: number
  readonly flags?: number
  /** Unix mode in the upper half. */
  readonly attributes?: number
  /** Where the directory says the entry begins. */
  readonly offset?: number
  readonly extra?: Buffer
  /** Compressed bytes instead of those of `data`. */
  readonly packed?: Uint8Array
}

export interface ZipTweaks {
  readonly count?: number
  readonly comment?: Buffer
  readonly disk?: number
  /** Bytes between the directory and the end. */
  readonly beforeEnd?: Buffer
  readonly after?: Buffer
}

const bytesOf = (data: Uint8Array | string) =>
  typeof data === 'string' ? Buffer.from(data) : Buffer.from(data)

function record(
  size: number,
  fields: readonly (readonly [at: number, bytes: 2 | 4, value: number])[],
): Buffer {
  const bytes = Buffer.alloc(size)
  for (const [at, width, value] of fields) {
    if (width === 2) bytes.writeUInt16LE(value & 0xffff, at)
    else bytes.writeUInt32LE(value >>> 0, at)
  }
  return bytes
}

function localHeader(entry: ZipEntry, packed: Buffer, crc: number, size: number): Buffer {
  const name = Buffer.from(entry.name)
  const header = record(30, [
    [0, 4, 0x04034b50],
    [4, 2, 20],
    [6, 2, entry.flags ?? 0],
    [8, 2, entry.method ?? 8],
    [14, 4, crc],
    [18, 4, packed.length],
    [22, 4, size],
    [26, 2, name.length],
  ])
  return Buffer.concat([header, name])
}

function centralHeader(entry: ZipEntry, packed: Buffer, crc: number, size: number, offset: number): Buffer {
  const name = Buffer.from(entry.name)
  const extra = entry.extra ?? Buffer.alloc(0)
  const header = record(46, [
    [0, 4, 0x02014b50],
    [4, 2, 20],
    [6, 2, 20],
    [8, 2, entry.flags ?? 0],
    [10, 2, entry.method ?? 8],
    [16, 4, crc],
    [20, 4, packed.length],
    [24, 4, size],
    [28, 2, name.length],
    [30, 2, extra.length],
    [38, 4, entry.attributes ?? 0],
    [42, 4, entry.offset ?? offset],
  ])
  return Buffer.concat([header, name, extra])
}

/** The archive of these entries. */
export function makeZip(entries: readonly ZipEntry[], tweaks: ZipTweaks = {}): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const data = bytesOf(entry.data)
    const packed = entry.packed
      ? Buffer.from(entry.packed)
      : (entry.method ?? 8) === 8
        ? deflateRawSync(data, { level: 6 })
        : data
    const crc = entry.crc ?? crc32(data)
    const size = entry.declared ?? data.length
    const body = Buffer.concat([localHeader(entry, packed, crc, size), packed])
    directory.push(centralHeader(entry, packed, crc, size, offset))
    bodies.push(body)
    offset += body.length
  }
  const central = Buffer.concat(directory)
  const before = tweaks.beforeEnd ?? Buffer.alloc(0)
  const comment = tweaks.comment ?? Buffer.alloc(0)
  const count = tweaks.count ?? entries.length
  const end = record(22, [
    [0, 4, 0x06054b50],
    [4, 2, tweaks.disk ?? 0],
    [8, 2, count],
    [10, 2, count],
    [12, 4, central.length],
    [16, 4, offset],
    [20, 2, comment.length],
  ])
  return Buffer.concat([...bodies, central, before, end, comment, tweaks.after ?? Buffer.alloc(0)])
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const relation = (id: string, type: string, target: string, more = '') =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${more}/>`

export const relations = (inner: string) =>
  `${XML}<Relationships xmlns="${RELATIONS}">${inner}</Relationships>`

export const text = (reference: string, value: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`

export const sheetXml = (rows: string, more = '') =>
  `${XML}<worksheet xmlns="${MAIN}">${more}<sheetData>${rows}</sheetData></worksheet>`

/** A header and two movements: -12.50 and 100.00. */
export const ROWS =
  `<row r="1">${text('A1', 'Date')}${text('B1', 'Description')}${text('C1', 'Amount')}</row>` +
  `<row r="2">${text('A2', '2026-03-05')}${text('B2', 'SHOP')}<c r="C2"><v>-12.5</v></c></row>` +
  `<row r="3">${text('A3', '2026-03-16')}${text('B3', 'PAY')}<c r="C3"><v>100</v></c></row>`

export const sharedXml = (inner: string, more = '') => `${XML}<sst xmlns="${MAIN}"${more}>${inner}</sst>`

export type Parts = Readonly<Record<string, string | Uint8Array | null>>

/** The parts of a small workbook; null leaves a part out. */
export function workbookEntries(parts: Parts = {}): ZipEntry[] {
  const all: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('r1', 'worksheet', 'worksheets/sheet1.xml') +
        relation('r2', 'sharedStrings', 'sharedStrings.xml') +
        relation('r3', 'styles', 'styles.xml'),
    ),
    'xl/worksheets/sheet1.xml': sheetXml(ROWS),
    ...parts,
  }
  return Object.entries(all).flatMap(([name, data]) => (data === null ? [] : [{ name, data }]))
}

/** A small workbook with some parts replaced. */
export function makeWorkbook(parts: Parts = {}, tweaks: ZipTweaks = {}): Buffer {
  return makeZip(workbookEntries(parts), tweaks)
}
