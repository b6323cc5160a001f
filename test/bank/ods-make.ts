/** OpenDocument spreadsheets for tests, written by hand as LibreOffice writes them; parts of them can be given as they are. */
import { argon2Sync, createCipheriv, createHash, pbkdf2Sync } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { blowfishCfb } from '../../electron/bank/formats/workbook/blowfish.ts'
import { makeZip, type Parts, type ZipEntry } from './hostile/zip-maker.ts'
import type { Drawn, Formatted, Rows, Value } from './workbook-make.ts'

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const NAMES = [
  ['office', 'office'],
  ['style', 'style'],
  ['text', 'text'],
  ['table', 'table'],
  ['number', 'datastyle'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"')
  .join(' ')
export const MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A paragraph, with the elements that stand for what XML would lose. */
const paragraph = (text: string) => {
  const inner = escaped(text).replace(/ {2,}/g, (run) => ` <text:s text:c="${run.length - 1}"/>`)
  return `<text:p>${inner.replaceAll('\t', '<text:tab/>').replaceAll('\n', '<text:line-break/>')}</text:p>`
}

/** One part of a format: texts in quotes, a currency in brackets, figures. */
function sectionXml(section: string): string {
  const pieces = section.match(/"[^"]*"|\[[^\]]*\]|\\.|[#0,.]+|./g) ?? []
  return pieces
    .map((piece) => {
      if (piece.startsWith('[$'))
        return `<number:currency-symbol>${piece.slice(2, -1).split('-')[0]}</number:currency-symbol>`
      if (piece.startsWith('[')) return ''
      if (/^[#0,.]+$/.test(piece)) {
        const decimals = piece.split('.')[1]?.length ?? 0
        return `<number:number number:decimal-places="${decimals}" number:min-integer-digits="1"/>`
      }
      const text = piece.startsWith('"') ? piece.slice(1, -1) : piece.replace('\\', '')
      return `<number:text>${escaped(text)}</number:text>`
    })
    .join('')
}

/** A format as a style: what it shows of positive numbers is a style of its own, as LibreOffice has it. */
function styleXml(code: string, name: string): string {
  const cell = `<style:style style:name="c${name}" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="${name}"/>`
  if (/[dy]/.test(code))
    return `<number:date-style style:name="${name}"><number:day/><number:text>/</number:text><number:month/><number:text>/</number:text><number:year/></number:date-style>${cell}`
  const sections = code.split(';')
  const element = (id: string, section: string, more = '') =>
    `<number:number-style style:name="${id}">${sectionXml(section)}${more}</number:number-style>`
  if (sections.length === 1) return element(name, code) + cell
  const map = `<style:map style:condition="value()&gt;=0" style:apply-style-name="${name}P0"/>`
  return element(`${name}P0`, sections[0]!) + element(name, sections[1]!, map) + cell
}

const isDate = ({ z = '' }: Formatted) => /[dy]/.test(z)
const dayOf = (serial: number, first: number) =>
  new Date(first + serial * 86_400_000).toISOString().slice(0, 10)

function cellXml(value: Value, styles: Map<string, string>, first: number, more: string): string {
  if (value === null || value === '') return `<table:table-cell${more}/>`
  const cell = (attributes: string, shown: string, type: string) =>
    `<table:table-cell${more} ${attributes} calcext:value-type="${type}">${paragraph(shown)}</table:table-cell>`
  if (typeof value === 'string') return cell('office:value-type="string"', value, 'string')
  if (typeof value === 'boolean')
    return cell(`office:value-type="boolean" office:boolean-value="${value}"`, String(value), 'boolean')
  const { v, z, f }: Formatted = typeof value === 'number' ? { v: value } : value
  if (z !== undefined && !styles.has(z)) styles.set(z, `N${styles.size + 100}`)
  const style = z === undefined ? '' : ` table:style-name="c${styles.get(z)}"`
  const formula = f === undefined ? '' : ` table:formula="of:=${escaped(f)}"`
  if (z !== undefined && isDate({ v, z }))
    return cell(`office:value-type="date" office:date-value="${dayOf(v, first)}"${style}`, '05/03/26', 'date')
  return cell(`office:value-type="float" office:value="${v}"${style}${formula}`, v.toFixed(2), 'float')
}

const coveredBelow = (merges: readonly string[], row: number, column: number) => {
  const name = `${String.fromCharCode(65 + column)}${row + 1}:`
  const range = merges.find((merge) => merge.startsWith(name))
  const last = Number(/\d+$/.exec(range ?? '')?.[0] ?? row + 1)
  return range ? ` table:number-rows-spanned="${last - row}" table:number-columns-spanned="1"` : ''
}

/** A table as LibreOffice ends it: empty to the last row and column. */
export const tableXml = (name: string, rows: string, more = '') =>
  `<table:table table:name="${escaped(name)}"${more}><table:table-column table:number-columns-repeated="16384"/>${rows}<table:table-row table:number-rows-repeated="1048500"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`

export const rowXml = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`
export const textCell = (text: string) =>
  `<table:table-cell office:value-type="string">${paragraph(text)}</table:table-cell>`
export const numberCell = (value: string, more = '') =>
  `<table:table-cell office:value-type="float" office:value="${value}"${more}/>`

export const contentXml = (tables: string, styles = '', before = '') =>
  `${XML}<office:document-content ${NAMES} office:version="1.3"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${before}${tables}</office:spreadsheet></office:body></office:document-content>`

/** The parts of a spreadsheet with this content; others can be given, null leaves one out. */
export function odsEntries(content: string, parts: Parts = {}): ZipEntry[] {
  const manifest = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${MIMETYPE}"/></manifest:manifest>`
  const all: Parts = {
    mimetype: MIMETYPE,
    'styles.xml': `${XML}<office:document-styles ${NAMES}><office:styles><style:style style:name="Default" style:family="table-cell"/></office:styles></office:document-styles>`,
    'content.xml': content,
    'META-INF/manifest.xml': manifest,
    ...parts,
  }
  return Object.entries(all).flatMap(([name, data]) =>
    data === null ? [] : [{ name, data, method: name === 'mimetype' ? 0 : 8 }],
  )
}

function written(sheets: Readonly<Record<string, Rows | Drawn>>, from1904: boolean): string {
  const styles = new Map<string, string>()
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const tables = Object.entries(sheets).map(([name, sheet]) => {
    const { rows, merges } = 'merges' in sheet ? sheet : { rows: sheet, merges: [] }
    const made = rows.map((row, r) =>
      rowXml(row.map((value, c) => cellXml(value, styles, first, coveredBelow(merges, r, c))).join('')),
    )
    return tableXml(name, made.join(''))
  })
  const formats = [...styles].map(([code, name]) => styleXml(code, name)).join('')
  const settings = from1904
    ? '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    : ''
  return contentXml(tables.join(''), formats, settings)
}

/** A spreadsheet with these sheets. */
export function odsOf(sheets: Readonly<Record<string, Rows | Drawn>>, from1904 = false): Buffer {
  return makeZip(odsEntries(written(sheets, from1904)))
}

/** The same as one document of XML. */
export function flatOdsOf(sheets: Readonly<Record<string, Rows | Drawn>>, from1904 = false): Buffer {
  const flat = written(sheets, from1904).replaceAll('office:document-content', 'office:document')
  return Buffer.from(flat.replace('<office:document ', `<office:document office:mimetype="${MIMETYPE}" `))
}

/** A table below the header `Date`, `Description`, `Amount`: these rows, and what else the archive holds. */
export function handMadeOds(rows: string, styles = '', parts: Parts = {}): Buffer {
  const header = rowXml(['Date', 'Description', 'Amount'].map(textCell).join(''))
  return makeZip(odsEntries(contentXml(tableXml('A', header + rows), styles), parts))
}

const SALT = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

interface Way {
  readonly cipher: string
  readonly hash: 'sha1' | 'sha256'
  readonly checksum: string
  readonly keyBytes: number
  readonly spins: number
}

const WAYS = {
  aes: {
    cipher: 'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
    hash: 'sha256',
    checksum: 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k',
    keyBytes: 32,
    spins: 1000,
  },
  blowfish: { cipher: 'Blowfish CFB', hash: 'sha1', checksum: 'SHA1/1K', keyBytes: 16, spins: 1024 },
} as const satisfies Readonly<Record<string, Way>>

function encrypted(way: keyof typeof WAYS, key: Buffer, bytes: Buffer): Buffer {
  if (way === 'aes') {
    const cipher = createCipheriv('aes-256-cbc', key, SALT)
    return Buffer.concat([cipher.update(bytes), cipher.final()])
  }
  // with feedback a block is encrypted as it is decrypted, but for what goes into the next
  const blocks: Buffer[] = [SALT.subarray(0, 8)]
  for (let at = 0; at < bytes.length; at += 8)
    blocks.push(blowfishCfb(key, blocks.at(-1)!, bytes.subarray(at, at + 8)))
  return Buffer.concat(blocks.slice(1))
}

/** The spreadsheet with its parts encrypted, as LibreOffice does it, or OpenOffice. */
export function protectOds(
  entries: readonly ZipEntry[],
  password: string,
  way: keyof typeof WAYS,
  edit: (manifest: string) => string = (manifest) => manifest,
): Buffer {
  const { cipher, hash, checksum, keyBytes, spins } = WAYS[way]
  const start = createHash(hash).update(password).digest()
  const key = pbkdf2Sync(start, SALT, spins, keyBytes, 'sha1')
  const iv = base64(way === 'aes' ? SALT : SALT.subarray(0, 8))
  const described: string[] = []
  const made = entries.map((entry): ZipEntry => {
    if (!['content.xml', 'styles.xml'].includes(entry.name)) return entry
    const packed = deflateRawSync(entry.data)
    const sum = base64(createHash(hash).update(packed.subarray(0, 1024)).digest())
    described.push(
      `<manifest:file-entry manifest:full-path="${entry.name}" manifest:size="${Buffer.byteLength(entry.data)}"><manifest:encryption-data manifest:checksum-type="${checksum}" manifest:checksum="${sum}"><manifest:algorithm manifest:algorithm-name="${cipher}" manifest:initialisation-vector="${iv}"/>${way === 'aes' ? '<manifest:start-key-generation manifest:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256" manifest:key-size="32"/>' : ''}<manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:key-size="${keyBytes}" manifest:iteration-count="${spins}" manifest:salt="${base64(SALT)}"/></manifest:encryption-data></manifest:file-entry>`,
    )
    return { name: entry.name, data: encrypted(way, key, packed), method: 0 }
  })
  const manifest = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${described.join('')}</manifest:manifest>`
  return makeZip(
    made.map((entry) =>
      entry.name === 'META-INF/manifest.xml' ? { ...entry, data: edit(manifest) } : entry,
    ),
  )
}

/** KiB that deriving the key takes. */
const MEMORY = 1024

/** The spreadsheet as a whole within another archive, as LibreOffice protects it since 24.8; `declared`: what it says of the memory. */
export function protectWhole(archive: Uint8Array, password: string, declared = MEMORY): Buffer {
  const [nonce, start] = [SALT.subarray(0, 12), createHash('sha256').update(password).digest()]
  const cost = { parallelism: 4, tagLength: 32, memory: MEMORY, passes: 3 }
  const key = argon2Sync('argon2id', { message: start, nonce: SALT, ...cost })
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([
    nonce,
    cipher.update(deflateRawSync(archive)),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  const manifest = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="encrypted-package" manifest:size="${archive.length}"><manifest:encryption-data><manifest:algorithm manifest:algorithm-name="http://www.w3.org/2009/xmlenc11#aes256-gcm" manifest:initialisation-vector="${base64(nonce)}"/><manifest:start-key-generation manifest:start-key-generation-name="http://www.w3.org/2001/04/xmlenc#sha256" manifest:key-size="32"/><manifest:key-derivation manifest:key-derivation-name="urn:org:documentfoundation:names:experimental:office:manifest:argon2id" manifest:key-size="32" loext:argon2-iterations="3" loext:argon2-memory="${declared}" loext:argon2-lanes="4" manifest:salt="${base64(SALT)}"/></manifest:encryption-data></manifest:file-entry></manifest:manifest>`
  return makeZip([
    { name: 'mimetype', data: MIMETYPE, method: 0 },
    { name: 'encrypted-package', data: sealed, method: 0 },
    { name: 'META-INF/manifest.xml', data: manifest },
  ])
}
