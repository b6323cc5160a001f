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
  /** Who may pay each document, by number or name and with its very amount. */
  readonly claims = new Map<number, Candidate[]>()
  readonly chosen = new Map<Line, Candidate>()
  readonly takenBy = new Map<Paper, Line>()
  readonly repeated = new Map<Line, Repeated>()

  constructor(prepared: Prepared, byLine: readonly (readonly Candidate[])[], decimals: number) {
    this.#prepared = prepared
    this.#decimals = decimals
    this.#byLine = byLine
    for (const candidate of byLine.flat())
      if (IDENTIFIED.has(candidate.tier)) {
        const { index } = candidate.papers[0]!
        const claims = this.claims.get(index)
        if (claims) claims.push(candidate)
        else this.claims.set(index, [candidate])
      }
  }

  /** What part payments leave of a document. */
  readonly #left = new Map<Paper, Cents>()

  readonly isFree = (paper: Paper): boolean => !this.takenBy.has(paper)

  #isOpen(line: Line): boolean {
    return !this.chosen.has(line) && !this.repeated.has(line)
  }

  #choose(candidate: Candidate): void {
    this.chosen.set(candidate.line, candidate)
    for (const paper of candidate.papers) this.takenBy.set(paper, candidate.line)
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
    const earlier = (this.claims.get(paper!.index) ?? []).filter((other) => {
      const days = candidate.line.day - other.line.day || candidate.line.index - other.line.index
      if (days <= 0 || other.tier !== candidate.tier || !this.#isOpen(other.line)) return false
      const options = this.#byLine[other.line.index]!.filter(
        (one) => one.tier === other.tier && one.papers.every(this.isFree),
      )
      return isRepeat(other, candidate) && options.length === 1
    })
    return earlier.toSorted((a, b) => a.line.day - b.line.day || a.line.index - b.line.index)[0] ?? candidate
  }

  #serve(candidates: readonly Candidate[]): void {
    for (const candidate of candidates.toSorted(compareCandidates)) {
      if (!this.#fits(candidate)) continue
      const first = this.#earliest(candidate)
      this.#choose(first)
      // the one that had to wait may have another document
      if (first !== candidate) {
        const other = this.#byLine[candidate.line.index]!.find(
          (one) => one.tier === candidate.tier && this.#fits(one),
        )
        if (other) this.#choose(other)
      }
    }
  }

  /** Lines whose documents are all paid by a line of the same amount: told, and given nothing else. */
  #noteRepeats(): void {
    for (const line of this.#openLines()) {
      const own = this.#byLine[line.index]!.filter((one) => IDENTIFIED.has(one.tier))
      const repeated = own.find((one) => {
        const by = this.takenBy.get(one.papers[0]!)
        const first = by && this.chosen.get(by)
        return first && isSettling(first) && first.papers.length === 1 && isRepeat(first, one)
      })
      if (repeated) {
        const [paper] = repeated.papers
        this.repeated.set(line, { paper: paper!, by: this.takenBy.get(paper!)! })
      }
    }
  }

  #serveTier(tier: Tier): void {
    if (tier === 'numbers')
      this.#serve(this.#openLines().flatMap((line) => groupsByNumber(line, this.#prepared)))
    else if (tier === 'instalments') {
      for (const { parts } of instalmentsOf(this.#openLines(), this.#prepared, this.isFree))
        if (parts.every((part) => this.#fits(part))) for (const part of parts) this.#choose(part)
    } else if (tier === 'net') {
      const { isFree } = this
      this.#serve(this.#openLines().flatMap((line) => netsOf(line, this.#prepared, isFree, this.#decimals)))
    } else if (tier === 'group') {
      const groups = this.#openLines().flatMap((line) => groupsByName(line, this.#prepared, this.isFree))
      this.#serve(groups)
    } else this.#serve(this.#byLine.flatMap((own) => own.filter((one) => one.tier === tier)))
  }

  run(): this {
    for (const tier of TIERS) {
      this.#serveTier(tier)
      if (tier === 'explained') this.#noteRepeats()
    }
    return this
  }
}
