/** Ways to break a file: its bytes, its lines, its figures, what is packed inside, and pieces of another of its kind. */
import { unzip, withChangedStream, zip } from './containers.ts'
import type { Seed } from './seeds.ts'

type Random = (below: number) => number

/** Pieces that readers of each format care about. */
const PIECES: Readonly<Record<string, readonly string[]>> = {
  any: [
    '"',
    ';',
    ',',
    '\r',
    '\n',
    '\0',
    '-',
    '9'.repeat(60),
    'é',
    '\uFEFF',
    '&#',
    '1e9',
    '31/02/2026',
    '[',
    ' '.repeat(200),
  ],
  ofx: ['<', '>', '</', '<STMTTRN>', '<!--', '</STMTTRN>', '<TRNAMT>', '&amp;', '<![CDATA['],
  qif: ['^', '!Type:Bank', '!Account', '\nT', '\nD'],
  mt940: [':61:', ':86:', '\n-\n', ':20:', ':62F:', '?20', '//', '{1:', ':60M:C', '/REMI/', ':90D:'],
  coda: ['21', '22', '0000', '9', '1', '8', '31'],
  cfonb: ['01', '04', '05', '07', '}', '{', 'LIB'],
  camt: [
    '<',
    '>',
    '</Ntry>',
    '<Ntry>',
    '<Amt Ccy="EUR">',
    '&lt;',
    '&#x41;',
    '<!DOCTYPE a [',
    '<![CDATA[',
    '<?',
    ' xmlns="a"',
    '<!--',
  ],
  xls: ['<', '</td>', '<tr>', '\u0009\u0008', '\t'],
  xlsx: [
    '<',
    '>',
    '<c r="ZZZ9999999">',
    '<row>',
    '</row>',
    't="s"',
    '<v>99999999</v>',
    '<v>1E+308</v>',
    '<si>',
    '&#0;',
    '<mergeCell ref="A1:XFD1048576"/>',
  ],
  ods: [
    '<',
    '>',
    ' table:number-rows-repeated="1048576"',
    ' table:number-columns-repeated="16384"',
    ' table:number-rows-spanned="99999"',
    ' office:value="1E+308"',
    '<text:s text:c="999999999"/>',
    '<table:table>',
    '</table:table-row>',
    '<style:map style:condition="value()&gt;0"/>',
    '&#0;',
  ],
  pdf: [
    '(',
    ')',
    '<<',
    '>>',
    'BT',
    'ET',
    ' Tj',
    ' Tm',
    '[',
    ']',
    'stream',
    'endobj',
    '/Kids',
    ' 0 R',
    ' 999999 0 R',
    '/Length 9999999',
    '/Count 99999',
    ' Do',
    'q ',
  ],
}

const kindOf = (group: string) =>
  /^(ofx|qfx|qbo)/.test(group) ? 'ofx' : group.startsWith('camt') ? 'camt' : group === 'fods' ? 'ods' : group
/** Kinds whose content is XML. */
const ELEMENTS = new Set(['camt', 'xlsx', 'ods'])
/** Groups of files that are archives. */
const ARCHIVES = new Set(['xlsx', 'ods', 'archive'])

const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)]!

function splice(bytes: Buffer, at: number, end: number, piece: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(end)])
}

function breakLines(bytes: Buffer, random: Random): Buffer {
  const lines = bytes.toString('latin1').split('\n')
  const at = random(lines.length)
  const other = random(lines.length)
  const way = random(3)
  if (way === 0) lines.splice(at, 1)
  else if (way === 1) lines.splice(at, 0, lines[other]!)
  else [lines[at], lines[other]] = [lines[other]!, lines[at]!]
  return Buffer.from(lines.join('\n'), 'latin1')
}

const FIGURES = [
  '',
  '0',
  '-1',
  '99999999999999999999',
  '1.234,56',
  '4294967295',
  '2147483648',
  'NaN',
  '0x10',
  '1e400',
  '000',
]

/** Changes a run of digits: dates, amounts, lengths, offsets, references to objects. */
function breakFigure(bytes: Buffer, random: Random): Buffer {
  const start = random(bytes.length + 1)
  for (let i = start; i < Math.min(bytes.length, start + 400); i++) {
    if (bytes[i]! < 48 || bytes[i]! > 57) continue
    let end = i
    while (end < bytes.length && bytes[end]! >= 48 && bytes[end]! <= 57) end++
    return splice(bytes, i, end, Buffer.from(pick(FIGURES, random)))
  }
  return bytes
}

/** Changes the text of an element or drops or doubles a whole one, so that the document stays well formed. */
function breakElement(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('latin1')
  const open = text.indexOf('<', random(text.length + 1))
  const name = /^<([\w:.]+)/.exec(text.slice(open, open + 60))?.[1]
  const start = text.indexOf('>', open) + 1
  const close = name === undefined ? -1 : text.indexOf(`</${name}>`, start)
  if (open < 0 || name === undefined || close < 0 || text[start - 2] === '/') return bytes
  const end = close + name.length + 3
  const way = random(4)
  if (way === 0) return splice(bytes, open, end, Buffer.alloc(0))
  if (way === 1) return splice(bytes, end, end, bytes.subarray(open, end))
  const value =
    way === 2 ? pick(FIGURES, random) : text.slice(start, close).replace(/[0-9]/, String(random(10)))
  return splice(bytes, start, close, Buffer.from(value, 'latin1'))
}

function breakOnce(bytes: Buffer, kind: string, donor: Buffer, random: Random): Buffer {
  const at = random(bytes.length + 1)
  const end = Math.min(bytes.length, at + random(200))
  switch (random(10)) {
    case 0:
      return splice(bytes, at, Math.min(bytes.length, at + 1), Buffer.from([random(256)]))
    case 1:
      return splice(bytes, at, at, Buffer.from(pick(PIECES.any!, random)))
    case 2:
      return splice(bytes, at, end, Buffer.alloc(0))
    case 3:
      return splice(bytes, at, at, bytes.subarray(at, end))
    case 4: {
      const from = random(donor.length + 1)
      return splice(bytes, at, end, donor.subarray(from, from + random(400)))
    }
    case 5:
      return random(4) === 0 ? bytes.subarray(0, at) : breakFigure(bytes, random)
    case 6:
      return breakLines(bytes, random)
    case 7:
      return breakFigure(bytes, random)
    default:
      return splice(bytes, at, at, Buffer.from(pick(PIECES[kind] ?? PIECES.any!, random), 'latin1'))
  }
}

function breakBytes(bytes: Buffer, kind: string, donor: Buffer, random: Random): Buffer {
  let changed = bytes
  if (ELEMENTS.has(kind) && random(3) > 0) {
    for (let times = 1 + random(6); times > 0; times--) changed = breakElement(changed, random)
    return changed
  }
  for (let times = 1 + random(6); times > 0; times--) changed = breakOnce(changed, kind, donor, random)
  return changed
}

/** One or two parts of an archive broken, dropped or doubled. */
function breakArchive(bytes: Buffer, donor: Buffer, kind: string, random: Random): Buffer {
  const parts = unzip(bytes)
  if (parts.length === 0) return breakBytes(bytes, kind, donor, random)
  for (let times = 1 + random(2); times > 0; times--) {
    const at = random(parts.length)
    const part = parts[at]!
    const way = random(12)
    if (way === 0 && parts.length > 1) parts.splice(at, 1)
    else if (way === 1) parts.push(part)
    else if (way === 2) parts[at] = { name: pick(parts, random).name, bytes: part.bytes }
    else
      parts[at] = {
        name: part.name,
        bytes: breakBytes(part.bytes, kind, pick(parts, random).bytes, random),
      }
  }
  return zip(parts)
}

/** A broken copy of a file; `donor` is another of its format. */
export function broken(seed: Seed, donor: Seed, random: Random): Buffer {
  const kind = kindOf(seed.group)
  const outside = random(4) === 0
  const part = kind === 'archive' ? 'camt' : kind
  if (ARCHIVES.has(seed.group) && !outside) return breakArchive(seed.bytes, donor.bytes, part, random)
  if (kind === 'pdf' && !outside) {
    const change = (stream: Buffer) => breakBytes(stream, 'pdf', stream, random)
    return withChangedStream(seed.bytes, random, change) ?? breakBytes(seed.bytes, kind, donor.bytes, random)
  }
  return breakBytes(seed.bytes, kind, donor.bytes, random)
}
