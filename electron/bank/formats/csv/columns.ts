/** Which column plays which role, from the names in the header checked against what the columns hold. */
import { currencyOf } from '../decimal.ts'
import { type HeaderName, type Role, roleByKeyword, rolesOfName } from './names.ts'
import { type ColumnProfile, isFlagColumn } from './profile.ts'

export interface AmountColumn {
  readonly index: number
  readonly kind: 'amount' | 'debit' | 'credit'
  readonly currency: string | null
}

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

/** Names that mean two things: only their content says which. */
const OPEN_NAMES = new Set(
  'valeur valuta value wert transaction transactie valor data in uit net gross brut bruto neto brutto netto lordo details code type info sum'.split(
    ' ',
  ),
)

const MONEY: ReadonlySet<Role> = new Set(['amount', 'debit', 'credit', 'balance', 'fee'])

/** Whether what a column holds is compatible with a role; an empty column contradicts nothing but a flag. */
function fits(role: Role, profile: ColumnProfile, open: boolean): boolean {
  // a dash in a column of money is an empty cell
  const filled = profile.filled - (MONEY.has(role) ? profile.dashes : 0)
  if (filled === 0) return role !== 'direction' && !open
  const mostly = (count: number) => count >= filled * 0.6
  switch (role) {
    case 'date':
    case 'valueDate':
      return open ? mostly(profile.dates) : profile.dates > 0
    case 'amount':
    case 'debit':
    case 'credit':
    case 'balance':
    case 'fee':
      return open ? mostly(profile.amounts) && !mostly(profile.dates) : profile.amounts > 0
    case 'currency':
      return mostly(profile.currencies)
    case 'direction':
      return isFlagColumn(profile)
    case 'text':
    case 'payee':
    case 'kind':
      return (
        !mostly(profile.dates) && !mostly(profile.ibans) && (profile.letters > 0 || !mostly(profile.money))
      )
    case 'status':
      return profile.letters > 0
    case 'unmoved':
      return profile.money === 0
    default:
      return !mostly(profile.dates)
  }
}

/** Roles that content proves are tried before those it cannot disprove. */
const PROOF: readonly Role[] = ['direction', 'currency', 'date', 'valueDate', 'amount', 'debit', 'credit']

function roleOfColumn(name: HeaderName, profile: ColumnProfile): { role: Role; exact: boolean } | null {
  const known = rolesOfName(name.key)
  const open = OPEN_NAMES.has(name.key)
  const proven = PROOF.filter((role) => known.includes(role))
  for (const role of [...proven, ...known])
    if (fits(role, profile, open && known.length > 1)) return { role, exact: true }
  if (known.length > 0) return null
  const guessed = roleByKeyword(name.key)
  return guessed && fits(guessed, profile, false) ? { role: guessed, exact: false } : null
}

interface Candidate {
  readonly index: number
  readonly role: Role
  readonly exact: boolean
  readonly name: HeaderName
  readonly profile: ColumnProfile
}

/** Candidates of a role: exact names before guessed ones, then in file order. */
function ofRole(all: readonly Candidate[], role: Role): Candidate[] {
  const found = all.filter((candidate) => candidate.role === role)
  const exact = found.filter((candidate) => candidate.exact)
  return exact.length > 0 ? exact : found
}

const filledIn = ({ profile }: Candidate) => profile.filled

/** Rows with an amount that is not zero: columns of zeros are amounts of something else. */
const movedIn = ({ profile }: Candidate) => profile.filled - profile.zeros - profile.dashes

/** The first candidate that is filled about as often as the fullest; of two of one name, the one filled more often. */
function firstFull(candidates: readonly Candidate[], count = filledIn): Candidate | null {
  const most = Math.max(0, ...candidates.map(count))
  const first = candidates.find((candidate) => count(candidate) >= most * 0.5)
  if (!first) return null
  const named = candidates.filter(({ name }) => name.key === first.name.key)
  return named.reduce((a, b) => (count(b) > count(a) ? b : a))
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

function amountColumn(candidate: Candidate, kind: AmountColumn['kind']): AmountColumn {
  return { index: candidate.index, kind, currency: candidate.name.currency }
}

const GROSS = /^(gross|bruto?|brutto|lordo)(amount)?$/
const NET = /^(net|neto|netto)(amount|total)?$/

/** True of the name of an amount from which the fee is taken off already. */
export const isNetName = ({ key }: HeaderName) => NET.test(key)

const WITHOUT_TAX = /(ht|horstaxes?|excltax|exclvat|exclbtw|sansiva|sinimpuestos)$/
const WITH_TAX = /(ttc|taxesincluses|incltax|inclvat|inclbtw)$/

/** What comes into the account is the net: the gross beside it is before the fee. What is paid has its tax in it. */
function withoutGross(all: readonly Candidate[]): readonly Candidate[] {
  const taxed = all.some(({ name, profile }) => WITH_TAX.test(name.key) && profile.filled > 0)
  const candidates = taxed ? all.filter(({ name }) => !WITHOUT_TAX.test(name.key)) : all
  const net = candidates.some(({ name, profile }) => NET.test(name.key) && profile.filled > 0)
  return net ? candidates.filter(({ name }) => !GROSS.test(name.key)) : candidates
}

/**
 * Several signed amounts are kept only when each is of its own currency and a row has one of them (RBC: CAD$ and USD$, not the
 * price abroad beside what was paid); else the fullest.
 */
function signedColumns(candidates: readonly Candidate[]): AmountColumn[] {
  const currencies = new Set(candidates.map(({ name }) => name.currency ?? ''))
  const moved = candidates.reduce((sum, candidate) => sum + movedIn(candidate), 0)
  const apart = moved <= (candidates[0]?.profile.rows ?? 0)
  if (candidates.length > 1 && currencies.size === candidates.length && !currencies.has('') && apart)
    return candidates.map((candidate) => amountColumn(candidate, 'amount'))
  const one = firstFull(candidates, movedIn)
  return one ? [amountColumn(one, 'amount')] : []
}

/** `Inflow` beside `Outflow` is the credit side, alone it is a signed amount. */
function withSides(all: readonly Candidate[]): Candidate[] {
  const has = (role: Role) => all.some((candidate) => candidate.role === role)
  const turned = (candidate: Candidate, side: Role, other: Role) =>
    candidate.role === 'amount' && has(other) && rolesOfName(candidate.name.key).includes(side)
      ? { ...candidate, role: side }
      : candidate
  return all.map((candidate) => turned(turned(candidate, 'credit', 'debit'), 'debit', 'credit'))
}

/** One column moves where the other does not: `Amount` beside `Withdrawals`. */
const completes = (one: Candidate, other: Candidate) =>
  movedIn(one) > 0 && movedIn(other) > 0 && movedIn(one) + movedIn(other) === one.profile.rows

/** The amount columns, and whether a flag column is needed for the sign. */
function amountColumns(all: readonly Candidate[]): AmountColumn[] {
  const signed = signedColumns(withoutGross(ofRole(all, 'amount')))
  const debit = firstFull(ofRole(all, 'debit'))
  const credit = firstFull(ofRole(all, 'credit'))
  const sides = [debit, credit].filter((side) => side !== null)
  const words = sides.filter(({ profile }) => profile.filled > 0 && profile.words >= profile.filled * 0.8)
  const [worded] = words
  if (worded && words.length === 1) return [amountColumn(worded, 'amount')]
  if (sides.length === 0) return signed
  const moved = (columns: readonly { readonly index: number }[]) =>
    columns.some(({ index }) => movedIn(all.find((one) => one.index === index)!) > 0)
  // formulas that no program has computed are zeros
  const empty = signed.length > 0 && !moved(signed) && moved(sides)
  const filledSigned =
    signed.length > 0 ? all.find(({ index }) => index === signed[0]!.index)!.profile.filled : 0
  const filledSides = (debit?.profile.filled ?? 0) + (credit?.profile.filled ?? 0)
  const [only] = sides
  const other = sides.length === 1 ? all.find(({ index }) => index === signed[0]?.index) : undefined
  if (only && other && completes(only, other))
    return sameCurrency([
      amountColumn(only, only === debit ? 'debit' : 'credit'),
      amountColumn(other, only === debit ? 'credit' : 'debit'),
    ])
  if (signed.length > 0 && !empty && (sides.length === 1 || filledSigned >= filledSides)) return signed
  return sameCurrency([
    ...(debit ? [amountColumn(debit, 'debit')] : []),
    ...(credit ? [amountColumn(credit, 'credit')] : []),
  ])
}

/** The two sides of an account have one currency, also when only one of them names it. */
function sameCurrency(sides: readonly AmountColumn[]): AmountColumn[] {
  const named = new Set(sides.map(({ currency }) => currency).filter((currency) => currency !== null))
  const currency = named.size === 1 ? [...named][0]! : null
  return sides.map((side) => ({ ...side, currency }))
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

/** Names first, then the texts in file order; the kind of movement only where these do not say what most movements are. */
function textColumns(all: readonly Candidate[]): Pick<Columns, 'text' | 'instead'> {
  const filled = (candidates: readonly Candidate[]) => candidates.filter(({ profile }) => profile.filled > 0)
  const indexes = (candidates: readonly Candidate[]) => candidates.map(({ index }) => index)
  const payees = filled(otherParties(ofRole(all, 'payee')))
  const texts = filled(ofRole(all, 'text'))
  const kinds = filled(ofRole(all, 'kind'))
  const told = texts.length > 0 && [...payees, ...texts].some(({ profile }) => isOnMostRows(profile))
  if (!told) return { text: indexes([...payees, ...kinds, ...texts]), instead: null }
  return {
    text: indexes([...payees, ...texts]),
    instead: kinds.length > 0 ? { kinds: indexes(kinds), texts: indexes(texts) } : null,
  }
}

/** A net is what is left after the fee. */
function isNet(all: readonly Candidate[], [amount]: readonly AmountColumn[]): boolean {
  return all.some(({ index, name }) => index === amount?.index && NET.test(name.key))
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
  const said = textColumns(all)
  return {
    date: date?.index ?? null,
    valueDate: value?.index ?? null,
    ...said,
    text: withNameless(said.text, header, profiles),
    amounts,
    balance: first('balance'),
    reference: preferring(ofRole(all, 'reference'), CHEQUE),
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

/** The only column of amounts, beside none that tells their side; null where there is another, or a debit and a credit. */
export function plainAmount({ amounts, direction }: Columns): AmountColumn | null {
  const [only, other] = amounts
  return only?.kind === 'amount' && !other && direction === null ? only : null
}
