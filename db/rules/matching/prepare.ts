/** Lines and documents made ready: days as numbers, labels as words, indexes by amount, number and name. */
import { dayNumber } from '../dates.ts'
import type { Cents } from '../money.ts'
import { type Agreement, NAME, NameIndex } from './names.ts'
import { NumberIndex, type NumberLevel } from './references.ts'
import type { DocumentToMatch, LineToMatch } from './types.ts'
import { type LabelKind, labelKind, tokensOf } from './words.ts'

/** A document, known by its place in the list. */
export interface Paper {
  readonly index: number
  readonly document: DocumentToMatch
  readonly open: Cents
  readonly day: number
  readonly due: number | null
  /** Its party, by place. */
  readonly party: number
}

export interface Line extends LabelKind {
  readonly index: number
  readonly line: LineToMatch
  readonly direction: 1 | -1
  /** Without its sign. */
  readonly cents: Cents
  readonly day: number
  /** Documents whose number is in the label. */
  readonly numbers: ReadonlyMap<number, NumberLevel>
  /** Parties whose name is in the label. */
  readonly names: ReadonlyMap<number, Agreement>
  /** A party of the documents is surely named. */
  readonly namesSomeone: boolean
}

/** Documents of one direction. */
export interface Side {
  readonly papers: readonly Paper[]
  /** In order of the day on which they are expected. */
  readonly byAmount: ReadonlyMap<Cents, readonly Paper[]>
  /** By party and amount, in order of the day. */
  readonly byBoth: ReadonlyMap<string, readonly Paper[]>
  /** By party, in order of the day. */
  readonly byTime: ReadonlyMap<number, readonly Paper[]>
  /** By party, in order of amount. */
  readonly byParty: ReadonlyMap<number, readonly Paper[]>
}

export interface Prepared {
  readonly papers: readonly Paper[]
  readonly in: Side
  readonly out: Side
  readonly lines: readonly Line[]
}

/** The first place in a sorted list whose value is at least `least`. */
export function placeOf<T>(sorted: readonly T[], value: (item: T) => number, least: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (value(sorted[middle]!) < least) low = middle + 1
    else high = middle
  }
  return low
}

/** Documents of one party and amount, in order of the day on which they are expected. */
export const ofPartyAndAmount = (side: Side, party: number, open: Cents): readonly Paper[] =>
  side.byBoth.get(`${party} ${open}`) ?? []

/** The day on which a document is expected to be paid. */
export const expected = (paper: Paper) => paper.due ?? paper.day

/** Order of identities that does not depend on the language of the machine: 9 before 10. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

const sideOf = (papers: readonly Paper[], direction: 1 | -1): Side => {
  const own = papers.filter((paper) => paper.document.direction === direction)
  const byTime = own.toSorted((a, b) => expected(a) - expected(b) || a.index - b.index)
  const byOpen = own.toSorted((a, b) => a.open - b.open || a.index - b.index)
  return {
    papers: own,
    byAmount: Map.groupBy(byTime, (paper) => paper.open),
    byBoth: Map.groupBy(byTime, (paper) => `${paper.party} ${paper.open}`),
    byTime: Map.groupBy(byTime, (paper) => paper.party),
    byParty: Map.groupBy(byOpen, (paper) => paper.party),
  }
}

/** Sorted by identity first, so that the order of the input cannot matter. */
export function prepare(lines: readonly LineToMatch[], documents: readonly DocumentToMatch[]): Prepared {
  const names = new NameIndex()
  const numbers = new NumberIndex()
  const parties = new Map<string, number>()
  const sorted = documents.filter((document) => document.open > 0).toSorted((a, b) => compareIds(a.id, b.id))
  const papers = sorted.map((document, index): Paper => {
    // one party may be written in two ways, and two parties the same way
    const key = `${document.party ?? ''} ${document.partyName}`
    if (!parties.has(key)) parties.set(key, names.add(document.partyName))
    numbers.add(
      index,
      [document.number, document.reference].filter((number) => typeof number === 'string'),
    )
    return {
      index,
      document,
      open: document.open,
      day: dayNumber(document.date),
      due: document.due === null ? null : dayNumber(document.due),
      party: parties.get(key)!,
    }
  })
  const prepared = lines
    .filter((line) => line.cents !== 0)
    .toSorted((a, b) => compareIds(a.id, b.id))
    .map((line, index): Line => {
      const tokens = tokensOf(line.reference ? `${line.description} / ${line.reference}` : line.description)
      const named = names.find(tokens)
      return {
        index,
        line,
        direction: line.cents > 0 ? 1 : -1,
        cents: Math.abs(line.cents),
        day: dayNumber(line.date),
        numbers: numbers.find(tokens),
        names: named,
        namesSomeone: [...named.values()].some(({ level }) => level >= NAME.sure),
        ...labelKind(tokens),
      }
    })
  return { papers, in: sideOf(papers, 1), out: sideOf(papers, -1), lines: prepared }
}
