/**
 * The name of a party inside a label, as banks write it: cut, in another order, without accents, shortened, with a slip
 * of one letter. What agrees is a level, not a percentage, so that other names in the books do not change it.
 */
import { COMMON_WORD_PARTIES } from './scale.ts'
import { bankWords, legalWords, type Token, tellingWords, tokensOf } from './words.ts'

/**
 * `likely`: a part of the name. `sure`: the whole name, or its beginning where the label is cut. `clean`: sure, and no
 * other word follows that may belong to another name.
 */
export const NAME = { none: 0, likely: 1, sure: 2, clean: 3 } as const
export type NameLevel = (typeof NAME)[keyof typeof NAME]

export interface Agreement {
  readonly level: NameLevel
  /** Words of the name that were found: the longer of two names is the better. */
  readonly words: number
  /** How well they are written: of Michel and Michèle, the one that is spelt so is the better. */
  readonly spelling: number
  /** Legal forms and small words that agree: Garage Roy is not Garage Roy & Fils. */
  readonly extras: number
}

interface Name {
  /** The words that tell it from others, in order. */
  readonly words: readonly string[]
  /** Words that may be missing: legal form, small words. */
  readonly extra: ReadonlySet<string>
}

/** Short forms that are neither the beginning of the word nor one slip away. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['SAINT', 'ST'],
  ['SAINTE', 'STE'],
  ['MTL', 'MONTREAL'],
  ['ETS', 'ETABLISSEMENTS'],
])
const alias = (word: string) => ALIASES.get(word) ?? word

/** Words of a name; a numbered company is known by its digits. */
export function nameOf(text: string): Name {
  const all = tokensOf(text)
    .map((token) => alias(token.text))
    .filter((word) => word !== '#')
  const isLegal = (word: string) => legalWords.has(word) || word.length === 1
  const letters = all.filter((word) => !isLegal(word) && !/^\d/.test(word))
  const digits = all.filter((word) => /^\d/.test(word))
  const words = letters.length > 0 ? letters : digits.length > 0 ? digits : all
  return { words: words.slice(0, 8), extra: new Set(all.filter((word) => !words.includes(word))) }
}

const LIKENESS = { none: 0, start: 1, short: 2, slip: 3, same: 4 } as const
type Likeness = (typeof LIKENESS)[keyof typeof LIKENESS]
/** Shorter words have too many neighbours: ROY is also ROI. */
const SLIP_LENGTH_MIN = 5
const PREFIX_LENGTH_MIN = 3
/** An abbreviation saves at least so many letters: MARC is not short for Marcel. */
const SHORT_OF_MIN = 3
/** A name of one word must be long enough to be no other word. */
const SOLE_LENGTH_MIN = 4

/** Banks keep at least so many letters of a name: a shorter one that lacks words is not cut. */
const CUT_LENGTH_MIN = 13

/** One letter more, less, other, or two neighbours exchanged. */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1 || a === b) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  const isSwap = short[at] === long[at + 1] && short[at + 1] === long[at]
  return short.slice(at + 1) === long.slice(at + 1) || (isSwap && short.slice(at + 2) === long.slice(at + 2))
}

/**
 * How a word of a label stands for a word of a name. `short` is an abbreviation (BOUL for Boulangerie); a word that goes
 * on for a few letters may be another one (MARC for Marcel), unless the label ends there.
 */
function likeness(written: string, word: string, isEnd: boolean): Likeness {
  if (written === word) return LIKENESS.same
  const isLong = word.length >= SLIP_LENGTH_MIN && written.length >= SLIP_LENGTH_MIN - 1
  if (isLong && isOneSlip(written, word)) return LIKENESS.slip
  if (written.length < PREFIX_LENGTH_MIN || !word.startsWith(written)) return LIKENESS.none
  return isEnd || word.length - written.length >= SHORT_OF_MIN ? LIKENESS.short : LIKENESS.start
}

interface Found {
  /** For each word of the name, how it was found. */
  readonly likenesses: readonly Likeness[]
  /** Place in the label of the last word found. */
  readonly last: number
}

/** Gives each word of a name the best word of the label that no other has. */
function lookFor(name: Name, label: readonly Token[]): Found {
  const used = new Set<number>()
  let last = -1
  const likenesses = name.words.map((word, index): Likeness => {
    let best: Likeness = LIKENESS.none
    let place = -1
    for (let at = 0; at < label.length; at++) {
      const next = label[at + 1]
      const isEnd = next === undefined || next.isApart || next.isNumber || bankWords.has(next.text)
      const found = used.has(at) ? LIKENESS.none : likeness(label[at]!.text, word, isEnd)
      if (found > best) [best, place] = [found, at]
    }
    if (best < LIKENESS.same) {
      // a lost space: ATELIERTREMBLAY
      const joined = [name.words[index - 1] + word, word + name.words[index + 1]]
      const at = label.findIndex((written) => joined.includes(written.text))
      if (at >= 0) [best, place] = [LIKENESS.same, at]
      else if (place >= 0) used.add(place)
    } else used.add(place)
    last = Math.max(last, place)
    return best
  })
  return { likenesses, last }
}

const longLegalWords = [...legalWords].filter((word) => word.length > 3)

/** A legal form, cut or with a slip. */
function isLegalLike(word: string): boolean {
  if (word.length === 1 || legalWords.has(word)) return true
  return longLegalWords.some((legal) => legal.startsWith(word) || isOneSlip(word, legal))
}

/** Whether the word after the name may belong to another name: ATELIER ROY LAVAL for the party Atelier Roy. */
function isFollowedByOther(name: Name, found: Found, label: readonly Token[]): boolean {
  const after = label.slice(found.last + 1).find((token) => !token.isNumber)
  if (after === undefined || after.isApart || bankWords.has(after.text) || isLegalLike(after.text))
    return false
  const next = after.text
  const own = [...name.words.filter((_, index) => !found.likenesses[index]), ...name.extra]
  return !own.some((word) => word.startsWith(next) || isOneSlip(word, next))
}

/**
 * Legal forms and small words in the label, cut too. Those that tell a firm from another count when missing, unless the
 * label is cut before them.
 */
function extrasOf(name: Name, found: Found, label: readonly Token[]): number {
  const isCut = found.likenesses.some((one) => one < LIKENESS.slip)
  const after = label[found.last + 1]?.text
  const written = label.filter(({ text }) => text.length > 1 && !bankWords.has(text))
  let extras = 0
  for (const word of name.extra)
    if (word.length > 1 && written.some(({ text }) => word.startsWith(text))) extras++
    else if (tellingWords.has(word) && !isCut && after !== word[0]) extras--
  return extras
}

/** How far a label agrees with a name. */
export function agreementOf(name: Name, label: readonly Token[]): Agreement {
  const found = lookFor(name, label)
  const words = found.likenesses.filter(Boolean).length
  const strong = found.likenesses.filter((one) => one >= LIKENESS.slip).length
  const spelling = found.likenesses.reduce((sum: number, one) => sum + one, 0)
  const at = (level: NameLevel): Agreement => ({
    level,
    words,
    spelling,
    extras: extrasOf(name, found, label),
  })
  if (strong === 0 || name.words.every((word) => bankWords.has(word))) return at(NAME.none)
  const [first] = name.words
  const isSole = name.words.length === 1
  const isWhole = isSole
    ? found.likenesses[0] === LIKENESS.same && first!.length >= SOLE_LENGTH_MIN
    : words === name.words.length
  // cut: the first words are there, the others are missing at the end
  const isCut = words >= 2 && found.likenesses.slice(0, words).every(Boolean)
  if (isWhole || isCut) {
    const length = name.words.slice(0, words).join(' ').length
    const isUnsure =
      found.likenesses.includes(LIKENESS.start) ||
      isFollowedByOther(name, found, label) ||
      (!isWhole && length < CUT_LENGTH_MIN)
    return at(isUnsure ? NAME.sure : NAME.clean)
  }
  const isPart =
    words >= 2 || (name.words.length <= 2 && name.words.some((word) => word.length >= SLIP_LENGTH_MIN))
  return at(isPart ? NAME.likely : NAME.none)
}

const isBetter = (a: Agreement, b: Agreement) =>
  a.words > b.words || (a.words === b.words && a.spelling > b.spelling)

/** Every word with one letter left out, and the word itself: two words one slip apart share one of these. */
function* shortened(word: string): Generator<string> {
  yield word
  if (word.length < SLIP_LENGTH_MIN - 1) return
  for (let at = 0; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1)
}

interface Having {
  readonly parties: ReadonlySet<number>
  /** Those whose name is one word. */
  readonly sole: readonly number[]
}

/** The parties of the documents, found by the words of a label. */
export class NameIndex {
  readonly #names: Name[] = []
  /** Parties by each form under which a word of their name may be written. */
  readonly #forms = new Map<string, Set<number>>()
  /** Parties by two words of their name without the space. */
  readonly #joined = new Map<string, Set<number>>()
  /** What was found for a word of a label: banks use few words. */
  readonly #like = new Map<string, Having>()

  /** One more party; gives its number. */
  add(text: string): number {
    const name = nameOf(text)
    const party = this.#names.push(name) - 1
    name.words.forEach((word, index) => {
      for (const form of shortened(word)) this.#put(form, party)
      for (let length = PREFIX_LENGTH_MIN; length < word.length; length++)
        this.#put(word.slice(0, length), party)
      if (index > 0) this.#put(name.words[index - 1] + word, party, this.#joined)
    })
    return party
  }

  #put(form: string, party: number, forms = this.#forms): void {
    const parties = forms.get(form)
    if (parties) parties.add(party)
    else forms.set(form, new Set([party]))
  }

  /** The parties that a label names; where one name goes on in the label, a shorter one is only likely. */
  find(tokens: readonly Token[]): Map<number, Agreement> {
    const label = tokens.map((token) =>
      ALIASES.has(token.text) ? { ...token, text: alias(token.text) } : token,
    )
    const found = new Map<number, Agreement>()
    let best: Agreement = { level: NAME.none, words: 0, spelling: 0, extras: 0 }
    for (const party of this.#named(label)) {
      const agreement = agreementOf(this.#names[party]!, label)
      if (agreement.level === NAME.none) continue
      found.set(party, agreement)
      if (agreement.level < NAME.sure) continue
      const isEqual = !isBetter(best, agreement) && agreement.extras > best.extras
      if (isBetter(agreement, best) || isEqual) best = agreement
    }
    for (const [party, agreement] of found) {
      if (agreement.level < NAME.sure) continue
      if (isBetter(best, agreement)) found.set(party, { ...agreement, level: NAME.likely })
      else if (agreement.extras < best.extras) found.set(party, { ...agreement, level: NAME.sure })
    }
    return found
  }

  /** Parties that have a word like this one in their name. */
  #having(word: string): Having {
    const known = this.#like.get(word)
    if (known) return known
    const forms = word.length < SLIP_LENGTH_MIN - 1 ? [word] : [...shortened(word)]
    const parties = bankWords.has(word) ? [] : forms.flatMap((form) => [...(this.#forms.get(form) ?? [])])
    const all = new Set(parties)
    const sole = [...all].filter((party) => this.#names[party]!.words.length === 1)
    const found = { parties: all, sole }
    this.#like.set(word, found)
    return found
  }

  /**
   * Parties of which enough words may be in a label to be worth reading. A word that very many share finds none by
   * itself; it counts beside another one.
   */
  #named(label: readonly Token[]): number[] {
    const named = new Set<number>()
    const lists: Having[] = []
    let common = 0
    for (const word of new Set(label.map((token) => token.text))) {
      const having = this.#having(word)
      if (having.parties.size > COMMON_WORD_PARTIES) common++
      else if (having.parties.size > 0) lists.push(having)
      for (const party of this.#joined.get(word) ?? []) named.add(party)
    }
    const [longest, ...shorter] = lists.toSorted((a, b) => b.parties.size - a.parties.size)
    // in two of the lists is in a shorter one: the longest is only asked
    const hits = new Map<number, number>()
    for (const { parties } of common > 0 ? lists : shorter)
      for (const party of parties) hits.set(party, (hits.get(party) ?? 0) + 1)
    for (const [party, count] of hits)
      if (count + common >= 2 || longest!.parties.has(party)) named.add(party)
    for (const { sole } of lists) for (const party of sole) named.add(party)
    return [...named].sort((a, b) => a - b)
  }
}
