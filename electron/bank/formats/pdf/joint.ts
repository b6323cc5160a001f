/**
 * Statements of different banks or kinds put into one file, page after page. Each writes its amounts and signs in its own
 * way: read as one document, all but one would be lost or turned.
 */
import type { ParsedAccount, ParsedFile, ParseProblem } from '../../parsed.ts'
import { dateIn, leadingDate } from './dates.ts'
import type { Piece } from './document.ts'
import { readRows } from './rows.ts'
import { balanceKind, isCard } from './words.ts'

type Pages = readonly (readonly Piece[])[]
type Mark = ',' | '.' | 'whole'

/** What a page says of its statement; null where it does not. */
interface Manner {
  readonly mark: Mark | null
  readonly card: boolean | null
  /** Lines like movements, and the balance from which they lead. */
  readonly moves: boolean
  readonly opens: boolean
}

const COMMA = /^[^\d]{0,4}\d{1,3}(?:[ .'’]?\d{3}){0,4},\d{2}(?:[^\d]{0,5})$/
const DOT = /^[^\d]{0,4}\d{1,3}(?:[ ,'’]?\d{3}){0,4}\.\d{2}(?:[^\d]{0,5})$/
const WHOLE = /^[-+]?\d{1,3}(?:[ .,]\d{3}){1,4}$/
const CELL_MAX = 34
/** Amounts from which a page tells how they are written, and how many of them may be written otherwise. */
const AMOUNTS_MIN = 4
const OTHERS_MAX = 0.1

/** Lines like movements from which a page is one of a statement: others tell rates, rights and offers. */
const MOVEMENTS_MIN = 2

function markOf(text: string): Mark | null {
  if (text.length > CELL_MAX || dateIn(text)) return null
  if (COMMA.test(text)) return ','
  if (DOT.test(text)) return '.'
  return WHOLE.test(text) ? 'whole' : null
}

function mannerOf(page: readonly Piece[]): Manner {
  const rows = readRows([page], () => null).map(({ cells }) => cells.map(({ text }) => text))
  const counts = { ',': 0, '.': 0, whole: 0 }
  let movements = 0
  const around: string[] = []
  for (const texts of rows) {
    const marks = texts.flatMap((text) => markOf(text) ?? [])
    for (const mark of marks) counts[mark]++
    if (marks.length > 0 && texts.slice(0, 2).some((text) => dateIn(text) ?? leadingDate(text))) movements++
    else around.push(texts.join(' '))
  }
  const opens = rows.some((texts) => texts.some((text) => balanceKind(text) === 'opening'))
  if (movements < MOVEMENTS_MIN) return { mark: null, card: null, moves: false, opens }
  const all = counts[','] + counts['.'] + counts.whole
  const likely = (['whole', '.', ','] as const).reduce((best, one) =>
    counts[one] > counts[best] ? one : best,
  )
  const certain = counts[likely] >= AMOUNTS_MIN && all - counts[likely] <= all * OTHERS_MAX
  return { mark: certain ? likely : null, card: isCard(around, []), moves: true, opens }
}

const differs = <T>(a: T | null, b: T | null) => a !== null && b !== null && a !== b

export interface Statements {
  readonly parts: readonly Pages[]
  /** Amounts written in two ways cannot be of one statement; pages that say other things of cards may. */
  readonly sure: boolean
}

/** The pages of each statement, told by how they write amounts and by what cards say; one part where nothing differs. */
export function statementsIn(pages: Pages): Statements {
  const parts: (readonly Piece[])[][] = []
  let own: Manner = { mark: null, card: null, moves: false, opens: false }
  let sure = false
  for (const page of pages) {
    const manner = mannerOf(page)
    const isOther = differs(own.mark, manner.mark)
    const isCardToo = own.moves && manner.card !== own.card && manner.card !== null && manner.opens
    const last = parts.at(-1)
    if (!last || isOther || isCardToo) {
      parts.push([page])
      own = manner
      if (isOther) sure = true
    } else {
      last.push(page)
      own = {
        mark: own.mark ?? manner.mark,
        card: own.card ?? manner.card,
        moves: own.moves || manner.moves,
        opens: own.opens || manner.opens,
      }
    }
  }
  return { parts, sure }
}

/** Whether one goes on where another ends, in the same account: they are pages of a single statement. */
export function goOn(files: readonly ParsedFile[]): boolean {
  return files.some((file, at) => {
    const [last, next] = [file.accounts.at(-1), files[at + 1]?.accounts[0]]
    return (
      last !== undefined && last.accountId === next?.accountId && last.closingBalance === next.openingBalance
    )
  })
}

/** Statements that were each read for certain, as one file; rows go on counting from one to the next. */
export function asOne(files: readonly ParsedFile[]): ParsedFile {
  let before = 0
  const accounts: ParsedAccount[] = []
  const problems: ParseProblem[] = []
  for (const file of files) {
    const from = before
    for (const account of file.accounts) {
      const lines = account.lines.map((line) => ({ ...line, row: line.row + from }))
      before = lines.reduce((last, { row }) => Math.max(last, row), before)
      accounts.push({ ...account, lines })
    }
    for (const problem of file.problems)
      problems.push(problem.line === undefined ? problem : { ...problem, line: problem.line + from })
  }
  return { ...files[0]!, accounts, problems }
}
