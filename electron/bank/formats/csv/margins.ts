/** What stands above and below the movements: account number, currency, opening and closing balance. */
import { dateShape } from '../calendar.ts'
import { currencyOf, scanAmount } from '../decimal.ts'
import { fold } from '../text.ts'
import type { TableRow } from './split.ts'

export interface MarginBalance {
  /** `day`: that of some day, of which a table has several. */
  readonly kind: 'opening' | 'closing' | 'day' | 'unknown'
  /** As printed; read with the decimal mark of the file. */
  readonly text: string
}

export interface Margins {
  readonly accountId: string | null
  readonly currency: string | null
  readonly balances: readonly MarginBalance[]
}

const BALANCE =
  /\b(solde|(?:opening|closing)?balance|saldo|s a l d o|kontostand|eindsaldo|beginsaldo|anfangssaldo|endsaldo|anfangsbestand|endbestand)\b/
const NOT_EURO = /francs|\bfrf\b/
const OPENING =
  /opening|ouverture|initial|inicial|inizial|start|debut|precedent|beginning|brought|(?<!carried )forward|report[ée]?\b|anfang|begin|vorig|ancien|anterieur|anterior/
const CLOSING =
  /closing|cloture|final|\bend|\bfin\b|nouveau|actuel|current|slot|eind|carried|new|\bau\b|\bper\b|available|ledger|s a l d o/
const OF_DAY = /\b(do|del) dia\b|\bdisponivel dia\b/
const TOTAL =
  /^\W*((?:transactions?|movements?|operations?) total\b|sous-?total|sub-?total|total|totaux|totaal|summe|suma|totale|gesamt|grand total)/
const ACCOUNT =
  /\b(compte|livret|account|iban|rekening(nummer)?|(?:giro|tagesgeld|spar|geschafts|verrechnungs)?konto(nummer)?|cuenta|conta|carte|card|numero compte|account number)\b/
const NOT_ACCOUNT =
  /contrepart|counter|tegen|name|nom\b|type|owner|holder|titulaire|currency|devise|tenu|balance|solde|releve|list|operations/
/** `Relevé du compte 00012345678`: the number follows the word. */
const NAMED_NUMBER =
  /\b(?:compte|account|iban|livret [a-z]|rekening|konto|cuenta) ?(?:n[°ºo]\.?|number|nr\.?|#|:)? ?([A-Z]{0,4}[*Xx\d][*Xx\d \-./]{4,34}[*Xx\dA-Z])$/i
const NUMBER = /(?:n[°ºo]\.?|:|;|\s|^)\s{0,4}([A-Z]{0,4}[*Xx\d][*Xx\d \-./]{4,34}[*Xx\dA-Z])\s{0,4}$/

/** A number with the kind of the account behind it: `DE12345678901234567890 / Girokonto`. */
const IBAN_THEN = /^([A-Z]{2}\d{2}[\dA-Z]{8,30}) ?[/(-]/

const words = (row: TableRow) => row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '')

/** True for a row that states a balance or a total instead of a movement. */
export function isBalanceOrTotal(row: TableRow): boolean {
  const [first = '', second = ''] = words(row)
  const label = fold(dateShape(first) ? second : first)
  return TOTAL.test(label) || (BALANCE.test(label) && label.search(BALANCE) < 40)
}

/** A row whose text begins like that of a total, and names no balance: `TOTAL ENERGIES` does. */
export function beginsLikeTotal(text: string): boolean {
  const label = fold(text)
  return TOTAL.test(label) && !BALANCE.test(label)
}

/** `Période;20260701;20260711` above a table: its days look like an amount and a date. */
export function isPeriod({ cells }: TableRow): boolean {
  const at = cells.findIndex((cell) => cell.trim() !== '')
  if (!/^\W{0,3}(p[eé]r[ií]od|zeitraum)/i.test(cells[at] ?? '')) return false
  const others = cells.slice(at + 1).filter((cell) => cell.trim() !== '')
  return others.length > 0 && others.every((cell) => dateShape(cell.trim()) !== null)
}

/** An amount at the end of a text, after its dates are taken out: `Solde au 01/04/2026 5 120,33 €`. */
function amountAtEnd(cell: string): string | null {
  if (cell.length > 200) return null
  const undated = cell.replace(/\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}/g, '|')
  const match =
    /([-+−]?\s?(?<![\d.,])\d[\d .,'’\u00a0\u202f]{0,40})\s{0,4}(?:[A-Z]{3}|[€$£¤]|euros?)?\s{0,4}$/i.exec(
      undated,
    )
  return match && scanAmount(match[1]!) ? match[1]!.trim() : null
}

function kindOf(label: string): MarginBalance['kind'] {
  if (OF_DAY.test(label)) return 'day'
  return OPENING.test(label) ? 'opening' : CLOSING.test(label) ? 'closing' : 'unknown'
}

const isBalanceLabel = (cell: string) => BALANCE.test(fold(cell))

function balanceIn(label: string, values: readonly string[]): MarginBalance | null {
  const folded = fold(label)
  if (NOT_EURO.test(folded)) return null
  const isAmount = (cell: string) => !dateShape(cell) && scanAmount(cell) !== null
  const first = values.findIndex(isAmount)
  // what follows in words is of something else, with figures of its own
  const next = values.findIndex((cell, i) => i > first && /\p{L}{4}/u.test(cell))
  const own = values.slice(0, first < 0 || next < 0 ? undefined : next).filter(isAmount)
  const text = own.at(-1) ?? amountAtEnd(label)
  return text && /\d/.test(text) ? { kind: kindOf(folded), text } : null
}

/** The balances of a row that begins with the label of one: some banks print the opening and the closing one side by side. */
function balancesOf(row: TableRow): MarginBalance[] {
  const cells = words(row)
  if (!isBalanceLabel(cells[0] ?? '')) return []
  const labels = cells.flatMap((cell, i) => (isBalanceLabel(cell) ? [i] : []))
  return labels.flatMap((at, i) => balanceIn(cells[at]!, cells.slice(at + 1, labels[i + 1])) ?? [])
}

const digitsIn = (text: string) => text.replace(/[^\dX*x]/g, '').length

/** A day, or a first and a last one. */
const isDays = (text: string) => text.split(' - ').every((part) => dateShape(part.trim()) !== null)

/** The account a row names: label and value in two cells, label and number in one, or a number alone. */
function accountOf(row: TableRow): string | null {
  const cells = words(row)
  for (const [i, cell] of cells.entries()) {
    if (cell.length > 120) continue
    const label = fold(cell)
    const named = NAMED_NUMBER.exec(cell)
    if (named && digitsIn(named[1]!) >= 6 && !dateShape(named[1]!) && !BALANCE.test(label))
      return named[1]!.trim()
    if (!ACCOUNT.test(label) || NOT_ACCOUNT.test(label.split(/[:;]/)[0]!)) continue
    const within = NUMBER.exec(cell)
    if (within && digitsIn(within[1]!) >= 5 && !dateShape(within[1]!)) return within[1]!.trim()
    const next = cells[i + 1]
    if (next && next.length <= 60 && digitsIn(next) >= 5 && !dateShape(next))
      return IBAN_THEN.exec(next)?.[1] ?? next.replace(/^=/, '')
  }
  const [only] = cells
  const alone = cells.length === 1 && only && /^[A-Z]{0,4}[\dX*][\dX* .-]{6,40}$/.test(only) && !isDays(only)
  return alone && digitsIn(only) >= 8 ? only : null
}

/**
 * Headings without labels: kind; kind; account; date; ; balance (BNP Paribas), and account; from; to; count;
 * date; balance (Société Générale).
 */
export function unlabelled(row: TableRow): { account: string; balance: string } | null {
  const [kind, second, account, date, , balance] = row.cells.map((cell) => cell.trim())
  const overview = row.cells.length === 6 && dateShape(second ?? '') && dateShape(account ?? '')
  if (overview && kind && /^\d{8,20}$/.test(kind) && balance && scanAmount(balance))
    return { account: kind, balance }
  if (row.cells.length !== 6 || !kind || !account || !date || !balance) return null
  if (dateShape(kind) || !dateShape(date) || !scanAmount(balance) || digitsIn(account) < 4) return null
  return { account, balance }
}

function currencyIn(row: TableRow): string | null {
  for (const cell of words(row)) {
    if (cell.length > 60) continue
    for (const word of cell.split(/[\s:;,()]+/)) {
      if (/^[A-Z]{3}$/.test(word) || /^(euros?|€|CAD\$|US\$|F?CFA)$/i.test(word)) {
        const code = currencyOf(word)
        if (code) return code
      }
    }
  }
  return null
}

/** True when the row is the heading of an account. */
export function namesAccount(row: TableRow): boolean {
  return accountOf(row) !== null || unlabelled(row) !== null
}

/** True when the row says nothing but which account follows: no figure beside the number. */
export function onlyNamesAccount(row: TableRow): boolean {
  const id = accountOf(row)
  if (id === null) return false
  return words(row).every((cell) => cell.includes(id) || cell.includes(`=${id}`) || !/\d/.test(cell))
}

/** Reads the rows outside the table. */
export function readMargins(rows: readonly TableRow[]): Margins {
  let accountId: string | null = null
  let currency: string | null = null
  const balances: MarginBalance[] = []
  for (const row of rows.slice(0, 200)) {
    const heading = unlabelled(row)
    if (heading) {
      accountId ??= heading.account
      balances.push({ kind: 'closing', text: heading.balance })
      continue
    }
    const printed = balancesOf(row)
    balances.push(...printed)
    if (printed.length === 0) accountId ??= accountOf(row)
    currency ??= currencyIn(row)
  }
  return { accountId, currency, balances }
}
