/** Lines and documents made ready: days as numbers, labels as words, indexes by amount, number and name. */
import { type Day, dayNumber } from '../dates.ts'
import type { Cents } from '../money.ts'
import { type Agreement, NameIndex } from './names.ts'
import { NUMBER, NumberIndex, type NumberLevel } from './references.ts'
import type { DocumentToMatch, LineToMatch } from './types.ts'
import { type LabelKind, labelKind, tokensOf, withoutZeros } from './words.ts'

/** A document, known by its place in the list. */
export interface Paper {
  readonly index: number
  readonly document: DocumentToMatch
  readonly open: Cents
  readonly day: number
  readonly due: number | null
  /** Its party, by place. */
  readonly party: number
  /** Number of its cheque, without zeros. */
  readonly cheque: string | null
  /** What its terms give up, and through which day. */
  readonly early: { readonly cents: Cents; readonly through: number } | null
  readonly isWhole: boolean
  readonly sort: Sort
}

/** What is settled alike: what is owed, credit notes, advances and refunds, entries posted before. */
export type Sort = 'debt' | 'note' | 'advance' | 'entry'

const SORTS: Readonly<Record<string, Sort>> = {
  invoice: 'debt',
  bill: 'debt',
  expense: 'debt',
  creditNote: 'note',
  supplierCredit: 'note',
}

const sortOf = ({ kind, isWhole }: DocumentToMatch): Sort => (isWhole ? 'entry' : (SORTS[kind] ?? 'advance'))

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
  /** Those whose name surely is. */
  readonly surely: readonly number[]
}

/** Documents of one direction. */
export interface Side {
  readonly papers: readonly Paper[]
  /** In order of the day on which they are expected. */
  readonly byAmount: ReadonlyMap<Cents, readonly Paper[]>
  /** By party and amount, in order of the day. */
  readonly byBoth: ReadonlyMap<number, ReadonlyMap<Cents, readonly Paper[]>>
  /** By party, in order of the day. */
  readonly byTime: ReadonlyMap<number, readonly Paper[]>
  /** By party, in order of amount. */
  readonly byParty: ReadonlyMap<number, readonly Paper[]>
  /** By party and amount less the discount of their terms, in order of the day. */
  readonly early: ReadonlyMap<string, readonly Paper[]>
  /** By the number of their cheque. */
  readonly byCheque: ReadonlyMap<string, readonly Paper[]>
}

export interface Prepared {
  readonly papers: readonly Paper[]
  readonly in: Side
  readonly out: Side
  readonly lines: readonly Line[]
  /** By party, in order of the day: lines that surely name it, and those that bear the number of one of its documents. */
  readonly linesByParty: ReadonlyMap<number, readonly Line[]>
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
  side.byBoth.get(party)?.get(open) ?? []

/** Those of one party and amount that are expected nearest to a day, at most so many. */
export function nearestOf(
  side: Side,
  party: number,
  open: Cents,
  near: { readonly day: number; readonly most: number },
): readonly Paper[] {
  const papers = ofPartyAndAmount(side, party, open)
  if (papers.length <= near.most) return papers
  const middle = placeOf(papers, expected, near.day)
  const first = Math.max(0, middle - Math.floor(near.most / 2))
  return papers.slice(first, first + near.most)
}

/** The day on which a document is expected to be paid. */
export const expected = (paper: Paper) => paper.due ?? paper.day

/** Order of identities that does not depend on the language of the machine: 9 before 10. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

const sideOf = (papers: readonly Paper[], direction: 1 | -1): Side => {
  const own = papers.filter((paper) => paper.document.direction === direction)
  const byTime = own.toSorted((a, b) => expected(a) - expected(b) || a.index - b.index)
  const ofParty = Map.groupBy(byTime, (paper) => paper.party)
  const byOpen = own.toSorted((a, b) => a.open - b.open || a.index - b.index)
  return {
    papers: own,
    byAmount: Map.groupBy(byTime, (paper) => paper.open),
    byBoth: new Map([...ofParty].map(([party, list]) => [party, Map.groupBy(list, (paper) => paper.open)])),
    byTime: ofParty,
    byParty: Map.groupBy(byOpen, (paper) => paper.party),
    early: Map.groupBy(
      byTime.filter((paper) => paper.early !== null),
      (paper) => `${paper.party} ${paper.open - paper.early!.cents}`,
    ),
    byCheque: Map.groupBy(
      byTime.filter((paper) => paper.cheque !== null),
      (paper) => paper.cheque!,
    ),
  }
}

/** Digits of a cheque's number, without zeros; null when there are none. */
function chequeNumber(text: string | null | undefined): string | null {
  const digits = text ? /\d+/.exec(text)?.[0] : undefined
  return digits === undefined ? null : withoutZeros(digits)
}

/** Documents whose number, or whose cheque's number, is in a label. */
function numbersOf(
  line: LineToMatch,
  found: ReadonlyMap<number, NumberLevel>,
  cheque: string | null,
  sides: { readonly in: Side; readonly out: Side },
): ReadonlyMap<number, NumberLevel> {
  if (cheque === null) return found
  const side = line.cents > 0 ? sides.in : sides.out
  const papers = (side.byCheque.get(cheque) ?? []).filter((paper) => paper.open === Math.abs(line.cents))
  return new Map([...found, ...papers.map((paper) => [paper.index, NUMBER.full] as const)])
}

/** Days as numbers, each reckoned once: there are few of them. */
function dayNumbers(): (day: Day) => number {
  const known = new Map<Day, number>()
  return (day) => {
    const before = known.get(day)
    if (before !== undefined) return before
    const number = dayNumber(day)
    known.set(day, number)
    return number
  }
}

function linesByParty(lines: readonly Line[], papers: readonly Paper[]): Map<number, Line[]> {
  const found = new Map<number, Line[]>()
  const note = (party: number, line: Line) => {
    const own = found.get(party)
    if (own === undefined) found.set(party, [line])
    // one line after the other: a line that is there already is the last
    else if (own.at(-1) !== line) own.push(line)
  }
  for (const line of lines.toSorted((a, b) => a.day - b.day || a.index - b.index)) {
    for (const party of line.surely) note(party, line)
    for (const [index, level] of line.numbers) if (level >= NUMBER.said) note(papers[index]!.party, line)
  }
  return found
}

/** Sorted by identity first, so that the order of the input cannot matter. */
export function prepare(lines: readonly LineToMatch[], documents: readonly DocumentToMatch[]): Prepared {
  const numberOf = dayNumbers()
  const names = new NameIndex()
  const numbers = new NumberIndex()
  const parties = new Map<string, number>()
  const sorted = documents.filter((document) => document.open > 0).toSorted((a, b) => compareIds(a.id, b.id))
  const papers = sorted.map((document, index): Paper => {
    // one party may be written in two ways, and two parties the same way
    const key = `${document.party ?? ''} ${document.partyName}`
    if (!parties.has(key)) parties.set(key, names.add(document.partyName))
    if (document.number) numbers.add(index, document.number)
    if (document.reference) numbers.add(index, document.reference)
    return {
      index,
      document,
      open: document.open,
      day: numberOf(document.date),
      due: document.due === null ? null : numberOf(document.due),
      party: parties.get(key)!,
      cheque: chequeNumber(document.cheque),
      early: document.early
        ? { cents: document.early.cents, through: numberOf(document.early.through) }
        : null,
      isWhole: document.isWhole === true,
      sort: sortOf(document),
    }
  })
  const sides = { in: sideOf(papers, 1), out: sideOf(papers, -1) }
  const prepared = lines
    .filter((line) => line.cents !== 0)
    .toSorted((a, b) => compareIds(a.id, b.id))
    .map((line, index): Line => {
      const label = line.reference ? `${line.description} / ${line.reference}` : line.description
      const tokens = tokensOf(label)
      const { isOwnTransfer, isOwnMovement, isWire, fee, cheque } = labelKind(label, tokens)
      const { names: named, surely } = names.find(tokens)
      return {
        index,
        line,
        direction: line.cents > 0 ? 1 : -1,
        cents: Math.abs(line.cents),
        day: numberOf(line.date),
        numbers: numbersOf(line, numbers.find(tokens), cheque, sides),
        names: named,
        surely,
        isOwnTransfer,
        isOwnMovement,
        isWire,
        fee,
        cheque,
      }
    })
  return { papers, ...sides, lines: prepared, linesByParty: linesByParty(prepared, papers) }
}
