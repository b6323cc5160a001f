/**
 * Text over text. Bold is made by drawing twice, a scan with text may carry its text twice, and a mark across the page
 * (COPIE) is drawn over everything: what stands below it is read once, the mark is not.
 */
import type { Piece } from './document.ts'
import { isMonospaced, shareOf } from './letters.ts'

/** A mark is this much larger than most letters, and may be drawn letter by letter. */
const LARGE = 2.5
const MARKS_MAX = 60

/** The size of most letters. */
function usualSize(pieces: readonly Piece[]): number {
  const letters = new Map<number, number>()
  for (const { text, size } of pieces) {
    const key = Math.round(size * 2)
    letters.set(key, (letters.get(key) ?? 0) + text.length)
  }
  let best = 0
  for (const [key, count] of letters) if (count > (letters.get(best) ?? 0)) best = key
  return best / 2
}

/** Whether a text stands inside the letters of a larger one. */
function isOver(mark: Piece, { left, right, base, size }: Piece): boolean {
  const [x, y] = [(left + right) / 2, base - size * 0.3]
  return (
    x > mark.left && x < mark.right && y > mark.base - mark.size * 0.75 && y < mark.base + mark.size * 0.1
  )
}

/** Without the marks drawn across other texts. */
function withoutMarks(pieces: readonly Piece[]): readonly Piece[] {
  const usual = usualSize(pieces)
  const large = pieces.filter(({ size }) => size > usual * LARGE).slice(0, MARKS_MAX)
  if (usual === 0 || large.length === 0) return pieces
  const small = pieces.filter(({ size }) => size <= usual * LARGE)
  const across = large.filter((mark) => small.some((piece) => isOver(mark, piece)))
  // the other letters of a mark stand on its line, or on none
  const isMark = ({ base, size }: Piece) =>
    across.some((mark) => Math.abs(mark.base - base) < size * 0.2 && Math.abs(mark.size - size) < size * 0.1)
  return across.length === 0 ? pieces : pieces.filter((piece) => !isMark(piece))
}

/** Texts drawn twice stand this near to each other, in parts of their size. */
const NEAR = 0.35
/** Texts that begin before another on its line and may reach over it. */
const REACH = 8

/** Letters of a text that is compared. */
const LETTERS_MAX = 400

/** Letters whose places tell the pieces apart: spaces say nothing. */
const bare = (text: string) => text.replace(/\s+/g, '')

/** Whether a text is a part of another, at the place where the other has it. */
function isPartOf(part: Piece, whole: Piece): boolean {
  const size = Math.min(part.size, whole.size)
  // two narrow letters side by side (`ll`) are no letter drawn twice
  const near = Math.min(size * NEAR, (part.right - part.left) / 2)
  if (Math.abs(part.base - whole.base) > size * NEAR) return false
  if (Math.max(part.size, whole.size) > size * 1.35) return false
  if (whole.text.length > LETTERS_MAX || part.text.length > LETTERS_MAX) return false
  const [own, all] = [bare(part.text), bare(whole.text)]
  if (own === '' || own.length > all.length) return false
  if (part.left < whole.left - near || part.right > whole.right + near) return false
  const width = whole.right - whole.left
  const mono = isMonospaced(all, width, whole.size)
  for (
    let at = all.indexOf(own), tries = 0;
    at >= 0 && tries < REACH;
    at = all.indexOf(own, at + 1), tries++
  ) {
    const left = whole.left + width * shareOf(all, at, mono)
    // the places of letters within a text are only known about; a word is no chance
    if (own.length > 3 || Math.abs(left - part.left) < near + size * 0.06 * Math.min(at, 20)) return true
  }
  return false
}

/** Without texts that are drawn once more over themselves; the longer one of two stays. */
function withoutRepeats(pieces: readonly Piece[]): readonly Piece[] {
  const order = pieces.map((_, i) => i)
  order.sort((a, b) => pieces[a]!.left - pieces[b]!.left || a - b)
  const lines = new Map<number, number[]>()
  const gone = new Set<number>()
  for (const at of order) {
    const piece = pieces[at]!
    const row = Math.round(piece.base / 4)
    for (const near of [row - 1, row, row + 1]) {
      for (const other of lines.get(near) ?? []) {
        if (gone.has(other) || gone.has(at)) continue
        if (isPartOf(piece, pieces[other]!)) gone.add(at)
        else if (isPartOf(pieces[other]!, piece)) gone.add(other)
      }
    }
    if (gone.has(at)) continue
    const before = lines.get(row) ?? []
    before.push(at)
    if (before.length > REACH) before.shift()
    lines.set(row, before)
  }
  return gone.size === 0 ? pieces : pieces.filter((_, at) => !gone.has(at))
}

/** What a person reads of a page. */
export function readOnce(pieces: readonly Piece[]): readonly Piece[] {
  return withoutRepeats(withoutMarks(pieces))
}
