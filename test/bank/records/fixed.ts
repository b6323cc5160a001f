/** Records of a fixed width for made-up files: columns counted in letters or in bytes, lines with or without ends. */
import { encoded } from '../layouts/encoded.ts'
import type { Draw } from './drawn.ts'

/** First column (from 1), width, text. */
export type Field = readonly [column: number, width: number, text: string]

export const zeros = (figure: number | string, width: number) => String(figure).padStart(width, '0')

/** How a program writes records. */
export interface Paper {
  /** Letters beyond ASCII: kept, or written without accents and in capitals as the layouts want. */
  readonly letters: 'kept' | 'capitals'
  /** Widths are those of the bytes of UTF-8. */
  readonly bytes: boolean
  readonly end: string
  readonly trimmed: boolean
  readonly encoding: 'utf8' | 'bom' | 'cp1252'
  /** What old programs leave behind the last record. */
  readonly behind: string
}

export function drawPaper(draw: Draw): Paper {
  const end = draw.of('line end', ['\r\n', '\r\n', '\n', '\r', ''])
  const letters = draw.of('letters', ['kept', 'capitals'])
  // records in bytes without line ends could only be parted by counting bytes
  const bytes = letters === 'kept' && end !== '' && draw.often('bytes', 15)
  return {
    letters,
    bytes,
    end,
    trimmed: !bytes && end !== '' && draw.often('trimmed', 25),
    encoding: bytes ? 'utf8' : draw.of('encoding', ['cp1252', 'cp1252', 'utf8', 'bom']),
    behind: draw.of('behind', ['', '', end, '\u001a']),
  }
}

/** A text in the letters of the file. */
export function lettersOf(text: string, { letters }: Paper): string {
  const plain = text.replaceAll('’', "'")
  if (letters === 'kept') return plain
  return plain
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toUpperCase()
}

const widthOf = (text: string, { bytes }: Paper) => (bytes ? Buffer.byteLength(text) : text.length)

/** The text in so many columns, cut or filled with spaces. */
export function filled(text: string, width: number, paper: Paper): string {
  const letters = [...text]
  while (widthOf(letters.join(''), paper) > width) letters.pop()
  const kept = letters.join('')
  return kept + ' '.repeat(width - widthOf(kept, paper))
}

/** A record of fields in the order of their columns. */
export function recordOf(width: number, fields: readonly Field[], paper: Paper): string {
  let record = ''
  let at = 1
  for (const [column, own, text] of fields) {
    record += ' '.repeat(column - at) + filled(lettersOf(text, paper), own, paper)
    at = column + own
  }
  return record + ' '.repeat(width + 1 - at)
}

/** A text cut wherever a field is full, in the middle of words; empty pieces for fields it does not reach. */
export function cut(text: string, widths: readonly number[], paper: Paper): string[] {
  const letters = [...text]
  return widths.map((width) => {
    let piece = ''
    while (letters.length > 0 && widthOf(piece + letters[0], paper) <= width) piece += letters.shift()
    return piece
  })
}

export function bytesOf(records: readonly string[], paper: Paper): Uint8Array {
  const { end, trimmed, behind, encoding } = paper
  const lines = trimmed ? records.map((record) => record.trimEnd()) : records
  return encoded(lines.join(end) + behind, encoding)
}
