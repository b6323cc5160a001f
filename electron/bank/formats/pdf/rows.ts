/** From pieces of text to rows of cells, read in the order a person reads them. */

import type { Piece } from './document.ts'
import { isMonospaced, plainText, shareOf, unspaced } from './letters.ts'

/** Texts that stand together on a line. */
export interface Cell {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly size: number
  /** Cells it was joined from across gaps wider than between words: of headings that stand close. */
  readonly parts?: readonly Cell[]
}

export interface Row {
  readonly page: number
  /** Down the page, in points. */
  readonly base: number
  readonly size: number
  readonly cells: readonly Cell[]
}

/** Letters on a line may stand this much higher or lower, in parts of their size. */
const BASE_TOLERANCE = 0.4
/** Gaps between texts of one cell, in parts of their size: without a space, and with one. */
const GAP_CLOSE = 0.14
const GAP_SPACE = 0.62
/** Between the groups of a number: a narrow space, of a font of its own. */
const GAP_GROUP = 0.06
/** From here a gap is wider than between words. */
const GAP_WIDE = 0.42

/** A part of a cell by the places of its letters. */
export function partOf(cell: Cell, from: number, to: number): Cell {
  const width = cell.right - cell.left
  const mono = isMonospaced(cell.text, width, cell.size)
  return {
    text: cell.text.slice(from, to).trim(),
    left: cell.left + width * shareOf(cell.text, from, mono),
    right: cell.left + width * shareOf(cell.text, to, mono),
    size: cell.size,
  }
}

function trimmedCell(whole: Cell): Cell | null {
  const trimmed = whole.text.trim()
  if (trimmed === '') return null
  const start = whole.text.indexOf(trimmed)
  const cell = whole.text === trimmed ? whole : partOf(whole, start, start + trimmed.length)
  return { ...cell, text: unspaced(trimmed) }
}

/** Letters of a line that is taken apart: the place of each part is counted from its first letter. */
const LETTERS_MAX = 1_000

/** Lines of a frame drawn with letters, between rows and between columns. */
const RULE = /^[-+=_|¦│*]{4,}$/
const BARRED = /^[|¦│]|[|¦│]$/
/** What is taken off both ends of a text between bars, in parts of its size: the bar is gone, its gap is not. */
const BAR_GAP = 0.2

/** Dots that lead the eye from a text to its amount; a number of a card may begin with some. */
const LEADERS = /(?:[.…·‧] ?){5,}(?!\d{3,4}(?![\d.,]))/g

const LEADER = /[.…·‧] ?[.…·‧]/

/** The cells between leaders, each at its place. */
function ledCells(whole: Cell): Cell[] {
  const cells: Cell[] = []
  let from = 0
  for (const { 0: dots, index } of whole.text.matchAll(LEADERS)) {
    cells.push(partOf(whole, from, index))
    from = index + dots.length
  }
  cells.push(partOf(whole, from, whole.text.length))
  return cells.flatMap((cell) => trimmedCell(cell) ?? [])
}

/** The cells of a piece: one, or those between the bars of a frame or between leaders. */
function cellsOf({ text, left, right, size }: Piece): Cell[] {
  const whole = { text: plainText(text), left, right, size }
  const trimmed = whole.text.trim()
  if (RULE.test(trimmed)) return []
  if (trimmed.length > LETTERS_MAX) return [trimmedCell(whole) ?? []].flat()
  if (!BARRED.test(trimmed)) return LEADER.test(trimmed) ? ledCells(whole) : [trimmedCell(whole) ?? []].flat()
  const mono = isMonospaced(whole.text, right - left, size)
  const placeOf = (letter: number) => left + (right - left) * shareOf(whole.text, letter, mono)
  let from = 0
  return whole.text.split(/[|¦│]/).flatMap((part) => {
    const place = {
      left: placeOf(from) + size * BAR_GAP,
      right: placeOf(from + part.length) - size * BAR_GAP,
    }
    from += part.length + 1
    return RULE.test(part.trim()) ? [] : (trimmedCell({ text: part, ...place, size }) ?? [])
  })
}

const SINGLE = /^\S$/

/** Whether a piece goes on with the next three digits of a number. */
function isGroup(before: string, text: string): boolean {
  return /\d$/.test(before) && /^\d{3}(?!\d)/.test(text)
}

/** The parts of a cell to which a piece is joined. */
function partsOf(last: Cell, piece: Cell, space: string, wide: boolean): Pick<Cell, 'parts'> {
  if (!last.parts && !wide) return {}
  const parts = last.parts ?? [last]
  if (wide) return { parts: [...parts, piece] }
  const end = parts.at(-1)!
  return {
    parts: [...parts.slice(0, -1), { ...end, text: end.text + space + piece.text, right: piece.right }],
  }
}

/** The cells of one line: pieces close to each other are one cell, text printed twice (bold) is read once. */
function joined(pieces: readonly Cell[]): Cell[] {
  const cells: Cell[] = []
  let singles = false
  for (const piece of [...pieces].sort((a, b) => a.left - b.left)) {
    const last = cells.at(-1)
    if (last && piece.text === last.text && Math.abs(piece.left - last.left) < piece.size * 0.15) continue
    const gap = last ? piece.left - last.right : 0
    const size = Math.max(piece.size, last?.size ?? 0)
    const single = SINGLE.test(piece.text)
    // letters drawn one by one and far apart belong together; their gaps are all alike
    const wide = last !== undefined && singles && single && gap < size * 1.1
    if (last && gap > -size * 0.5 && (gap < size * GAP_SPACE || wide)) {
      const close = isGroup(last.text, piece.text) ? GAP_GROUP : GAP_CLOSE
      const space = gap > size * close && !(wide && gap < size) ? ' ' : ''
      const whole = { ...last, text: last.text + space + piece.text, right: piece.right }
      cells[cells.length - 1] = { ...whole, ...partsOf(last, piece, space, !wide && gap > size * GAP_WIDE) }
    } else {
      cells.push(piece)
      singles = true
    }
    if (!single) singles = false
  }
  return cells.map((cell) => ({ ...cell, text: unspaced(cell.text) }))
}

/** The rows of one page (or of one of its columns), from its top. */
function rowsOf(page: number, pieces: readonly Piece[]): Row[] {
  const sorted = [...pieces].sort((a, b) => a.base - b.base || a.left - b.left)
  const lines: { base: number; at: number; left: number; size: number; readonly cells: Cell[] }[] = []
  for (const piece of sorted) {
    const cells = cellsOf(piece)
    if (cells.length === 0) continue
    const last = lines.at(-1)
    const near =
      last && piece.base - last.base <= Math.max(1.5, Math.min(piece.size, last.size) * BASE_TOLERANCE)
    if (near) {
      last.cells.push(...cells)
      // the line stands where it begins: what is printed beside a table may be a little higher
      if (piece.left < last.left) Object.assign(last, { left: piece.left, at: piece.base })
    } else lines.push({ base: piece.base, at: piece.base, left: piece.left, size: piece.size, cells })
  }
  return lines.map(({ at, size, cells }) => ({ page, base: at, size, cells: joined(cells) }))
}

/** Whether a row reads date, text, amount, and the same again further right; where the second begins. */
export type SecondStart = (row: Row) => number | null

const GUTTER_ROWS_MIN = 3

/** The left edge of a second column of movements on the page; null when there is one column. */
function gutterOf(rows: readonly Row[], pieces: readonly Piece[], secondStart: SecondStart): number | null {
  const starts = rows.map(secondStart).filter((start) => start !== null)
  for (const start of new Set(starts.map(Math.round))) {
    const same = starts.filter((other) => Math.abs(other - start) <= 3)
    if (same.length < GUTTER_ROWS_MIN) continue
    const edge = Math.min(...same) - 2
    const first = rows.find((row) => secondStart(row) !== null)!.base
    const crossing = pieces.some(({ base, left, right }) => base >= first && left < edge && right > edge + 1)
    if (!crossing) return edge
  }
  return null
}

/** The rows of a document; a page set in two columns is read column by column below its head. */
export function readRows(pages: readonly (readonly Piece[])[], secondStart: SecondStart): Row[] {
  return pages.flatMap((pieces, page) => {
    const rows = rowsOf(page, pieces)
    const gutter = gutterOf(rows, pieces, secondStart)
    if (gutter === null) return rows
    const first = rows.find((row) => secondStart(row) !== null)!
    const top = first.base - first.size * 2.2
    const isRight = (piece: Piece) => piece.left >= gutter && piece.base >= top
    const right = pieces.filter(isRight)
    const left = pieces.filter((piece) => !isRight(piece))
    // below the first column and under its headings, so that both are one table
    const down = Math.max(...left.map(({ base }) => base)) + 60 - Math.min(...right.map(({ base }) => base))
    const back = secondStart(first)! - first.cells[0]!.left
    const moved = right.map((piece) => ({
      ...piece,
      base: piece.base + down,
      left: piece.left - back,
      right: piece.right - back,
    }))
    return [...rowsOf(page, left), ...rowsOf(page, moved)]
  })
}
