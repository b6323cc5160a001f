/** The documents that one line may settle alone, each with its score and reasons. Bounded for each line. */
import { type Cents, formatCents } from '../money.ts'
import { type Explained, explain } from './differences.ts'
import { NAME, type NameLevel } from './names.ts'
import {
  compareIds,
  expected,
  type Line,
  ofPartyAndAmount,
  type Paper,
  type Prepared,
  placeOf,
  type Side,
} from './prepare.ts'
import { NUMBER, type NumberLevel } from './references.ts'
import {
  amountCode,
  type Dates,
  dateCode,
  EARLY_DAYS,
  FEE_MAX,
  NEAR_AMOUNT_MAX,
  POINTS,
  ROUNDING_MAX,
  SAME_AMOUNT_MAX,
} from './scale.ts'
import type { DifferenceKind, Reason } from './types.ts'

/**
 * How reliable a kind of match is, best first. Lines are served in this order: who has a number is served before who
 * has a name, and what is exact before what differs.
 */
export const TIERS = [
  'number',
  'numbers',
  'name',
  'explained',
  'part',
  'instalments',
  'group',
  'net',
  'amount',
  'near',
  'partial',
  'terms',
] as const
/** `other` is shown after a better one and never served: the label says that it pays something else. */
export type Tier = (typeof TIERS)[number] | 'other'

/** What a line may settle: one document, or several together. */
export interface Candidate {
  readonly line: Line
  readonly papers: readonly Paper[]
  /** What each document gets. */
  readonly cents: readonly Cents[]
  /** Built when asked for: of what is weighed, little is shown. */
  reasons(): readonly Reason[]
  /** The points of the reasons. */
  readonly score: number
  readonly tier: Tier
  readonly isExact: boolean
  /** Why documents and line differ, when that is explained. */
  readonly difference: DifferenceKind | null
  readonly number: NumberLevel
  readonly name: NameLevel
  /** Days from the expected day, to tell equal scores apart: soon after before soon before. */
  readonly distance: number
  /** Reasons of the search itself not to settle it without a person. */
  readonly isDoubtful: boolean
}

type Points = keyof typeof POINTS
export const reason = (
  code: Points,
  values?: Readonly<Record<string, string>>,
  papers: readonly Paper[] = [],
): Reason => {
  const points = POINTS[code]
  if (!values) return { code, points }
  return papers.length === 0
    ? { code, points, values }
    : { code, points, values, documents: papers.map(({ document }) => document.id) }
}

export const scoreOf = (reasons: readonly Reason[]) => reasons.reduce((sum, { points }) => sum + points, 0)

export const openOf = (paper: Paper): Cents => paper.open

/** What a document is called in a text. */
export const shownNumber = (paper: Paper) =>
  paper.document.number ?? paper.document.reference ?? paper.document.partyName

/** What a reason says of the numbers of several documents. */
export const numbersOf = (papers: readonly Paper[]): Pick<Reason, 'values' | 'documents'> => ({
  values: { number: papers.map(shownNumber).join(', ') },
  documents: papers.map(({ document }) => document.id),
})

const NUMBER_CODES = [null, 'referencePart', 'referenceNumber', 'referenceNumber', 'referenceFull'] as const

function numberCode(line: Line, paper: Paper, number: NumberLevel): Points | null {
  const isCheque = number === NUMBER.full && paper.cheque !== null && paper.cheque === line.cheque
  return isCheque ? 'cheque' : NUMBER_CODES[number]
}

/** Reasons of number and name, the same for a document alone and for one of a group. */
export function identityReasons(line: Line, paper: Paper, number: NumberLevel, name: NameLevel): Reason[] {
  const code = numberCode(line, paper, number)
  const shown = code === 'cheque' ? paper.cheque! : shownNumber(paper)
  return [
    ...(code ? [reason(code, { number: shown }, [paper])] : []),
    ...(name >= NAME.sure ? [reason('name', { name: paper.document.partyName }, [paper])] : []),
  ]
}

/** Reasons of the day of payment. */
export function dateReasons(line: Line, paper: Dates): Reason[] {
  const code = dateCode(line.day, paper)
  return code === null ? [] : [reason(code as Points)]
}

/** Days between payment and expected day; half a day more for a payment before it. */
export function distanceOf(line: Line, paper: Paper): number {
  const days = line.day - expected(paper)
  return days >= 0 ? days : 0.5 - days
}

/** Order of preference, the same whatever the order of the input. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    b.score - a.score ||
    b.name - a.name ||
    a.distance - b.distance ||
    a.line.index - b.line.index ||
    compareIds(a.papers[0]!.document.id, b.papers[0]!.document.id)
  )
}

/** Exact amount: what identifies the document decides, and without it the date. */
function exactTier(line: Line, paper: Paper, number: NumberLevel, name: NameLevel): Tier | null {
  if (number >= NUMBER.said) return 'number'
  if (paper.day - line.day > EARLY_DAYS) return null
  if (name >= NAME.sure) return 'name'
  if (number === NUMBER.part) return 'part'
  const date = dateCode(line.day, paper)
  if (date === null || date === 'dateBefore' || line.isOwnTransfer || line.isOwnMovement) return null
  if (line.surely.length > 0) return 'other'
  return date === 'dateTerms' || date === 'dateLate' ? 'terms' : 'amount'
}

function tierOf(line: Line, paper: Paper, number: NumberLevel, name: NameLevel): Tier | null {
  const difference = paper.open - line.cents
  const date = dateCode(line.day, paper)
  if (difference === 0) return exactTier(line, paper, number, name)
  if (paper.isWhole) return null
  const isSmall = Math.abs(difference) <= ROUNDING_MAX || (difference > 0 && difference <= FEE_MAX)
  const isNear = isSmall || Math.abs(difference) * 20 <= paper.open
  if (isNear && number >= NUMBER.said) return 'near'
  if (isNear && name >= NAME.sure && date !== null && date !== 'dateBefore') return 'near'
  return number === NUMBER.full || (number >= NUMBER.said && name >= NAME.likely) ? 'partial' : null
}

/** Why the amount speaks for a document, or how far it is off. */
function amountReason(line: Line, paper: Paper, explained: Explained | null, decimals: number): Reason {
  if (explained) return reason(explained.code, explained.values, explained.kind === 'discount' ? [paper] : [])
  const code = amountCode(paper.open, line.cents) as Points
  if (code === 'amountExact') return reason(code)
  return reason(code, { difference: formatCents(Math.abs(paper.open - line.cents), decimals) })
}

const pointsOf = (code: Points | null) => (code === null ? 0 : POINTS[code])

type Remark = 'referenceOther' | 'nameOther' | 'amountOther' | 'sole'

/** What was found of a document and a line, before it is weighed. */
interface Found {
  readonly number: NumberLevel
  readonly name: NameLevel
  readonly explained: Explained | null
  readonly tier: Tier
}

/** One document alone. There are tens of thousands of them: what is told of few is made when it is asked for. */
class Single implements Candidate {
  readonly line: Line
  readonly papers: readonly [Paper]
  readonly number: NumberLevel
  readonly name: NameLevel
  readonly isDoubtful = false
  readonly distance: number
  score: number
  tier: Tier
  readonly #explained: Explained | null
  readonly #decimals: number
  #remark: Remark | null = null

  constructor(line: Line, paper: Paper, { number, name, explained, tier }: Found, decimals: number) {
    this.line = line
    this.papers = [paper]
    this.number = number
    this.name = name
    this.#explained = explained
    this.#decimals = decimals
    this.tier = tier
    this.distance = distanceOf(line, paper)
    this.score =
      pointsOf(explained?.code ?? (amountCode(paper.open, line.cents) as Points)) +
      pointsOf(dateCode(line.day, this.#dates) as Points | null) +
      pointsOf(numberCode(line, paper, number)) +
      (name >= NAME.sure ? POINTS.name : 0)
  }

  get isExact(): boolean {
    return this.papers[0].open === this.line.cents
  }

  get cents(): readonly [Cents] {
    const [{ open }] = this.papers
    return [this.#explained ? open : Math.min(this.line.cents, open)]
  }

  get difference(): DifferenceKind | null {
    return this.#explained?.kind ?? null
  }

  get #dates(): Dates {
    const [paper] = this.papers
    return this.difference === 'discount' ? { day: paper.day, due: paper.early!.through } : paper
  }

  /** One more thing said of it. */
  remark(code: Remark, tier: Tier = this.tier): this {
    this.#remark = code
    this.score += POINTS[code]
    this.tier = tier
    return this
  }

  reasons(): Reason[] {
    const { line, papers, number, name } = this
    return [
      amountReason(line, papers[0], this.#explained, this.#decimals),
      ...dateReasons(line, this.#dates),
      ...identityReasons(line, papers[0], number, name),
      ...(this.#remark ? [reason(this.#remark)] : []),
    ]
  }
}

/** One document weighed for one line; null when nothing speaks for it. */
function weigh(line: Line, paper: Paper, decimals: number): Single | null {
  const number = line.numbers.get(paper.index) ?? NUMBER.none
  const name = line.names.get(paper.party)?.level ?? NAME.none
  const explained = paper.open === line.cents ? null : explain(line, paper, { number, name }, decimals)
  const tier = explained ? 'explained' : tierOf(line, paper, number, name)
  return tier === null ? null : new Single(line, paper, { number, name, explained, tier }, decimals)
}

const NONE: readonly Paper[] = []

/** Those expected nearest to a day, of documents in order of time. */
function nearest(papers: readonly Paper[], day: number): readonly Paper[] {
  if (papers.length <= SAME_AMOUNT_MAX) return papers
  const middle = placeOf(papers, expected, day)
  return papers.slice(Math.max(0, middle - SAME_AMOUNT_MAX / 2), middle + SAME_AMOUNT_MAX / 2)
}

/** Documents of the line's amount, nearest in time; and so those of the parties named. */
function sameAmount(line: Line, side: Side): readonly Paper[] {
  const all = side.byAmount.get(line.cents) ?? NONE
  if (all.length <= SAME_AMOUNT_MAX) return all
  const named = [...line.names.keys()].map((party) => ofPartyAndAmount(side, party, line.cents))
  return [all, ...named].flatMap((papers) => nearest(papers, line.day))
}

/** Documents of a party of nearly the line's amount, nearest first. */
function nearAmount(line: Line, papers: readonly Paper[]): Paper[] {
  const { cents } = line
  const [least, most] = [cents - Math.ceil(cents / 20), cents + Math.max(FEE_MAX, Math.ceil(cents / 19))]
  const near: Paper[] = []
  const above = placeOf(papers, openOf, cents + 1)
  for (let at = above; at < Math.min(papers.length, above + NEAR_AMOUNT_MAX); at++)
    if (papers[at]!.open <= most) near.push(papers[at]!)
  const below = placeOf(papers, openOf, cents)
  for (let at = Math.max(0, below - NEAR_AMOUNT_MAX); at < below; at++)
    if (papers[at]!.open >= least) near.push(papers[at]!)
  return near
}

/** The documents of a line worth weighing. */
function papersFor(line: Line, prepared: Prepared): readonly Paper[] {
  const side = line.direction === 1 ? prepared.in : prepared.out
  // so few that looking through them is quicker than a set
  const papers: Paper[] = []
  const addAll = (list: readonly Paper[]) => {
    for (const paper of list) if (!papers.includes(paper)) papers.push(paper)
  }
  for (const index of line.numbers.keys()) {
    const paper = prepared.papers[index]!
    if (paper.document.direction === line.direction) papers.push(paper)
  }
  addAll(sameAmount(line, side))
  const discounted: Paper[] = []
  for (const party of line.surely) {
    addAll(nearAmount(line, side.byParty.get(party) ?? NONE))
    // terms give up to 10 %, which is more than near
    if (side.early.size > 0) discounted.push(...(side.early.get(`${party} ${line.cents}`) ?? NONE))
  }
  addAll(discounted.slice(0, NEAR_AMOUNT_MAX))
  return papers
}

/** The label bears the number of this document beyond doubt: whole, or with the amount or the name. */
const isNumbered = (one: Candidate) =>
  one.number === NUMBER.full || (one.number >= NUMBER.said && (one.isExact || one.name >= NAME.likely))

/** The label names a cheque, and it is not this one. */
function isOtherCheque({ line, papers }: Candidate): boolean {
  const { cheque } = papers[0]!
  return cheque !== null && line.cheque !== null && cheque !== line.cheque
}

const isExplainedByName = (one: Candidate) =>
  one.difference !== null && one.name >= NAME.sure && one.number < NUMBER.said

/** Another document has the exact amount, and number and name as good. */
const isBeaten = (one: Candidate, candidates: readonly Candidate[]) =>
  candidates.some((other) => other.isExact && other.number >= one.number && other.name >= one.name)

/** What the candidates of a line say of each other: the only one of a name, or another one's number in the label. */
function compared(candidates: readonly Single[]): Single[] {
  let [numbered, named, explainedByName, bearsNumber] = [0, 0, 0, false]
  for (const one of candidates) {
    if (one.isExact && one.number >= NUMBER.said) numbered++
    if (one.isExact && one.name >= NAME.sure) named++
    if (isExplainedByName(one)) explainedByName++
    bearsNumber ||= isNumbered(one)
  }
  return candidates.map((one) => {
    const isNamed = one.name >= NAME.sure
    if (isOtherCheque(one) || (bearsNumber && one.number < NUMBER.said))
      return one.remark('referenceOther', 'other')
    if (!one.isExact) {
      if (named === 0 && explainedByName === 1 && isExplainedByName(one)) return one.remark('sole')
      return isBeaten(one, candidates) ? one.remark('amountOther') : one
    }
    if (one.number === NUMBER.full) return one
    if (one.number >= NUMBER.said) return numbered === 1 ? one.remark('sole') : one
    if (!isNamed && named > 0) return one.remark('nameOther', 'other')
    return isNamed && named === 1 ? one.remark('sole') : one
  })
}

/** Every single document that a line may settle, best first. */
export function candidatesOf(line: Line, prepared: Prepared, decimals: number): readonly Candidate[] {
  const weighed: Single[] = []
  for (const paper of papersFor(line, prepared)) {
    const candidate = weigh(line, paper, decimals)
    if (candidate !== null) weighed.push(candidate)
  }
  return compared(weighed).sort(compareCandidates)
}
