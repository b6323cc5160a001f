/** Tries the ways in which a statement may be meant, until its own balances prove one. */
import { type AccountName, nameAt, namesOutside } from './accounts.ts'
import type { MoneyRole } from './columns.ts'
import { type Entry, type Happening, happeningsOf } from './entries.ts'
import { withFees } from './fees.ts'
import { leftOut, withoutLists } from './leftout.ts'
import type { Line, Region } from './lines.ts'
import { type Ends, prove, type Step } from './proof.ts'
import { withoutRepeats } from './repeats.ts'
import { habitsOf, type SideHabits, type SignRules, signedAmount, signedBalance } from './signs.ts'
import type { PrintedBalance } from './summary.ts'
import { type BalanceKind, likelySide } from './words.ts'

/** The movements of one account, with the balances they lead from and to. */
export interface Solved extends Ends {
  readonly entries: readonly Entry[]
  readonly amounts: readonly bigint[]
  readonly reversed: boolean
}

export interface Solution {
  readonly accounts: readonly Solved[]
  readonly rules: SignRules
  /** False when the mirror image of all signs is as well proven and as likely. */
  readonly certain: boolean
  /** Lines with an amount that the columns would have as movements, and that are none of any account; none where they are few. */
  readonly leftOut: readonly Line[]
  /** Lines below the account that are summed apart: what was paid with a card and is booked at once, later. */
  readonly lists: readonly Line[]
}

interface Known {
  readonly at: number
  readonly kind: BalanceKind
  readonly value: bigint
}

const HELD: readonly SignRules[] = [
  { amount: 'printed', balance: 'held' },
  { amount: 'section', balance: 'held' },
  { amount: 'balance', balance: 'held' },
]
const OWED: readonly SignRules[] = [
  { amount: 'card', balance: 'owed' },
  { amount: 'section', balance: 'owed' },
  { amount: 'balance', balance: 'owed' },
]
const ODD_OWED: SignRules = { amount: 'printed', balance: 'owed' }
const ODD_HELD: SignRules = { amount: 'card', balance: 'held' }

/** The ways in which signs may be meant, the likelier first. */
function rulesFor(card: boolean | null): readonly SignRules[] {
  return card ? [...OWED, ...HELD, ODD_OWED, ODD_HELD] : [...HELD, ...OWED, ODD_HELD, ODD_OWED]
}

/** What every balance printed in the document is worth under a rule. */
function knownBalances(
  happenings: readonly Happening[],
  printed: readonly PrintedBalance[],
  rules: SignRules,
): Known[] {
  const rows = happenings.filter((one) => one.kind === 'balance')
  const inTables = new Map(happenings.map(({ at, label, kind }) => [at, kind === 'balance' ? null : label]))
  // what a row of the table says of a balance is said; a movement with a payee `New Balance` says nothing of one
  const isSaid = ({ at, name }: PrintedBalance) => {
    const label = inTables.get(at)
    return label === null || label?.includes(name) === true
  }
  const known = [
    ...rows.map(({ at, balance, money, label, role }) => ({
      at,
      kind: balance,
      value: signedBalance(money, rules.balance, label, role),
    })),
    ...printed
      .filter((one) => !isSaid(one))
      .map(({ at, kind, money, label }) => ({ at, kind, value: signedBalance(money, rules.balance, label) })),
  ]
  return known.sort((a, b) => a.at - b.at)
}

function stepsOf(entries: readonly Entry[], rules: SignRules, habits: SideHabits): Step[] | null {
  const steps = entries.map((entry): Step => {
    const amount = signedAmount(entry, rules.amount, habits)
    return {
      at: entry.at,
      amount,
      size: entry.money.units,
      balance: entry.balance && signedBalance(entry.balance, rules.balance),
    }
  })
  // a section that says nothing leaves its amounts without a sign; only balances may do so
  return rules.amount !== 'balance' && steps.some(({ amount }) => amount === null) ? null : steps
}

const values = (known: readonly Known[], kinds: readonly BalanceKind[]) => [
  ...new Set(kinds.flatMap((kind) => known.filter((one) => one.kind === kind).map(({ value }) => value))),
]

function proveGroup(
  entries: readonly Entry[],
  steps: readonly Step[],
  known: readonly Known[],
  { part, last }: { readonly part: boolean; readonly last: boolean },
): Solved | null {
  const finals = values(known, ['closing'])
  // no movement at all leads from one balance to another
  if (entries.length === 0 && new Set(known.map(({ value }) => value)).size > 1) return null
  const proven = prove(steps, {
    openings: values(known, ['opening', 'carried', 'either']),
    // where a closing balance is named, what is carried to the next page is no end
    closings: values(
      known,
      last && finals.length > 0 ? ['closing', 'either'] : ['closing', 'carried', 'either'],
    ),
    finals,
    below: last
      ? known.flatMap(({ at, kind, value }) => (kind !== 'opening' && at > entries.at(-1)!.at ? [value] : []))
      : [],
    part,
  })
  return proven && { ...proven, entries }
}

/** Places between movements where a balance is printed: an account or a page may end there. */
function cutsOf(steps: readonly Step[], known: readonly Known[]): number[] {
  const cuts: number[] = []
  for (let i = 1; i < steps.length; i++) {
    const [before, after] = [steps[i - 1]!.at, steps[i]!.at]
    if (known.some(({ at }) => at > before && at < after)) cuts.push(i)
  }
  return cuts
}

/** More pieces than this are pages of one account, proven as a whole. */
const PIECES_MAX = 600

/** Proves piece after piece between printed balances; null when a piece stays without proof. */
function proveInPieces(
  entries: readonly Entry[],
  steps: readonly Step[],
  known: readonly Known[],
): Solved[] | null {
  const cuts = [...cutsOf(steps, known), steps.length]
  if (cuts.length > PIECES_MAX) return null
  const solved: Solved[] = []
  let start = 0
  while (start < steps.length) {
    let found: Solved | null = null
    for (const end of cuts.filter((cut) => cut > start).slice(0, 40)) {
      const after = start === 0 ? -1 : steps[start - 1]!.at
      const before = steps[end]?.at ?? Number.POSITIVE_INFINITY
      const own = known.filter(({ at }) => at > after && at < before)
      const place = { part: end - start < steps.length, last: end === steps.length }
      found = proveGroup(entries.slice(start, end), steps.slice(start, end), own, place)
      if (found) {
        start = end
        break
      }
    }
    if (!found) return null
    solved.push(found)
  }
  return solved
}

/** Whether something between two pieces says that another account begins. */
type NewAccount = (before: Entry, after: Entry) => boolean

/** Pieces of which each begins where the one before ended, or ends where it began, are one account over several pages. */
function joined(pieces: readonly Solved[], isNew: NewAccount): Solved[] {
  const accounts: Solved[] = []
  for (const piece of pieces) {
    const last = accounts.at(-1)
    const whole = last && followed(last, piece, isNew)
    if (whole) accounts[accounts.length - 1] = whole
    else accounts.push(piece)
  }
  return accounts
}

function followed(last: Solved, piece: Solved, isNew: NewAccount): Solved | null {
  const [before, first] = [last.entries.at(-1), piece.entries[0]]
  if (!before || !first) return null
  const isOther = isNew(before, first)
  // two accounts that both stand at nothing follow each other by chance
  const down =
    last.closing === piece.opening && last.reversed === piece.reversed && !(piece.opening === 0n && isOther)
  const up = last.opening === piece.closing && !isOther
  if (!down && !up) return null
  return {
    ...(down
      ? { opening: last.opening, closing: piece.closing }
      : { opening: piece.opening, closing: last.closing }),
    entries: [...last.entries, ...piece.entries],
    amounts: [...last.amounts, ...piece.amounts],
    reversed: last.reversed || !down,
  }
}

/** Whether an end that is printed as such is reached: what leads from page to page may end before the last rows. */
function reachesEnds(accounts: readonly Solved[], known: readonly Known[]): boolean {
  const [openings, closings] = [values(known, ['opening']), values(known, ['closing'])]
  return (
    (openings.length === 0 || accounts.some(({ opening }) => openings.includes(opening))) &&
    (closings.length === 0 || accounts.some(({ closing }) => closings.includes(closing)))
  )
}

/**
 * Where some amounts bear CR, the others are debits; where some bear DR, credits; and in a section of credits one with a
 * minus is no credit as those without. A rule that reads both alike is none.
 */
function marksSpeakAgainst(entries: readonly Entry[], rule: SignRules['amount']): boolean {
  if (rule === 'balance') return false
  const alike = entries.filter(
    ({ role, section }) => role === 'amount' && (rule !== 'section' || section === 'credit'),
  )
  const signs = new Set(alike.map(({ money }) => money.sign))
  const marked = signs.has(rule === 'card' ? 'debit' : 'credit') || (rule === 'section' && signs.has('minus'))
  return marked && signs.has('none')
}

function proveUnder(
  happenings: readonly Happening[],
  printed: readonly PrintedBalance[],
  rules: SignRules,
  isNew: NewAccount,
): Solved[] | null {
  const entries = happenings.filter((one): one is Entry => one.kind === 'movement')
  // balances tell the signs of amounts without any; a sign or a section that they contradict is a question
  const said = ({ money, section }: Entry) => money.sign !== 'none' || section !== null
  if (rules.amount === 'balance' && entries.some(said)) return null
  if (marksSpeakAgainst(entries, rules.amount)) return null
  const steps = stepsOf(entries, rules, habitsOf(happenings))
  if (!steps) return null
  const known = knownBalances(happenings, printed, rules)
  const pieces = steps.length > 0 ? proveInPieces(entries, steps, known) : null
  const accounts = pieces && joined(pieces, isNew)
  if (accounts && reachesEnds(accounts, known)) return accounts
  const whole = proveGroup(entries, steps, known, { part: false, last: steps.length > 0 })
  return whole && reachesEnds([whole], known) ? [whole] : null
}

/** How well the texts of the movements go with their signs: each text that speaks is a vote. */
export function votes(accounts: readonly Solved[], card: boolean | null): number {
  let sum = 0
  for (const { entries, amounts } of accounts)
    for (const [i, entry] of entries.entries())
      sum += likelySide(entry.label, card) * (amounts[i]! < 0n ? -1 : 1)
  return sum
}

const isMinus = ({ money }: Entry) => money.sign === 'minus' || money.sign === 'debit'

/** Marks of an account that is no card: a plus before what comes in, or most amounts with a minus. */
function looksHeld(accounts: readonly Solved[]): boolean {
  const all = accounts.flatMap(({ entries }) => entries)
  const minus = all.filter(isMinus).length
  return (all.some(({ money }) => money.sign === 'plus') && minus > 0) || minus * 2 > all.length
}

/**
 * What a card says of its own signs when it is read as owed. Balances with a minus, and a minus before most movements:
 * purchases are printed as money out. Balances with a minus alone: a card with money on it, or that.
 */
function mannerOf(accounts: readonly Solved[]): 'owed' | 'held' | 'open' {
  const below = accounts.every(({ opening, closing }) => opening >= 0n && closing >= 0n)
  if (!below || accounts.every(({ opening, closing }) => opening === 0n && closing === 0n)) return 'owed'
  const entries = accounts.flatMap((account) => account.entries)
  return entries.length >= 3 && entries.filter(isMinus).length * 2 > entries.length ? 'held' : 'open'
}

/** Whether the rules are those of what is known of the account. */
const isMeant = ({ balance }: SignRules, card: boolean | null) =>
  card !== null && card === (balance === 'owed')

/** Whether an account that is no card is read as its marks say; amounts that go against their balances bear none. */
function isUsual({ amount, balance }: SignRules, accounts: readonly Solved[]): boolean {
  return balance === 'held' && amount !== 'card' && looksHeld(accounts)
}

const MIRROR: Readonly<Record<string, SignRules>> = {
  'printed held': { amount: 'card', balance: 'owed' },
  'card owed': { amount: 'printed', balance: 'held' },
  'printed owed': { amount: 'card', balance: 'held' },
  'card held': { amount: 'printed', balance: 'owed' },
  'balance held': { amount: 'balance', balance: 'owed' },
  'balance owed': { amount: 'balance', balance: 'held' },
}

const nameOf = ({ amount, balance }: SignRules) => `${amount} ${balance}`

export interface SolveContext {
  readonly printed: readonly PrintedBalance[]
  readonly names: readonly AccountName[]
  /** What is known of the account: a credit card, certainly none, or nothing. */
  readonly card: boolean | null
  /** No heading says which column is the debit: guessed, first with balances that are the holder's alone. */
  readonly guessed?: boolean
  readonly held?: boolean
}

const isOneColumn = (entries: readonly Happening[]) =>
  entries.some((one) => one.kind === 'movement' && one.role === 'amount')

/** Solves the tables with the roles given: with rows that have no date of their own, then without. */
export function solveRoles(
  regions: readonly Region[],
  rolesOf: (region: Region) => readonly MoneyRole[],
  context: SolveContext,
): Solution | null {
  const all = happeningsOf(regions, rolesOf)
  const found = (happenings: readonly Happening[] | null, lists: readonly Line[] = []): Solution | null => {
    const solution = happenings && solveHappenings(happenings, context)
    return solution && { ...solution, leftOut: leftOut(regions, rolesOf, solution.accounts, lists), lists }
  }
  const solution = found(all)
  if (solution) return solution
  const dated = happeningsOf(regions, rolesOf, false)
  const other = dated.length === all.length ? null : found(dated)
  if (other) return other
  const summed = withoutLists(regions, rolesOf, all)
  return found(withoutRepeats(all)) ?? found(summed?.rest ?? null, summed?.lists) ?? found(withFees(all))
}

type Signed = Omit<Solution, 'leftOut' | 'lists'>

/** Tries the rules of signs on what happened; null when nothing is proven. */
function solveHappenings(happenings: readonly Happening[], context: SolveContext): Signed | null {
  const { printed, names, card, guessed } = context
  const entries = happenings.filter((one): one is Entry => one.kind === 'movement')
  const own = namesOutside(names, entries)
  const isNew = (before: Entry, after: Entry) => nameAt(own, before.at) !== nameAt(own, after.at)
  const oneColumn = isOneColumn(happenings)
  const all = rulesFor(card)
  // with debit and credit columns only the balances may be meant in two ways
  const sided = all.filter(
    ({ amount, balance }) => amount === 'printed' && (balance === 'held' || !context.held),
  )
  const tried = oneColumn ? all : sided
  if (guessed && entries.some(isOnOtherSide)) return null
  for (const rules of tried) {
    const accounts = proveUnder(happenings, printed, rules, isNew)
    if (!accounts) continue
    const mirror = oneColumn ? MIRROR[nameOf(rules)] : undefined
    const other = mirror && proveUnder(happenings, printed, mirror, isNew)
    if (!other)
      return { accounts, rules, certain: oneColumn || !guessed || rules.balance === 'held' || card === true }
    const vote = votes(accounts, card)
    // `thank you` in two texts is not worth more than a minus before every amount
    if (vote < -1 && isUsual(rules, accounts) && !isMeant(mirror, card))
      return { accounts, rules, certain: false }
    // texts that go against what the account says it is are a question
    if (vote < -1) return { accounts: other, rules: mirror, certain: !isMeant(rules, card) }
    const manner = rules.balance === 'owed' ? mannerOf(accounts) : 'owed'
    if (manner === 'held' && vote <= 0) return { accounts: other, rules: mirror, certain: true }
    // against both its balances and its minus signs, the texts must be of one voice
    const enough = manner === 'held' ? entries.length / 2 : 1
    if (manner !== 'owed' && vote <= enough) return { accounts, rules, certain: false }
    return {
      accounts,
      rules,
      certain: vote > 1 || isMeant(rules, card) || (vote >= 0 && isUsual(rules, accounts)),
    }
  }
  return null
}

/** An amount marked CR among debits, or DR among credits: without a heading the columns are not these. */
function isOnOtherSide({ role, money }: Entry): boolean {
  return (role === 'debit' && money.sign === 'credit') || (role === 'credit' && money.sign === 'debit')
}
