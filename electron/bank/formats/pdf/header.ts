/** Headings of the table of movements: which column is what, and where it stands. */
import { headerName, type Role, roleByKeyword, rolesOfName } from '../csv/names.ts'
import { currencyOf } from '../decimal.ts'
import { fold } from '../text.ts'
import { dateIn } from './dates.ts'
import { type Cell, partOf, type Row } from './rows.ts'

export type ColumnRole =
  | 'date'
  | 'valueDate'
  | 'text'
  | 'reference'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'balance'
  | 'direction'
  | 'fee'
  | 'other'

export interface Column {
  readonly role: ColumnRole
  readonly name: string
  readonly left: number
  readonly right: number
}

export interface Header {
  /** The first row below. */
  readonly below: number
  readonly columns: readonly Column[]
  /** False for a table without dates (fees, rates): what stands below it are no movements. */
  readonly movements: boolean
  /** Of the balances of days, side by side. */
  readonly byDay?: boolean
}

const CREDIT =
  /added|inkomst|\bhaben\b|gutschrift|verses?\b|sommes? credit|money in|paid in|\breceipts?$|deposits?|depots?|\bcredits?\b|^income$|entrees?/

/** What is printed on statements and in no exported file. */
const PRINTED: readonly (readonly [RegExp, ColumnRole])[] = [
  [/due|echeance|foreign|original|devise d|spend|taux|\brate|point|etrang|limit|minimum/, 'other'],
  [
    /d[eé]bits?\s*(?:\/|et|and|&|-|ou)\s*cr[eé]dits?|credits?\s*(?:\/|and|&)\s*debits?|retraits?\s*\/\s*depots?|bij\s*\/\s*af|af\s*\/\s*bij/,
    'amount',
  ],
  [
    /deduct|debited|charged|uitgaven|belast|\bsoll\b|lastschrift|preleve|retires?\b|sommes? debit|money out|paid out|out of|\bpayments?$|withdrawals?|retraits?|\bdebits?\b|\bexpenses?$|debet|sorties?|cheques? *(?:\/|and|&)/,
    'debit',
  ],
  [CREDIT, 'credit'],
  [/solde|balance|saldo|kontostand/, 'balance'],
  [
    /date.{0,12}(?:valeur|value)|valutadat|rente.{0,2}dat|\beff(?:ective|\.)? date|wertstell|posting date|post(?:ed)? date|date.{0,6}(?:d.?insc|report|post)|valeur date|boekdatum val|^(?:processed|posted|booked)$/,
    'valueDate',
  ],
  [/\bdates?\b|datum|\bjour\b|buchungstag|^(?:buchung|bu\.?-?tag)(?:\W{1,3}(?:valuta|wert\w*))?$/, 'date'],
  [/montant|amount|bedrag|betrag|\bmutatie/, 'amount'],
  [
    /descri|libell|nature|detail|operation|omschr|verwend|buchungstext|particular|vorgang|transactions?$|activity|motif|mededel|objet/,
    'text',
  ],
  [/^no\.?$|^n[°ºo]\.?$|numero|ref|cheque (?:no|n)|piece|\bseq/, 'reference'],
]

const FROM_NAMES: Readonly<Partial<Record<Role, ColumnRole>>> = {
  date: 'date',
  valueDate: 'valueDate',
  text: 'text',
  payee: 'text',
  amount: 'amount',
  debit: 'debit',
  credit: 'credit',
  balance: 'balance',
  reference: 'reference',
  direction: 'direction',
  fee: 'fee',
}

/** A word for dates with a day behind it is text of a movement (`VALUE DATE 03 NOV`), and no heading. */
const DATED = /\bdat.{0,20}\d{2}|\d{2}.{0,20}\bdat/i

/** The role a heading may play; null when it names no column. Dates of posting beside another date are value dates. */
function roleOf(text: string): ColumnRole | null {
  if (text.length > 48 || (/\d/.test(text) && dateIn(text))) return null
  if (DATED.test(text)) return null
  const folded = fold(text).replace(/’/g, "'")
  const { key, currency } = headerName(text)
  if (/^(?:valeur|value|valuta|wert|val\.?)$/.test(folded)) return 'valueDate'
  if (/^(?:code|type|cat\.?|ex\.?|s|j|m|d|c)$/.test(folded)) return 'other'
  if (/^(?:frais|fees?)\b/.test(folded)) return 'fee'
  if (/^(?:sens|d\/c|c\/d|\+\/-|dr\/cr|cr\/dr)$/.test(folded)) return 'direction'
  if (/^[($€]|^(?:cad|eur|usd|xof|f ?cfa)\b/.test(folded) && (currency || /^\(?\$\)?$/.test(folded)))
    return 'amount'
  const printed = PRINTED.find(([pattern]) => pattern.test(folded))?.[1]
  // headings that ran together: `Withdrawals/Debits ($) Deposits/Credits ($)` is neither side alone
  if (printed === 'debit' && CREDIT.test(folded)) return 'amount'
  if (printed !== undefined) return printed
  const known = rolesOfName(key)
  for (const role of known) if (FROM_NAMES[role]) return FROM_NAMES[role]!
  if (known.length > 0) return 'other'
  const guessed = roleByKeyword(key)
  return guessed ? (FROM_NAMES[guessed] ?? 'other') : null
}

const MONEY: ReadonlySet<ColumnRole> = new Set(['amount', 'debit', 'credit'])

const isMoney = (role: ColumnRole) => MONEY.has(role) || role === 'balance'

/** `in €` behind a heading of amounts says their currency, and names no column of what comes in. */
function isUnit([word, unit]: readonly string[]): boolean {
  return (word === 'in' || word === 'en') && unit !== undefined && currencyOf(unit) !== null
}

/** The columns in a cell: itself, or several headings that stand close. */
function columnsIn(cell: Cell, loose: boolean): Column[] {
  const whole = roleOf(cell.text)
  const words = cell.text.split(' ')
  const single = (one: Cell, role: ColumnRole): Column => ({
    role,
    name: one.text,
    left: one.left,
    right: one.right,
  })
  if (words.length < 2 || words.length > 12) return [single(cell, whole ?? 'other')]
  const columns: Column[] = []
  let at = 0
  for (let from = 0; from < words.length; ) {
    const last = columns.at(-1)
    if (last && isMoney(last.role) && isUnit(words.slice(from, from + 2))) {
      const length = words.slice(from, from + 2).join(' ').length
      columns[columns.length - 1] = { ...last, right: partOf(cell, at, at + length).right }
      at += length + 1
      from += 2
      continue
    }
    let taken = 0
    let role: ColumnRole | null = null
    for (let count = Math.min(4, words.length - from); count >= 1 && taken === 0; count--) {
      const known = rolesOfName(headerName(words.slice(from, from + count).join(' ')).key)
      role = known.map((one) => FROM_NAMES[one]).find((one) => one !== undefined) ?? null
      if (role) taken = count
    }
    if (!role) return [single(cell, whole ?? 'other')]
    const length = words.slice(from, from + taken).join(' ').length
    columns.push(single(partOf(cell, at, at + length), role))
    at += length + 1
    from += taken
  }
  if (isTwoDates(columns)) return columns
  const side = sideOf(columns)
  if (side) return [single(cell, side)]
  const roles = new Set(columns.map((column) => column.role))
  const dates = columns.filter(({ role }) => role === 'date').length
  // `Date valeur` is one heading; `Débit Crédit` and `Date Description` are two
  return columns.length > 1 &&
    roles.size + Math.max(0, Math.min(1, dates - 1)) === columns.length &&
    !(whole === 'valueDate') &&
    columns.length <= 5 &&
    split(columns, loose)
    ? columns
    : [single(cell, whole ?? 'other')]
}

/** `Bedrag af`, `Montant débit`: the side of a column of amounts, and no two columns. */
function sideOf(columns: readonly Column[]): ColumnRole | null {
  const [amount, side, ...more] = columns
  if (amount?.role !== 'amount' || more.length > 0) return null
  return side?.role === 'debit' || side?.role === 'credit' ? side.role : null
}

/** `Transaction date Posting date`, `Date opération Valeur` in one cell: two columns of days. `Date valeur` is one. */
function isTwoDates(columns: readonly Column[]): boolean {
  const [first, second, ...more] = columns
  if (!first || !second || more.length > 0) return false
  const isDay = ({ role }: Column) => role === 'date' || role === 'valueDate'
  const isDate = (one: Column) => isDay(one) && /dat/i.test(one.name)
  return isDate(first) && (isDate(second) || (isDay(second) && first.name.includes(' ')))
}

/**
 * Whether headings in one cell are several columns: one is money and another date, text or money too. `Deposits Date` is two
 * columns only in a table that has no other date.
 */
function split(columns: readonly Column[], loose: boolean): boolean {
  const money = columns.filter(({ role }) => isMoney(role)).length
  return (
    money >= 2 ||
    (columns.some(({ role }) => role === 'date') && columns.some(({ role }) => role === 'text')) ||
    (money === 1 && (columns.length >= 3 || (loose && columns.some(({ role }) => role === 'date'))))
  )
}

const AMOUNT = /\d[.,]\d{2}(?!\d)/

/** Two lines of headings as one: what stands above each other is one name. */
function stacked(upper: Row, lower: Row): Cell[] {
  const cells: Cell[] = upper.cells.map((cell) => ({ ...cell }))
  for (const cell of lower.cells) {
    const at = cells.findIndex(
      (other) => Math.min(other.right, cell.right) - Math.max(other.left, cell.left) > -1.5,
    )
    const over = cells[at]
    if (over)
      cells[at] = {
        text: `${over.text} ${cell.text}`,
        left: Math.min(over.left, cell.left),
        right: Math.max(over.right, cell.right),
        size: over.size,
      }
    else cells.push(cell)
  }
  return cells.sort((a, b) => a.left - b.left)
}

interface Heading extends Header {
  readonly score: number
}

/** A heading before it is known how far down it goes. */
type Scored = Omit<Heading, 'below'>

/** Reads cells as headings; null when they are none. */
function scored(cells: readonly Cell[]): Scored | null {
  const strict = scoredAs(cells, false)
  if (!strict || strict.movements) return strict
  const loose = scoredAs(cells, true)
  return loose?.movements ? loose : strict
}

function scoredAs(cells: readonly Cell[], loose: boolean): Scored | null {
  if (cells.length > 14 || cells.length < 1) return null
  if (cells.some(({ text }) => AMOUNT.test(text) || text.length > 90)) return null
  let columns = cells.flatMap((cell) => columnsIn(cell, loose))
  const has = (role: ColumnRole) => columns.some((column) => column.role === role)
  if (!has('date') && has('valueDate'))
    columns = columns.map((column) => {
      const first = columns.find(({ role }) => role === 'valueDate') === column
      return first && MONEY_COUNT(columns) > 0 && !/^(?:valeur|value|valuta)$/i.test(column.name)
        ? { ...column, role: 'date' }
        : column
    })
  const dates = columns.filter(({ role }) => role === 'date')
  // two dates: the first is the movement's, the second that of its posting or value
  if (dates.length > 1)
    columns = columns.map((column) =>
      column.role === 'date' && column !== dates[0] ? { ...column, role: 'valueDate' } : column,
    )
  const money = MONEY_COUNT(columns)
  const known = knownOf({ columns })
  if (isByDay(columns)) return { columns, score: known * 2, movements: false, byDay: true }
  if (known < 2 || known * 2 < columns.length || money === 0) return null
  const texts = columns.filter(({ role }) => role === 'text').length
  const balances = columns.filter(({ role }) => role === 'balance').length
  if (balances > 1 || (dates.length === 0 && texts === 0)) return null
  const movements = columns.some(({ role }) => role === 'date')
  // `Credit memo 12345`, a text of a movement on a line of its own: below a heading without a date all would be lost
  if (!movements && (cells.length === 1 || cells.some(({ text }) => /\d{3}/.test(text)))) return null
  return { columns, score: known * 2 - (columns.length - known), movements }
}

/** `Date Amount Date Amount`: the balances of the days, side by side. */
function isByDay(columns: readonly Column[]): boolean {
  const dates = columns.filter(({ role }) => role === 'date' || role === 'valueDate').length
  const sums = columns.filter(({ role }) => role === 'amount' || role === 'balance').length
  return dates >= 2 && sums === dates && dates + sums === columns.length
}

function MONEY_COUNT(columns: readonly Column[]): number {
  return columns.filter(({ role }) => MONEY.has(role)).length
}

const LINES_MAX = 3

/** The heading that begins at a row: of one, two or three lines. */
export function headerAt(rows: readonly Row[], at: number): Header | null {
  let best = headingAt(rows, at)
  const lines = rows.slice(at, at + LINES_MAX)
  // where letters touch they tell two headings; gaps between words are guessed at
  for (const partsOf of [lettersApart, wordsApart]) {
    if (!lines.some(({ cells }) => cells.some((cell) => partsOf(cell).length > 1))) continue
    const apart = headingAt(
      lines.map((row) => ({ ...row, cells: row.cells.flatMap(partsOf) })),
      0,
    )
    if (!apart || (best && (apart.score <= best.score || rolesIn(apart) <= rolesIn(best)))) continue
    best = { ...apart, below: apart.below + at }
    if (best.movements) break
  }
  return best && isTitle(best, rows, at) ? null : best
}

/** How many kinds of columns a heading names: words of one name taken apart (`Transaction Date`) are no more. */
const rolesIn = ({ columns }: Scored) =>
  new Set(columns.map(({ role }) => role).filter((role) => role !== 'other')).size

/** Whether the first line of a heading is no part of it: without it, the heading below names a day, or goes on further. */
function isTitle(whole: Heading, rows: readonly Row[], at: number): boolean {
  const under = whole.below > at + 1 ? headingAt(rows, at + 1) : null
  if (!under?.movements) return false
  const more = knownOf(under) - knownOf(whole)
  return !whole.movements || (under.below > whole.below ? more >= 0 : under.below === whole.below && more > 0)
}

/** Headings that stand closer than words and columns differ, taken apart. */
const wordsApart = (cell: Cell): readonly Cell[] => cell.parts ?? [cell]

/** Where a heading reaches up to the next: `Date de l’opérationDate valeur`. No word is written so. */
const TOUCHING = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})/u

function lettersApart(cell: Cell): readonly Cell[] {
  const texts = cell.text.split(TOUCHING)
  if (texts.length === 1) return [cell]
  let from = 0
  return texts.map((text) => {
    from += text.length
    return partOf(cell, from - text.length, from)
  })
}

function headingAt(rows: readonly Row[], at: number): Heading | null {
  const row = rows[at]!
  let cells: readonly Cell[] = row.cells
  let best = scored(cells)
  let below = at + 1
  for (let lines = 1; lines < LINES_MAX; lines++) {
    const next = rows[at + lines]
    const before = rows[at + lines - 1]!
    if (!next || next.page !== row.page || next.base - before.base > row.size * 1.9) break
    if (next.cells.some(({ text }) => AMOUNT.test(text) || (text.length > 5 && dateIn(text)))) break
    cells = stacked({ ...row, cells }, next)
    const more = scored(cells)
    if (more && (!best || more.score > best.score || (more.score >= best.score && isPartOfHeading(next)))) {
      best = more
      below = at + lines + 1
    }
  }
  return best && !isUnderTitle(rows.slice(at, below), best) ? { below, ...best } : null
}

/** Whether what was read as one heading of several lines is a title, and the heading a line below it. */
function isUnderTitle([first, ...below]: readonly Row[], whole: Scored): boolean {
  if (!first || scored(first.cells)) return false
  return below.some((row) => {
    const under = scored(row.cells)
    if (!under || knownOf(under) < knownOf(whole)) return false
    // `Date` over `opération`, the last line of headings that have no other day
    if (whole.movements && !under.movements && !under.byDay) return false
    return knownOf(under) > knownOf(whole) || !isFirstHalf(first, row)
  })
}

/** The upper half of names: `POST` and `TRAN` over `DATE` and `DATE`, each over one that it completes. */
function isFirstHalf(upper: Row, lower: Row): boolean {
  const overs = upper.cells.map(
    (cell) =>
      cell.text.length <= 14 &&
      !/\d/.test(cell.text) &&
      lower.cells.filter(
        (other) => Math.min(other.right, cell.right) - Math.max(other.left, cell.left) > -1.5,
      ).length,
  )
  // over the first column alone stands the name of a table
  const isBeside = upper.cells[0]!.left > lower.cells[0]!.right
  return (overs.length > 1 || isBeside) && overs.every((count) => count === 1)
}

/** How many columns have a name that says what they are. */
function knownOf({ columns }: Pick<Scored, 'columns'>): number {
  return columns.filter(({ role }) => role !== 'other').length
}

/** A second line of headings that adds no column: `($)`, `d'opération`. */
function isPartOfHeading(row: Row): boolean {
  return (
    row.cells.every(({ text }) => text.length < 24 && !/\d{2}/.test(text)) &&
    row.cells.some(({ text }) => /^\(|^d'|^de |value|valeur|opera|account|compte|\$|eur/i.test(text))
  )
}
