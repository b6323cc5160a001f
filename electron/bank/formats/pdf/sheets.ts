/** Sheets as they come from a printer: two pages side by side on one of them, and pages drawn very small or large. */
import { dateIn, leadingDate } from './dates.ts'
import type { Piece } from './document.ts'

/** The pieces of a page, and where its middle is. */
export interface Sheet {
  readonly pieces: readonly Piece[]
  readonly middle: number
}

const AMOUNT = /\d(?:[.,]\d{2}|[ .,\u00a0\u202f]\d{3})(?!\d)/
const TEXT = /\p{L}{3}/u
/** Movements on each side from which a sheet holds two pages. */
const MOVEMENTS_MIN = 2
/** Pieces on one line that are looked at for a movement. */
const LINE_PIECES = 24

/** Where lines begin that have a date, then a text, then an amount: no other part of a table does. */
function movementsIn(pieces: readonly Piece[]): number[] {
  const sorted = [...pieces].sort((a, b) => a.base - b.base || a.left - b.left)
  const found: number[] = []
  for (let i = 0; i < sorted.length; ) {
    const line: Piece[] = []
    const { base, size } = sorted[i]!
    for (; i < sorted.length && sorted[i]!.base - base <= size * 0.4; i++)
      if (line.length < LINE_PIECES) line.push(sorted[i]!)
    const [first, ...rest] = line.sort((a, b) => a.left - b.left)
    const start = first!.text.trim().slice(0, 40)
    if (!(dateIn(start) ?? leadingDate(start))) continue
    const texts = [first!.text.trim().slice(5), ...rest.map(({ text }) => text)]
    const text = texts.findIndex((one) => TEXT.test(one))
    if (text >= 0 && texts.some((one, at) => at > text && AMOUNT.test(one))) found.push(first!.left)
  }
  return found
}

/** Both halves of a sheet with movements in each, and nothing across its middle; null for a single page. */
function halvesOf({ pieces, middle }: Sheet): [Piece[], Piece[]] | null {
  const left = pieces.filter((piece) => piece.right <= middle + 1)
  const right = pieces.filter((piece) => piece.left >= middle - 1 && piece.right > middle + 1)
  if (left.length === 0 || right.length === 0 || left.length + right.length < pieces.length) return null
  return [left, right]
}

/** Whether movements stand in both halves, and as far from the edge of each: columns of one page do not. */
function areAlike([left, right]: readonly [readonly Piece[], readonly Piece[]], middle: number): boolean {
  const [own, other] = [movementsIn(left), movementsIn(right)]
  if (own.length < MOVEMENTS_MIN || other.length < MOVEMENTS_MIN) return false
  return Math.abs(Math.min(...own) - (Math.min(...other) - middle)) < left[0]!.size
}

/**
 * Two pages on a sheet are read one after the other: their lines stand at the same heights, and read across they mix.
 * When one sheet is known as such, the others that have nothing across their middle are too.
 */
export function pagesOf(sheets: readonly Sheet[]): (readonly Piece[])[] {
  const halves = sheets.map(halvesOf)
  const isDouble = sheets.some(({ middle }, at) => {
    const both = halves[at]
    return both ? areAlike(both, middle) : false
  })
  return sheets.flatMap(({ pieces, middle }, at) => {
    const both = isDouble ? halves[at] : null
    if (!both) return [pieces]
    const back = (piece: Piece) => ({ ...piece, left: piece.left - middle, right: piece.right - middle })
    return [both[0], both[1].map(back)]
  })
}

/** Letters of a statement are between these sizes, in points; the distances by which it is read are meant for them. */
const SMALL = 4.5
const LARGE = 24
const USUAL = 9

/** Brings pages drawn out of all proportion (a poster, a stamp) to the size of paper. */
export function atUsualSize(pages: readonly (readonly Piece[])[]): (readonly Piece[])[] {
  const sizes = pages.flatMap((pieces) => pieces.map(({ size }) => size)).sort((a, b) => a - b)
  const middle = sizes[sizes.length >> 1] ?? USUAL
  if (middle >= SMALL && middle <= LARGE) return [...pages]
  const by = USUAL / middle
  return pages.map((pieces) =>
    pieces.map(({ text, left, right, base, size }) => ({
      text,
      left: left * by,
      right: right * by,
      base: base * by,
      size: size * by,
    })),
  )
}
