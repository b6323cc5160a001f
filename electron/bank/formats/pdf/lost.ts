/**
 * Characters that a producer could not write. Fonts lack the narrow space between thousands and the minus (U+202F, U+2212):
 * programs then print a box, `?`, `/` or a glyph without a name in their place. Around amounts their place tells them;
 * anywhere else they stay unknown, and no digit is ever guessed.
 */
import type { Piece } from './document.ts'
import type { Row } from './rows.ts'

type Pages = readonly (readonly Piece[])[]

/** What a font gives no letter for. */
const UNKNOWN = /[\p{Cc}\ufffd]/u
const BETWEEN = /(?<=\d)[\p{Cc}\ufffd](?=\d{3}(?!\d))/gu
const BESIDE = /(?<=\d)[\p{Cc}\ufffd]|[\p{Cc}\ufffd](?=\d)/gu

/** `1/234,56` and `4?250?000`: a mark in the place of the space between thousands. */
const MARKED = /^([-+−?(]?\s?[$€£]?)(\d{1,3})((?:([/?])\d{3})(?:\4\d{3}){0,4})([.,]\d{2})?(?![\d/?])/
/** An amount behind a mark in the place of a minus, and an amount. */
const SIGNED = /^[\p{Cc}\ufffd?]\s?(?=[$€£]?\s?\d)/u
const SIGN_ALONE = /^[\p{Cc}\ufffd?]$/u
const AMOUNT = /^[$€£]?\s?\d{1,3}(?:[ .,'’\u00a0\u202f]?\d{3}){0,5}(?:[.,]\d{2})?$/
const GROUPED = /\d(?:[.,]\d{2}|[ .,'’\u00a0\u202f]\d{3})$/
const LENGTH_MAX = 34
/** Amounts on one line, and edges of columns, that are looked at. */
const LINE_MAX = 32
/** Amounts of a column end this near to each other. */
const EDGE = 4

function mapTexts(pages: Pages, change: (text: string) => string): Pages {
  return pages.map((page) =>
    page.map((piece) => {
      const text = change(piece.text)
      return text === piece.text ? piece : { ...piece, text }
    }),
  )
}

/** The marks that stand for the space between thousands in this document: twice within an amount, or before its decimals. */
function marksIn(rows: readonly Row[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { cells } of rows)
    for (const { text } of cells) {
      const match = text.length > LENGTH_MAX ? null : MARKED.exec(text)
      if (match && (match[5] !== undefined || match[3]!.length > 4))
        counts.set(match[4]!, (counts.get(match[4]!) ?? 0) + 1)
    }
  return new Set([...counts].flatMap(([mark, count]) => (count > 1 ? [mark] : [])))
}

/** Rows with the spaces between thousands put back where a mark was printed. */
export function withSpaces(rows: readonly Row[]): readonly Row[] {
  const marks = marksIn(rows)
  if (marks.size === 0) return rows
  const spaced = (text: string) => {
    const match = text.length > LENGTH_MAX ? null : MARKED.exec(text)
    if (!match || !marks.has(match[4]!)) return text
    return text.replaceAll(match[4]!, (mark, at) => (at === 0 ? mark : ' '))
  }
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, text: spaced(cell.text) })),
  }))
}

const isAmount = (text: string) => text.length <= LENGTH_MAX && AMOUNT.test(text) && GROUPED.test(text)

/** Amounts of a page with a mark before them, in their text or drawn apart; and the others. */
function amountsOf(page: readonly Piece[]): { marked: Map<Piece, Piece>; plain: Piece[] } {
  const marked = new Map<Piece, Piece>()
  const plain = new Map<number, Piece[]>()
  const signs: Piece[] = []
  for (const piece of page) {
    const text = piece.text.trim()
    const line = Math.round(piece.base / 4)
    if (SIGN_ALONE.test(text)) signs.push(piece)
    else if (isAmount(text)) {
      const same = plain.get(line) ?? []
      if (same.length < LINE_MAX) plain.set(line, [...same, piece])
    } else if (SIGNED.test(text) && isAmount(text.replace(SIGNED, ''))) marked.set(piece, piece)
  }
  for (const sign of signs) {
    const line = Math.round(sign.base / 4)
    const near = [line - 1, line, line + 1].flatMap((one) => plain.get(one) ?? [])
    const next = near.find(
      ({ base, left, size }) =>
        Math.abs(base - sign.base) < size * 0.4 && Math.abs(left - sign.right) < size * 0.6,
    )
    if (next) marked.set(sign, next)
  }
  const taken = new Set(marked.values())
  return { marked, plain: [...plain.values()].flat().filter((piece) => !taken.has(piece)) }
}

/**
 * A mark before some amounts of a column and not before others is a minus; before all of them it could be a currency.
 * The balances of the document have to prove it, as everything.
 */
function withSigns(pages: Pages): Pages {
  const amounts = pages.map(amountsOf)
  if (amounts.every(({ marked }) => marked.size === 0)) return pages
  const edges = new Set(amounts.flatMap(({ plain }) => plain.map(({ right }) => Math.round(right / EDGE))))
  const isBeside = ({ right }: Piece) => [-1, 0, 1].some((by) => edges.has(Math.round(right / EDGE) + by))
  return pages.map((page, at) => {
    const { marked } = amounts[at]!
    return page.map((piece) => {
      const amount = marked.get(piece)
      if (!amount || !isBeside(amount)) return piece
      return { ...piece, text: piece === amount ? piece.text.trim().replace(SIGNED, '-') : '-' }
    })
  })
}

/** Texts with the spaces and signs that their places tell; a letter that stays unknown beside a digit is one. */
export function withLost(pages: Pages): Pages {
  const spaced = mapTexts(pages, (text) => (UNKNOWN.test(text) ? text.replace(BETWEEN, ' ') : text))
  return mapTexts(withSigns(spaced), (text) => (UNKNOWN.test(text) ? text.replace(BESIDE, '\ufffd') : text))
}
