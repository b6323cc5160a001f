/**
 * From the tables of sheets to accounts: sheets of months are pieces of one account, a sheet that holds again what the
 * others hold is told and left, and what only one piece names (number, currency) holds for all.
 */
import { withoutEndZeros } from '../../../../db/rules/money.ts'
import type { ParsedAccount, ParsedFile, ParseProblem } from '../../parsed.ts'
import type { Side } from '../csv/flags.ts'
import { negate, sameAmount, sumDecimals } from '../decimal.ts'
import { gapsIn, gapTold } from '../gaps.ts'
import { monthNamed } from '../months.ts'
import { fold } from '../text.ts'
import { warning } from '../texts.ts'
import { leftOut, type Sheet } from './sheet.ts'

export interface ReadSheet {
  readonly sheet: Sheet
  readonly file: ParsedFile
  /** The side that the table has, where others have the other one. */
  readonly side: Side | null
}

interface Piece {
  readonly sheet: Sheet
  readonly account: ParsedAccount
  /** The sheet holds several accounts or tables: its name is that of none. */
  readonly shared: boolean
  readonly side: Side | null
}

/** Words of a name that say which part of the year a sheet is of. */
const PERIOD =
  /^(\d{1,4}|[a-z]?[1-4]|[pm]\d{1,2}|trim(estre)?|quarter|kwartaal|quartal|semaine|week|woche|semana|mois|month|maand|mes|monat|annee|annuel|year|jaar|jahr|ano|du|de|au|a|to|bis|tot|al|et|and)$/
/** Words that say that it is a sheet, or what all such sheets hold. */
const GENERIC =
  /^(sheet|feuil(le)?|blad|tabelle|hoja|planilha|foglio|page|pagina|table(au)?|extrait|releve|statement|uittreksel|auszug|extracto|extrato|operations?|mouvements?|transactions?|transacties|movimientos|movimentos|donnees|data|export|liste?)$/

const wordsOf = (name: string) => name.match(/[\p{L}\p{M}\d]+/gu) ?? []
/** `mars26`, `Feuil2`: the word without its number. */
const unnumbered = (word: string) => word.replace(/\d{1,4}$/, '')
const isMonth = (word: string) => monthNamed(unnumbered(word)) !== undefined

const isOfPeriod = (name: string) => wordsOf(name).some((word) => isMonth(word) || /^(19|20)\d\d$/.test(word))

/** What the name of a sheet says beside a part of the year: the name of an account, or nothing. */
function accountNamed(name: string): string {
  const words = wordsOf(name)
  const told = words.filter((word) => !PERIOD.test(fold(word)) && !isMonth(word))
  if (told.every((word) => GENERIC.test(fold(unnumbered(word))))) return ''
  // without a month or a year the name is whole: `Compte 2`
  return isOfPeriod(name) ? told.join(' ') : name.trim()
}

/** From so many movements on, that all of them stand elsewhere is no chance. */
const COPY_MIN = 2
/** Two accounts of a company may have the same fees. */
const NAMED_COPY_MIN = 3

/** An amount as it is compared: `12.50` and `12.5` are one. */
function plain(amount: string): string {
  const [whole, fraction = ''] = amount.split('.')
  return `${whole}.${withoutEndZeros(fraction)}`
}

type Counts = Map<string, number>

function countedKeys({ account }: Piece, withBalance: boolean): Counts {
  const counts: Counts = new Map()
  for (const { date, amount, description, balance } of account.lines) {
    const key = [date, plain(amount), withBalance ? plain(balance!) : '', fold(description)].join('\n')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** How often movements stand in the pieces, all together and of each account that a piece names. */
class Movements {
  readonly #named = new Map<string, Counts>()
  readonly #all: Counts = new Map()

  add(account: string, counts: Counts, times: 1 | -1): void {
    const own = this.#named.get(account) ?? new Map<string, number>()
    this.#named.set(account, own)
    for (const [key, count] of counts)
      for (const sum of [own, this.#all]) sum.set(key, (sum.get(key) ?? 0) + times * count)
  }

  /** Every movement stands as often again in pieces of this account, or of none that is named. */
  holdTwice(account: string, counts: Counts): boolean {
    const seen = (key: string) =>
      account === ''
        ? (this.#all.get(key) ?? 0)
        : (this.#named.get(account)?.get(key) ?? 0) + (this.#named.get('')?.get(key) ?? 0)
    return [...counts].every(([key, count]) => seen(key) >= 2 * count)
  }
}

const nameOf = ({ account }: Piece) => [account.accountId ?? '', account.currency ?? ''].join(' ').trim()

/** The pieces without those whose movements all stand in the others; of two that are alike the later one goes. */
function withoutCopies(pieces: readonly Piece[], problems: ParseProblem[]): Piece[] {
  const withBalance = pieces.every(({ account }) =>
    account.lines.every(({ balance }) => balance !== undefined),
  )
  const longestFirst = [...pieces]
    .reverse()
    .sort((a, b) => b.account.lines.length - a.account.lines.length)
    .map((piece) => ({ piece, counts: countedKeys(piece, withBalance) }))
  const movements = new Movements()
  for (const { piece, counts } of longestFirst) movements.add(nameOf(piece), counts, 1)
  const copies = new Set<Piece>()
  for (const { piece, counts } of longestFirst) {
    const least = accountNamed(piece.sheet.name) === '' ? COPY_MIN : NAMED_COPY_MIN
    if (piece.account.lines.length < least || !movements.holdTwice(nameOf(piece), counts)) continue
    movements.add(nameOf(piece), counts, -1)
    copies.add(piece)
    problems.push(leftOut(piece.sheet, 'Copy'))
  }
  return pieces.filter((piece) => !copies.has(piece))
}

const DAY = 10
const MONTH = 7

/** What an account moved on each day, or in each month. */
function sumsOf({ lines }: ParsedAccount, length: number): Map<string, string> {
  const amounts = Map.groupBy(lines, ({ date }) => date.slice(0, length))
  return new Map([...amounts].map(([key, of]) => [key, sumDecimals(of.map(({ amount }) => amount))]))
}

/** Rows without a text. */
const isBare = ({ account }: Piece) =>
  account.lines.length > 0 && account.lines.every(({ description }) => description === '')

/** The pieces without those whose rows are what another sheet adds up to on their days, or in their months. */
function withoutSummaries(pieces: readonly Piece[], problems: ParseProblem[]): Piece[] {
  if (!pieces.some(isBare)) return [...pieces]
  const summed = pieces.flatMap((piece) =>
    [DAY, MONTH].map((length) => ({ piece, length, sums: sumsOf(piece.account, length) })),
  )
  return pieces.filter((piece) => {
    const { lines } = piece.account
    const isSum =
      isBare(piece) &&
      summed.some(
        ({ piece: other, length, sums }) =>
          !isBare(other) &&
          lines.every(({ date, amount }) => sameAmount(amount, sums.get(date.slice(0, length)) ?? '0')),
      )
    if (!isSum) return true
    problems.push(leftOut(piece.sheet, 'Sums'))
    return false
  })
}

interface Span {
  readonly first: string
  readonly last: string
}

function spanOf({ lines }: ParsedAccount): Span {
  let [first, last] = ['', '']
  for (const { date } of lines) {
    if (first === '' || date < first) first = date
    if (date > last) last = date
  }
  return { first, last }
}

const leadsTo = (a: ParsedAccount, b: ParsedAccount) =>
  a.closingBalance !== null && b.openingBalance !== null && sameAmount(a.closingBalance, b.openingBalance)

/** Two pieces over the same days, each from a balance of its own to another: they are of two accounts. */
function areTwoAccounts(a: ParsedAccount, b: ParsedAccount): boolean {
  const ends = [a.openingBalance, a.closingBalance, b.openingBalance, b.closingBalance]
  if (ends.includes(null) || leadsTo(a, b) || leadsTo(b, a)) return false
  const [one, other] = [spanOf(a), spanOf(b)]
  return one.first < other.last && other.first < one.last
}

/** The only value that some of the pieces tell; null when none or several do. */
function onlyTold(values: readonly (string | null)[]): string | null {
  const told = new Set(values.filter((value) => value !== null))
  return told.size === 1 ? [...told][0]! : null
}

/** The pieces with the name of their account: as the file tells it, else the name of its sheet where names tell several apart. */
function named(pieces: readonly Piece[]): Piece[] {
  const names = pieces.map(({ sheet, shared, side }) =>
    shared || side !== null ? '' : accountNamed(sheet.name),
  )
  const severalNames = new Set(names).size > 1
  const nameless = names.every((name) => name === '')
  const accountId = nameless ? onlyTold(pieces.map(({ account }) => account.accountId)) : null
  const apart =
    nameless &&
    !pieces.some(({ sheet }) => isOfPeriod(sheet.name)) &&
    pieces.some((a, i) => pieces.some((b, k) => k > i && areUnnamed(a, b)))
  return pieces.map((piece, i) => {
    const { account, sheet } = piece
    const ofSheet = severalNames ? names[i]! : apart ? sheet.name.trim() : ''
    const common = piece.shared ? null : accountId
    const id = account.accountId ?? (ofSheet === '' ? common : ofSheet)
    return { ...piece, account: { ...account, accountId: id } }
  })
}

const areUnnamed = (a: Piece, b: Piece) =>
  a.account.accountId === null && b.account.accountId === null && areTwoAccounts(a.account, b.account)

/** A piece without a currency has that of the others of its account. */
function withCurrency(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece) => {
    const { accountId, currency } = piece.account
    const own = pieces.filter(({ account }) => account.accountId === accountId)
    const told = currency ?? onlyTold(own.map(({ account }) => account.currency))
    return { ...piece, account: { ...piece.account, currency: told } }
  })
}

/** Movements that stand on several sheets of an account over the same days: two exports may overlap. */
function overlap(pieces: readonly Piece[]): ParseProblem[] {
  if (pieces.length === 1) return []
  const seen: Counts = new Map()
  let count = 0
  for (const piece of pieces) {
    const own = countedKeys(piece, false)
    for (const [key, times] of own) count += Math.min(times, seen.get(key) ?? 0)
    for (const [key, times] of own) seen.set(key, Math.max(times, seen.get(key) ?? 0))
  }
  return count < COPY_MIN ? [] : [warning('file.sheetsOverlap', { count })]
}

/** The pieces of an account in the order of time. */
function inTime(pieces: readonly ParsedAccount[]): ParsedAccount[] {
  return [...pieces].sort((a, b) => {
    const [one, other] = [spanOf(a), spanOf(b)]
    return one.first < other.first ? -1 : one.first > other.first ? 1 : 0
  })
}

/** Of one movement nobody can tell whether its balance is the one after it; what stands before it, or the next piece, can. */
function withEnds(pieces: readonly ParsedAccount[]): ParsedAccount[] {
  const isEqual = (told: string | null | undefined, balance: string) =>
    told != null && sameAmount(told, balance)
  return pieces.map((piece, at) => {
    const [only, ...others] = piece.lines
    if (others.length > 0 || only?.balance === undefined) return piece
    const closing = only.balance
    const opening = sumDecimals([closing, negate(only.amount)])
    const follows = isEqual(piece.openingBalance ?? pieces[at - 1]?.closingBalance, opening)
    const leads = isEqual(piece.closingBalance ?? pieces[at + 1]?.openingBalance, closing)
    return follows || leads ? { ...piece, openingBalance: opening, closingBalance: closing } : piece
  })
}

/** The movements in the order of the sheets; the piece that is first in time opens the account, the last one closes it. */
function joined(pieces: readonly ParsedAccount[]): ParsedAccount {
  const ordered = withEnds(inTime(pieces))
  return {
    ...pieces[0]!,
    openingBalance: ordered[0]!.openingBalance,
    closingBalance: ordered.at(-1)!.closingBalance,
    lines: pieces.flatMap(({ lines }) => lines),
  }
}

export interface SheetAccounts {
  readonly accounts: ParsedAccount[]
  readonly problems: ParseProblem[]
  /** The sheets of which something is kept. */
  readonly kept: readonly ReadSheet[]
}

/** The accounts of the sheets read, and what is told of them. Pieces of the same number and currency are one account. */
export function accountsOfSheets(read: readonly ReadSheet[]): SheetAccounts {
  const problems: ParseProblem[] = []
  const all = read.flatMap(({ sheet, file, side }) =>
    file.accounts.map((account) => ({
      sheet,
      account,
      side,
      shared: sheet.part === true || file.accounts.length > 1,
    })),
  )
  if (read.length === 1) return { accounts: all.map(({ account }) => account), problems, kept: read }
  const pieces = withCurrency(named(withoutCopies(withoutSummaries(all, problems), problems)))
  const groups = Map.groupBy(pieces, ({ account }) => `${account.accountId ?? ''}\n${account.currency ?? ''}`)
  for (const group of groups.values())
    problems.push(...overlap(group), ...gapsIn(inTime(group.map(({ account }) => account))).map(gapTold))
  const accounts = [...groups.values()].map((group) => joined(group.map(({ account }) => account)))
  const kept = new Set(pieces.map(({ sheet }) => sheet))
  return { accounts, problems, kept: read.filter(({ sheet }) => kept.has(sheet)) }
}
