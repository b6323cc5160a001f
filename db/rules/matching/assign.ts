/**
 * Gives documents to lines over the whole statement: the most reliable kind of match first, the best score first
 * within a kind, and no document to two lines.
 */
import type { Cents } from '../money.ts'
import { type Candidate, compareCandidates, TIERS, type Tier } from './candidates.ts'
import { groupsByName, groupsByNumber } from './groups.ts'
import { instalmentsOf } from './instalments.ts'
import { netsOf } from './nets.ts'
import type { Line, Paper, Prepared } from './prepare.ts'
import { NUMBER } from './references.ts'
import { REPEAT_DAYS } from './scale.ts'

/** The kinds in which the line bears the number or the name of a document of its amount, or of one explained. */
const IDENTIFIED: ReadonlySet<Tier> = new Set<Tier>(['number', 'name', 'explained'])

/** The same payment again, days later: of the same number at any time, of the same name within some days. */
export function isRepeat(first: Candidate, second: Candidate): boolean {
  const isNumbered = first.number >= NUMBER.said && second.number >= NUMBER.said
  return isNumbered || Math.abs(first.line.day - second.line.day) <= REPEAT_DAYS
}

/** Pays what it pays whole: exactly, or but for a difference that is explained. */
export const isSettling = ({ isExact, difference }: Candidate) => isExact || difference !== null

export interface Repeated {
  readonly paper: Paper
  /** The line that pays it. */
  readonly by: Line
}

/** The state of the distribution. */
export class Assignment {
  readonly #prepared: Prepared
  readonly #decimals: number
  readonly #byLine: readonly (readonly Candidate[])[]
  /** Those that may be served. */
  readonly #ofTier = new Map<Tier, Candidate[]>(TIERS.map((tier) => [tier, []]))
  // by place of the document or of the line
  readonly #claims: (Candidate[] | undefined)[]
  readonly #takenBy: (Line | undefined)[]
  readonly #chosen: (Candidate | undefined)[]
  readonly #repeated: (Repeated | undefined)[]

  constructor(prepared: Prepared, byLine: readonly (readonly Candidate[])[], decimals: number) {
    this.#prepared = prepared
    this.#decimals = decimals
    this.#byLine = byLine
    this.#claims = Array(prepared.papers.length).fill(undefined)
    this.#takenBy = Array(prepared.papers.length).fill(undefined)
    this.#chosen = Array(prepared.lines.length).fill(undefined)
    this.#repeated = Array(prepared.lines.length).fill(undefined)
    for (const candidates of byLine) for (const candidate of candidates) this.#put(candidate)
  }

  #put(candidate: Candidate): void {
    if (candidate.tier === 'other') return
    this.#ofTier.get(candidate.tier)!.push(candidate)
    if (!IDENTIFIED.has(candidate.tier)) return
    const { index } = candidate.papers[0]!
    const claims = this.#claims[index]
    if (claims) claims.push(candidate)
    else this.#claims[index] = [candidate]
  }

  /** Who may pay a document, by number or name and with its very amount. */
  claimsOn(paper: Paper): readonly Candidate[] {
    return this.#claims[paper.index] ?? []
  }

  chosenFor(line: Line): Candidate | undefined {
    return this.#chosen[line.index]
  }

  repeatedBy(line: Line): Repeated | undefined {
    return this.#repeated[line.index]
  }

  payerOf(paper: Paper): Line | undefined {
    return this.#takenBy[paper.index]
  }

  /** What part payments leave of a document. */
  readonly #left = new Map<Paper, Cents>()

  readonly isFree = (paper: Paper): boolean => this.#takenBy[paper.index] === undefined

  #isOpen(line: Line): boolean {
    return this.#chosen[line.index] === undefined && this.#repeated[line.index] === undefined
  }

  #choose(candidate: Candidate): void {
    this.#chosen[candidate.line.index] = candidate
    for (const paper of candidate.papers) this.#takenBy[paper.index] = candidate.line
    if (candidate.tier === 'partial') {
      const [paper] = candidate.papers
      this.#left.set(paper!, (this.#left.get(paper!) ?? paper!.open) - candidate.cents[0]!)
    }
  }

  #fits(candidate: Candidate): boolean {
    if (!this.#isOpen(candidate.line)) return false
    if (candidate.papers.every(this.isFree)) return true
    return candidate.tier === 'partial' && (this.#left.get(candidate.papers[0]!) ?? 0) >= candidate.line.cents
  }

  #openLines(): Line[] {
    return this.#prepared.lines.filter((line) => this.#isOpen(line))
  }

  /** An earlier line that can pay nothing but this document comes before one that repeats it. */
  #earliest(candidate: Candidate): Candidate {
    const [paper] = candidate.papers
    const earlier = this.claimsOn(paper!).filter((other) => {
      const days = candidate.line.day - other.line.day || candidate.line.index - other.line.index
      if (days <= 0 || other.tier !== candidate.tier || !this.#isOpen(other.line)) return false
      const options = this.#byLine[other.line.index]!.filter(
        (one) => one.tier === other.tier && one.papers.every(this.isFree),
      )
      return isRepeat(other, candidate) && options.length === 1
    })
    // claims of one day are in order of their lines
    return earlier.toSorted((a, b) => a.line.day - b.line.day)[0] ?? candidate
  }

  #serve(candidates: readonly Candidate[]): void {
    for (const candidate of candidates.toSorted(compareCandidates)) {
      if (!this.#fits(candidate)) continue
      // a line that has to wait for an earlier one may yet have another document, among the candidates that follow
      this.#choose(this.#earliest(candidate))
    }
  }

  /** Lines whose documents are all paid by a line of the same amount: told, and given nothing else. */
  #noteRepeats(): void {
    for (const line of this.#openLines()) {
      const own = this.#byLine[line.index]!.filter((one) => IDENTIFIED.has(one.tier))
      const repeated = own.find((one) => {
        const by = this.payerOf(one.papers[0]!)
        const first = by && this.chosenFor(by)
        return first && isSettling(first) && first.papers.length === 1 && isRepeat(first, one)
      })
      if (repeated) {
        const [paper] = repeated.papers
        this.#repeated[line.index] = { paper: paper!, by: this.payerOf(paper!)! }
      }
    }
  }

  #serveTier(tier: Tier): void {
    if (tier === 'numbers')
      this.#serve(this.#openLines().flatMap((line) => groupsByNumber(line, this.#prepared)))
    else if (tier === 'instalments') {
      const isOpen = (line: Line) => this.#isOpen(line)
      for (const { parts } of instalmentsOf(this.#prepared, isOpen, this.isFree))
        if (parts.every((part) => this.#fits(part))) for (const part of parts) this.#choose(part)
    } else if (tier === 'net') {
      const { isFree } = this
      this.#serve(this.#openLines().flatMap((line) => netsOf(line, this.#prepared, isFree, this.#decimals)))
    } else if (tier === 'group') {
      const groups = this.#openLines().flatMap((line) => groupsByName(line, this.#prepared, this.isFree))
      this.#serve(groups)
    } else this.#serve(this.#ofTier.get(tier)!)
  }

  run(): this {
    for (const tier of TIERS) {
      this.#serveTier(tier)
      if (tier === 'explained') this.#noteRepeats()
    }
    return this
  }
}
