/**
 * What lines like this one became before: a naive Bayes over the words of the label and the size of the amount, apart for
 * money in and money out, which the last lines of the very same label then correct. Nothing is trained: it is made from
 * the books, line by line, in any order, and taken back the same way. Counts are whole numbers, so that every device
 * answers alike.
 */
import type { Day } from '../dates.ts'
import type { Cents } from '../money.ts'
import { labelWords } from './label.ts'

export interface LabelledLine {
  readonly date: Day
  readonly cents: Cents
  readonly description: string
}

/** A line of the past with what it became: a key that stands for an account with its taxes, a payment, a transfer. */
export interface PastLine extends LabelledLine {
  readonly id: string
  readonly outcome: string
}

export interface Guess {
  readonly outcome: string
  /** Probability in whole percent. */
  readonly chance: number
  /** Of the last lines of this very label, how many became this. */
  readonly times: number
  readonly of: number
  /** Words of other labels that speak for it most, when the label itself is new. */
  readonly words: readonly string[]
}

/** Weight of a line by its age in quarters, in 1024ths: half after a year, never nothing. */
const AGE_WEIGHTS = [1024, 861, 724, 609, 512, 431, 362, 304, 256, 215, 181, 152, 128, 108, 91, 76, 64]
const OLDEST_WEIGHT = 32
/** The last lines of one label that are looked at, and what each weighs: one exception is none, three in a row win. */
const LAST_WEIGHTS = [1000, 800, 640, 512, 410, 328, 262, 210, 168, 134]
/** An amount that is the same to the cent, or near, tells subscriptions of one payee apart. */
const SAME_AMOUNT = 4
const NEAR_AMOUNT = 2
/** How much the words count beside the last lines of the label: half of the newest one. */
const WORDS_WEIGHT = 500
/** Guesses below this say nothing. */
const CHANCE_MIN = 0.2
const GUESSES_MAX = 3

const quarterOf = (date: Day) => Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3)

function ageWeight(age: number): number {
  return AGE_WEIGHTS[Math.max(0, age)] ?? OLDEST_WEIGHT
}

/** How many lines, by quarter. */
type Counts = Map<number, number>

const weigh = (counts: Counts, now: number): number => {
  let sum = 0
  for (const [quarter, count] of counts) sum += count * ageWeight(now - quarter)
  return sum
}

/** Counts under two keys: a word and an outcome. */
class Table {
  readonly #rows = new Map<string, Map<string, Counts>>()

  add(row: string, outcome: string, quarter: number, count: 1 | -1): void {
    const outcomes = this.#rows.get(row) ?? new Map<string, Counts>()
    this.#rows.set(row, outcomes)
    const counts: Counts = outcomes.get(outcome) ?? new Map()
    outcomes.set(outcome, counts)
    const next = (counts.get(quarter) ?? 0) + count
    if (next !== 0) counts.set(quarter, next)
    else if (counts.delete(quarter) && counts.size === 0 && outcomes.delete(outcome) && outcomes.size === 0)
      this.#rows.delete(row)
  }

  /** Weight of each outcome of a row. */
  weights(row: string, now: number): Map<string, number> {
    const outcomes = this.#rows.get(row)
    return new Map([...(outcomes ?? [])].map(([outcome, counts]) => [outcome, weigh(counts, now)]))
  }
}

/** Sizes by powers of two: 40 and 45 are alike, 40 and 400 not. */
const sizeOf = (cents: Cents) => Math.abs(cents).toString(2).length
/** Sizes that occur, to smooth: a cent to a hundred million. */
const SIZES = 34
const signOf = (cents: Cents) => (cents < 0 ? '-' : '+')

interface Learned extends PastLine {
  readonly words: readonly string[]
  readonly key: string
}

const byDay = (a: Learned, b: Learned) =>
  a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? 1 : -1

type Scored = readonly [outcome: string, score: number]

/** The likeliest first, then by name. */
const byLikelihood = ([a, x]: Scored, [b, y]: Scored) => y - x || (a < b ? -1 : 1)

export class LabelMemory {
  readonly #lines = new Map<string, Learned>()
  /** Lines of one label, newest first once `#sorted` says so. */
  readonly #byKey = new Map<string, Learned[]>()
  readonly #sorted = new Set<string>()
  readonly #words = new Table()
  readonly #sizes = new Table()
  readonly #totals = new Table()

  get size(): number {
    return this.#lines.size
  }

  /** Learns a line; what it was known to be before is forgotten. */
  learn(line: PastLine): void {
    this.forget(line.id)
    const words = [...new Set(labelWords(line.description))]
    const key = signOf(line.cents) + words.join(' ')
    const learned = { ...line, words, key }
    this.#lines.set(line.id, learned)
    const same = this.#byKey.get(key)
    if (same) same.push(learned)
    else this.#byKey.set(key, [learned])
    this.#sorted.delete(key)
    this.#count(learned, 1)
  }

  /** Forgets a line that was undone. */
  forget(id: string): void {
    const learned = this.#lines.get(id)
    if (!learned) return
    this.#lines.delete(id)
    const left = this.#byKey.get(learned.key)!.filter((line) => line !== learned)
    if (left.length > 0) this.#byKey.set(learned.key, left)
    else this.#byKey.delete(learned.key)
    this.#count(learned, -1)
  }

  /** Forgets so many lines, the oldest first. */
  forgetOldest(count: number): void {
    const oldest = [...this.#lines.values()].sort(byDay).slice(-count)
    for (const { id } of oldest) this.forget(id)
  }

  #count({ words, cents, date, outcome }: Learned, count: 1 | -1): void {
    const [sign, quarter] = [signOf(cents), quarterOf(date)]
    for (const word of words) this.#words.add(sign + word, outcome, quarter, count)
    this.#sizes.add(sign + sizeOf(cents), outcome, quarter, count)
    this.#totals.add(sign, outcome, quarter, count)
  }

  /** The last lines of the same label and direction, newest first. */
  #last(key: string): readonly Learned[] {
    const same = this.#byKey.get(key) ?? []
    if (!this.#sorted.has(key)) {
      same.sort(byDay)
      this.#sorted.add(key)
    }
    return same.slice(0, LAST_WEIGHTS.length)
  }

  /** The last so many lines of this label became the same: its outcome; null when they did not, or are fewer. */
  steady({ cents, description }: Omit<LabelledLine, 'date'>, times: number): string | null {
    const key = signOf(cents) + [...new Set(labelWords(description))].join(' ')
    const last = this.#last(key).slice(0, times)
    const first = last[0]
    return first && last.length === times && last.every(({ outcome }) => outcome === first.outcome)
      ? first.outcome
      : null
  }

  /** What the words and the size of the amount say, as shares of one; nothing when no word is known. */
  #fromWords(line: LabelledLine, words: readonly string[]): Map<string, number> {
    const now = quarterOf(line.date)
    const sign = signOf(line.cents)
    const known = words.map((word) => this.#words.weights(sign + word, now)).filter(({ size }) => size > 0)
    if (known.length === 0) return new Map()
    const totals = this.#totals.weights(sign, now)
    const all = [...totals.values()].reduce((sum, weight) => sum + weight, 0)
    const backgrounds = known.map((outcomes) => [...outcomes.values()].reduce((a, b) => a + b, 0) / all)
    const sizes = this.#sizes.weights(sign + sizeOf(line.cents), now)
    const one = ageWeight(0)
    const scores = [...totals].map(([outcome, total]): [string, number] => {
      const ofWords = known.reduce(
        (sum, outcomes, at) =>
          sum + Math.log(((outcomes.get(outcome) ?? 0) + one * backgrounds[at]!) / (total + one)),
        0,
      )
      const ofSize = Math.log(((sizes.get(outcome) ?? 0) + one) / (total + one * SIZES))
      // words of one label come together: their witness is not that of so many strangers
      return [outcome, Math.log(total / all) + ofWords / Math.sqrt(known.length) + ofSize]
    })
    // a word never met may speak for something else: what is left of it is nobody's
    const met = known.length / words.length
    return new Map([...asShares(scores)].map(([outcome, share]) => [outcome, share * met]))
  }

  /** What lines like this became, likeliest first, three at most; nothing when nothing is likely. */
  guess(line: LabelledLine): Guess[] {
    const words = [...new Set(labelWords(line.description))]
    const last = this.#last(signOf(line.cents) + words.join(' '))
    const shares = this.#fromWords(line, words)
    const weights = last.map(({ cents }, at) => LAST_WEIGHTS[at]! * likeness(cents, line.cents))
    const whole = weights.reduce((sum, weight) => sum + weight, 0) + WORDS_WEIGHT
    const chances = new Map([...shares].map(([outcome, share]) => [outcome, (share * WORDS_WEIGHT) / whole]))
    for (const [at, { outcome }] of last.entries())
      chances.set(outcome, (chances.get(outcome) ?? 0) + weights[at]! / whole)
    return [...chances]
      .filter(([, chance]) => chance >= CHANCE_MIN)
      .sort(byLikelihood)
      .slice(0, GUESSES_MAX)
      .map(([outcome, chance]) => ({
        outcome,
        chance: Math.min(99, Math.round(chance * 100)),
        times: last.filter((one) => one.outcome === outcome).length,
        of: last.length,
        words: last.length > 0 ? [] : this.#telling(line, words, outcome),
      }))
  }

  /** The words that lines of this outcome have most, two at most. */
  #telling({ cents, date }: LabelledLine, words: readonly string[], outcome: string): string[] {
    const now = quarterOf(date)
    return words
      .map((word) => {
        const outcomes = this.#words.weights(signOf(cents) + word, now)
        const all = [...outcomes.values()].reduce((a, b) => a + b, 0)
        return { word, share: (outcomes.get(outcome) ?? 0) / all }
      })
      .filter(({ share }) => share > 0.5)
      .sort((a, b) => b.share - a.share)
      .slice(0, 2)
      .map(({ word }) => word)
  }
}

function likeness(a: Cents, b: Cents): number {
  if (a === b) return SAME_AMOUNT
  const [small, large] = [Math.min(Math.abs(a), Math.abs(b)), Math.max(Math.abs(a), Math.abs(b))]
  return small * 5 >= large * 4 ? NEAR_AMOUNT : 1
}

/** Logarithms, one at least, as shares of one, summed in an order that does not depend on how they came. */
function asShares(scores: readonly (readonly [string, number])[]): Map<string, number> {
  const sorted = [...scores].sort(byLikelihood)
  const best = sorted[0]![1]
  const raised = sorted.map(([outcome, score]): [string, number] => [outcome, Math.exp(score - best)])
  const whole = raised.reduce((sum, [, value]) => sum + value, 0)
  return new Map(raised.map(([outcome, value]) => [outcome, value / whole]))
}
