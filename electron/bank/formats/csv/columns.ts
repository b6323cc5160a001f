/** Which column plays which role, from the names in the header checked against what the columns hold. */
import { currencyOf } from '../decimal.ts'
import { type AmountColumn, amountColumns, isNet, withSides } from './amount-columns.ts'
import { type Candidate, firstFull, fits, ofRole, roleOfColumn } from './candidates.ts'
import type { HeaderName, Role } from './names.ts'
import { type ColumnProfile, isFlagColumn } from './profile.ts'

/** The columns of a table by role; null where the file has none. */
export interface Columns {
  date: number | null
  valueDate: number | null
  /** In the order in which they make the description. */
  text: number[]
  /** Kinds of movements, said where every one of the texts is empty: beside a name there may be no other word. */
  instead: { readonly kinds: readonly number[]; readonly texts: readonly number[] } | null
  amounts: AmountColumn[]
  balance: number | null
  reference: number | null
  /** What movements are for; in file order, often none. */
  categories: number[]
  currency: number | null
  account: number | null
  /** The name of the account's column may as well be that of the other party's: a heading knows better. */
  accountOpen: boolean
  accountName: number | null
  card: number | null
  direction: number | null
  status: number | null
  unmoved: number | null
  fee: number | null
  /** What the fee does to the amount: taken off it, added to it with its sign, part of it; null: it stands apart. */
  feeMoves: 'taken' | 'added' | 'inside' | null
}

export function noColumns(): Columns {
  return {
    date: null,
    valueDate: null,
    text: [],
    instead: null,
    amounts: [],
    balance: null,
    reference: null,
    categories: [],
    currency: null,
    account: null,
    accountOpen: false,
    accountName: null,
    card: null,
    direction: null,
    status: null,
    unmoved: null,
    fee: null,
    feeMoves: null,
  }
}

/** Revolut and its like book on the completed date; the started date is only when the card was used. */
function bookingDate(all: readonly Candidate[]): Candidate | null {
  const dates = ofRole(all, 'date')
  const started = dates.find(({ name }) => /^(starteddate|datededebut|datestarted)/.test(name.key))
  if (started) {
    const completed = ofRole(all, 'valueDate').find(
      ({ name, profile }) => profile.filled > 0 && /^(completeddate|datedefin|datecompleted)/.test(name.key),
    )
    if (completed) return completed
  }
  return firstFull(dates) ?? firstFull(ofRole(all, 'valueDate'))
}

/** A bare `Naam` that is the same on all rows is the holder of the account (KBC, CBC). */
function otherParties(payees: readonly Candidate[]): readonly Candidate[] {
  const others = payees.filter(
    ({ name, profile }) => !/^(naam|nom|name)$/.test(name.key) || profile.values.size > 1,
  )
  return others.length > 0 ? others : payees
}

/** Filled on so many rows that no other column is needed to say what a movement is. */
export const isOnMostRows = ({ filled, rows }: ColumnProfile) => filled >= rows * 0.6

const filled = (candidates: readonly Candidate[]) => candidates.filter(({ profile }) => profile.filled > 0)
const indexes = (candidates: readonly Candidate[]) => candidates.map(({ index }) => index)

/**
 * Names first, then the texts in file order; the kind of movement only where these do not say what most movements are, and
 * what they are for only where nothing else is said.
 */
function textColumns(all: readonly Candidate[], categories: number[]): Pick<Columns, 'text' | 'instead'> {
  const payees = filled(otherParties(ofRole(all, 'payee')))
  const texts = filled(ofRole(all, 'text'))
  const kinds = filled(ofRole(all, 'kind'))
  const told = texts.length > 0 && [...payees, ...texts].some(({ profile }) => isOnMostRows(profile))
  if (!told) {
    const said = indexes([...payees, ...kinds, ...texts])
    return { text: said.length > 0 ? said : categories, instead: null }
  }
  return {
    text: indexes([...payees, ...texts]),
    instead: kinds.length > 0 ? { kinds: indexes(kinds), texts: indexes(texts) } : null,
  }
}

const CHEQUE = /cheque|check|slip/
const SECOND_CURRENCY = /payment|transfer|original/

/** Cheque numbers and second currencies only serve when there is no better column. */
function preferring(candidates: readonly Candidate[], last: RegExp): number | null {
  const filled = candidates.filter(({ profile }) => profile.filled > 0)
  const first = filled.find(({ name }) => !last.test(name.key)) ?? filled[0] ?? candidates[0]
  return first?.index ?? null
}

/** The currency of each row; where the amount names its own, a column with others is that of what was paid abroad. */
function currencyColumn(all: readonly Candidate[], amounts: readonly AmountColumn[]): number | null {
  const own = amounts.length > 0 ? amounts[0]!.currency : null
  const named = own !== null && amounts.every(({ currency }) => currency === own)
  const ofAmount = ({ profile }: Candidate) =>
    !named || [...profile.values].every((code) => currencyOf(code) === own)
  const isSecond = ({ name, profile }: Candidate) => SECOND_CURRENCY.test(name.key) && !isOnAllRows(profile)
  const codes = ofRole(all, 'currency').filter((candidate) => ofAmount(candidate) && !isSecond(candidate))
  return preferring(codes, SECOND_CURRENCY)
}

/** Names under which banks print the account of the other party as well: ours is the same on all rows. */
const EITHER_ACCOUNT = new Set(['iban', 'kontonummer', 'konto', 'rekening', 'accountid'])
/** Names of our account under which some banks print that of the other party: then hardly a number comes twice. */
const LOOSE_ACCOUNT = new Set(['compte', 'account', 'cuenta', 'conta', 'conto'])
const OTHERS_MIN = 5

function isOtherNumber({ filled, values }: ColumnProfile): boolean {
  return values.has('-') || (values.size >= OTHERS_MIN && values.size > filled * 0.6)
}

/** One number on all rows, or some numbers of which each has its rows together. */
function isOwnNumber({ filled, rows, runs, values }: ColumnProfile): boolean {
  return values.size === 1 || (filled === rows && runs === values.size && filled >= 2 * values.size)
}

/** The own account is the account of every row: a number that some lack is that of the other party, or of a card. */
const isOnAllRows = ({ filled, rows }: ColumnProfile) => filled === rows || filled === 0

function ownAccount(all: readonly Candidate[]): Pick<Columns, 'account' | 'accountOpen'> {
  const own = ofRole(all, 'account').filter(({ name, profile, exact }) => {
    if (!isOnAllRows(profile)) return false
    if ((!exact || LOOSE_ACCOUNT.has(name.key)) && isOtherNumber(profile)) return false
    return !EITHER_ACCOUNT.has(name.key) || isOwnNumber(profile)
  })
  const found = firstFull(own)
  return { account: found?.index ?? null, accountOpen: found !== null && EITHER_ACCOUNT.has(found.name.key) }
}

/** A column without a name whose every row has one of the two words of a direction, beside one amount. */
function namelessFlag(header: readonly HeaderName[], profiles: readonly ColumnProfile[]): number | null {
  const flags = profiles.filter(
    (profile) =>
      (header[profile.index]?.key ?? '') === '' && isFlagColumn(profile) && profile.filled === profile.rows,
  )
  return flags.length === 1 ? flags[0]!.index : null
}

/** Columns without a name right behind one of texts go on with it (PKO: title, place, sender). */
function withNameless(
  text: readonly number[],
  header: readonly HeaderName[],
  profiles: readonly ColumnProfile[],
): number[] {
  return text.flatMap((index) => {
    const all = [index]
    for (let next = index + 1; next < header.length; next++) {
      const profile = profiles[next]
      if (header[next]!.key !== '' || !profile || !fits('text', profile, false)) break
      if (profile.letters > 0 && !text.includes(next)) all.push(next)
    }
    return all
  })
}

/** Settles the roles of a table with a header. */
export function columnsByName(header: readonly HeaderName[], profiles: readonly ColumnProfile[]): Columns {
  const candidates: Candidate[] = []
  for (const [index, name] of header.entries()) {
    const profile = profiles[index]
    const found = profile ? roleOfColumn(name, profile) : null
    if (profile && found) candidates.push({ index, name, profile, ...found })
  }
  const all = withSides(candidates)
  const date = bookingDate(all)
  const first = (role: Role) => firstFull(ofRole(all, role))?.index ?? null
  const value = ofRole(all, 'valueDate').find(({ index }) => index !== date?.index)
  const amounts = amountColumns(all)
  const categories = indexes(filled(ofRole(all, 'category')))
  const said = textColumns(all, categories)
  return {
    date: date?.index ?? null,
    valueDate: value?.index ?? null,
    ...said,
    text: withNameless(said.text, header, profiles),
    amounts,
    balance: first('balance'),
    reference: preferring(ofRole(all, 'reference'), CHEQUE),
    categories,
    currency: currencyColumn(all, amounts),
    ...ownAccount(all),
    accountName: first('accountName'),
    card: firstFull(ofRole(all, 'card').filter(({ profile }) => isOnAllRows(profile)))?.index ?? null,
    direction: first('direction') ?? (amounts[0]?.kind === 'amount' ? namelessFlag(header, profiles) : null),
    status: first('status'),
    unmoved: first('unmoved'),
    fee: first('fee'),
    feeMoves: isNet(all, amounts) ? 'inside' : null,
  }
}
