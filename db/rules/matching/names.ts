/**
 * The name of a party inside a label, as banks write it: cut, in another order, without accents, shortened, with a slip
 * of one letter. What agrees is a level, not a percentage, so that other names in the books do not change it.
 */
import { isOneSlip } from '../slips.ts'
import { COMMON_WORD_PARTIES, LABEL_TOKENS_MAX } from './scale.ts'
import { kindsOf, legalWords, type Token, tokensOf, WORD } from './words.ts'

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

/** Who is named in a label. */
export interface Named {
  /** By party: all that agree. */
  readonly names: ReadonlyMap<number, Agreement>
  /** Those of them that agree surely: few, where many are likely. */
  readonly surely: readonly number[]
}

interface Name {
  /** The words that tell it from others, in order. */
  readonly words: readonly string[]
  /** Words that may be missing: legal form, small words. */
  readonly extra: ReadonlySet<string>
  /** Each word and the next one without the space between them: ATELIERTREMBLAY. */
  readonly joined: readonly string[]
  /** Words that banks write around names: they prove nothing. */
  readonly isBank: boolean
}

/** Short forms that are neither the beginning of the word nor one slip away. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['SAINT', 'ST'],
  ['SAINTE', 'STE'],
  ['MTL', 'MONTREAL'],
  ['ETS', 'ETABLISSEMENTS'],
])

/** Words of a text, those of the short forms as them. */
function wordsOf(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ text }) => ALIASES.has(text))) return tokens
  return tokens.map((token) => {
    const text = ALIASES.get(token.text) ?? token.text
    return { ...token, text, kinds: kindsOf(text) }
  })
}

/** Words of a name; a numbered company is known by its digits. */
export function nameOf(text: string): Name {
  const all = wordsOf(tokensOf(text))
  const letters = all.filter(
    ({ text, kinds, isNumber }) => !isNumber && !(kinds & WORD.legal) && text.length > 1,
  )
  const digits = all.filter(({ isNumber }) => isNumber)
  const own = letters.length > 0 ? letters : digits.length > 0 ? digits : all
  const words = own.map(({ text }) => text)
  const first = words.slice(0, 8)
  return {
    words: first,
    extra: new Set(all.map(({ text }) => text).filter((word) => !words.includes(word))),
    joined: first.slice(1).map((word, index) => first[index]! + word),
    isBank: own.slice(0, first.length).every(({ kinds }) => kinds & WORD.bank),
  }
}

/** The label, or what it says of the payer, may be cut after this word. */
function isEndAt(label: readonly Token[], at: number): boolean {
  const next = label[at + 1]
  return next === undefined || next.isApart || next.isNumber || (next.kinds & WORD.bank) > 0
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

/**
 * How a word of a label stands for a word of a name. `short` is an abbreviation (BOUL for Boulangerie); a word that goes
 * on for a few letters may be another one (MARC for Marcel), unless the label ends there.
 */
function likeness(label: readonly Token[], at: number, word: string): Likeness {
  const written = label[at]!.text
  if (written === word) return LIKENESS.same
  const missing = word.length - written.length
  const isLong = word.length >= SLIP_LENGTH_MIN && written.length >= SLIP_LENGTH_MIN - 1
  if (isLong && missing >= -1 && missing <= 1 && isOneSlip(written, word)) return LIKENESS.slip
  if (missing < 1 || written.length < PREFIX_LENGTH_MIN || !word.startsWith(written)) return LIKENESS.none
  return missing >= SHORT_OF_MIN || isEndAt(label, at) ? LIKENESS.short : LIKENESS.start
}

interface Found {
  /** For each word of the name, how it was found. */
  readonly likenesses: readonly Likeness[]
  /** How many were found, and how many of them are more than an abbreviation. */
  readonly words: number
  readonly strong: number
  /** Place in the label of the last word found. */
  readonly last: number
}

/** Where the word of a name stands in a label together with the one before or after it: ATELIERTREMBLAY. */
function joinedAt(name: Name, index: number, label: readonly Token[]): number {
  const before = name.joined[index - 1]
  const after = name.joined[index]
  return label.findIndex(({ text }) => text === before || text === after)
}

/** Places of a label that a word of the name at hand has: of a statement names are looked for a hundred thousand times. */
const taken = new Uint8Array(LABEL_TOKENS_MAX)

/** Gives each word of a name the best word of the label that no other has. */
function lookFor(name: Name, label: readonly Token[]): Found {
  taken.fill(0)
  const likenesses = Array<Likeness>(name.words.length)
  let words = 0
  let strong = 0
  let last = -1
  for (let index = 0; index < name.words.length; index++) {
    const word = name.words[index]!
    let best: Likeness = LIKENESS.none
    let place = -1
    for (let at = 0; at < label.length && best < LIKENESS.same; at++) {
      const found = likeness(label, at, word)
      if (found <= best || taken[at]) continue
      best = found
      place = at
    }
    const joined = best < LIKENESS.same ? joinedAt(name, index, label) : -1
    if (joined >= 0) {
      best = LIKENESS.same
      place = joined
    } else if (place >= 0) taken[place] = 1
    last = Math.max(last, place)
    likenesses[index] = best
    if (best > LIKENESS.none) words++
    if (best >= LIKENESS.slip) strong++
  }
  return { likenesses, words, strong, last }
}

const longLegalWords = [...legalWords].filter((word) => word.length > 3)

/** A legal form, cut or with a slip. */
function isLegalLike({ text: word, kinds }: Token): boolean {
  if (word.length === 1 || kinds & WORD.legal) return true
  return longLegalWords.some((legal) => legal.startsWith(word) || isOneSlip(word, legal))
}

/** Whether the word after the name may belong to another name: ATELIER ROY LAVAL for the party Atelier Roy. */
function isFollowedByOther(name: Name, found: Found, label: readonly Token[]): boolean {
  let at = found.last + 1
  while (label[at]?.isNumber) at++
  const after = label[at]
  if (after === undefined || after.isApart || after.kinds & WORD.bank || isLegalLike(after)) return false
  const next = after.text
  const own = [...name.words.filter((_, index) => !found.likenesses[index]), ...name.extra]
  return !own.some((word) => word.startsWith(next) || isOneSlip(word, next))
}

/** A word of a label, of more than a letter and none that banks write around names, with which another one begins. */
const beginsLike = ({ text, kinds }: Token, word: string) =>
  text.length > 1 && !(kinds & WORD.bank) && word.startsWith(text)

/**
 * Legal forms and small words in the label, cut too. Those that tell a firm from another count when missing, unless the
 * label is cut before them.
 */
function extrasOf(name: Name, found: Found, label: readonly Token[]): number {
  if (name.extra.size === 0) return 0
  const isCut = found.likenesses.some((one) => one < LIKENESS.slip)
  const after = label[found.last + 1]?.text
  let extras = 0
  for (const word of name.extra)
    if (word.length > 1 && label.some((token) => beginsLike(token, word))) extras++
    else if (kindsOf(word) & WORD.telling && !isCut && after !== word[0]) extras--
  return extras
}

/** The level at which what was found agrees with a name. */
function levelOf(name: Name, found: Found, label: readonly Token[]): NameLevel {
  const { likenesses, words } = found
  const [first] = name.words
  const isSole = name.words.length === 1
  const isWhole = isSole
    ? likenesses[0] === LIKENESS.same && first!.length >= SOLE_LENGTH_MIN
    : words === name.words.length
  // cut: the first words are there, the others are missing at the end
  const isCut = words >= 2 && likenesses.indexOf(LIKENESS.none) === words
  if (isWhole || isCut) {
    const isUnsure =
      likenesses.includes(LIKENESS.start) ||
      (!isWhole && name.words.slice(0, words).join(' ').length < CUT_LENGTH_MIN) ||
      isFollowedByOther(name, found, label)
    return isUnsure ? NAME.sure : NAME.clean
  }
  const isPart =
    words >= 2 || (name.words.length <= 2 && name.words.some((word) => word.length >= SLIP_LENGTH_MIN))
  return isPart ? NAME.likely : NAME.none
}

/** How far a label agrees with a name; null when it does not. */
function agreementOf(name: Name, label: readonly Token[]): Agreement | null {
  if (name.isBank) return null
  const found = lookFor(name, label)
  if (found.strong === 0) return null
  const level = levelOf(name, found, label)
  if (level === NAME.none) return null
  return {
    level,
    words: found.words,
    spelling: found.likenesses.reduce((sum: number, one) => sum + one, 0),
    extras: extrasOf(name, found, label),
  }
}

const isBetter = (a: Agreement, b: Agreement) =>
  a.words > b.words || (a.words === b.words && a.spelling > b.spelling)

/** A word with one letter left out, in each way, and the word itself: two words one slip apart share one of these. */
function shortened(word: string): string[] {
  const forms = [word]
  if (word.length < SLIP_LENGTH_MIN - 1) return forms
  for (let at = 0; at < word.length; at++) forms.push(word.slice(0, at) + word.slice(at + 1))
  return forms
}

/** The parties that have a word in their name: many names share few words. */
type Sharing = number[]

interface Having {
  readonly parties: readonly number[]
  /** Those whose name is one word. */
  readonly sole: readonly number[]
}

const NO_NAMES: Named = { names: new Map(), surely: [] }
const NOBODY: Having = { parties: [], sole: [] }

function putIn<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else if (list.at(-1) !== item) list.push(item)
}

/** The parties of the documents, found by the words of a label. */
export class NameIndex {
  readonly #names: Name[] = []
  readonly #words = new Map<string, Sharing>()
  /** Words by each form under which they may be written. */
  readonly #forms = new Map<string, Sharing[]>()
  /** Parties by two words of their name without the space. */
  readonly #joined = new Map<string, number[]>()
  /** What was found for a word of a label: banks use few words. */
  readonly #like = new Map<string, Having>()
  /** Digits of the longest number in a name: most numbers of labels are longer. */
  #longestNumber = 0
  /** How many words of the label at hand each party has; zero between labels. */
  #counts = new Uint8Array()
  /** Those that have any. */
  #seen = new Uint32Array()
  #seenLength = 0

  /** One more party; gives its number. */
  add(text: string): number {
    const name = nameOf(text)
    const party = this.#names.push(name) - 1
    for (const word of name.words) this.#sharing(word).push(party)
    for (const joined of name.joined) putIn(this.#joined, joined, party)
    return party
  }

  /** The list of a word, which is put under all its forms at first sight. */
  #sharing(word: string): Sharing {
    const known = this.#words.get(word)
    if (known) return known
    const parties: Sharing = []
    this.#words.set(word, parties)
    for (const form of shortened(word)) putIn(this.#forms, form, parties)
    for (let length = PREFIX_LENGTH_MIN; length < word.length; length++)
      putIn(this.#forms, word.slice(0, length), parties)
    if (/^[0-9]/.test(word)) this.#longestNumber = Math.max(this.#longestNumber, word.length)
    return parties
  }

  /** The parties that a label names; where one name goes on in the label, a shorter one is only likely. */
  find(tokens: readonly Token[]): Named {
    const label = wordsOf(tokens)
    const parties = this.#named(label)
    if (parties.length === 0) return NO_NAMES
    const names = new Map<number, Agreement>()
    const sure: number[] = []
    let best: Agreement = { level: NAME.none, words: 0, spelling: 0, extras: 0 }
    for (const party of parties) {
      const agreement = agreementOf(this.#names[party]!, label)
      if (agreement === null) continue
      names.set(party, agreement)
      if (agreement.level < NAME.sure) continue
      sure.push(party)
      const isEqual = !isBetter(best, agreement) && agreement.extras > best.extras
      if (isBetter(agreement, best) || isEqual) best = agreement
    }
    const surely = sure.filter((party) => {
      const agreement = names.get(party)!
      const isOther = isBetter(best, agreement)
      if (isOther) names.set(party, { ...agreement, level: NAME.likely })
      else if (agreement.extras < best.extras) names.set(party, { ...agreement, level: NAME.sure })
      return !isOther
    })
    return { names, surely }
  }

  /** Parties that have a word like this one in their name. */
  #having({ text, isNumber, kinds }: Token): Having {
    if (kinds & WORD.bank || (isNumber && text.length > this.#longestNumber + 1)) return NOBODY
    const known = this.#like.get(text)
    if (known !== undefined) return known
    const forms = text.length < SLIP_LENGTH_MIN - 1 ? [text] : shortened(text)
    const words = new Set(forms.flatMap((form) => this.#forms.get(form) ?? []))
    const parties = [...new Set([...words].flat())]
    const sole = parties.filter((party) => this.#names[party]!.words.length === 1)
    const found = parties.length > 0 ? { parties, sole } : NOBODY
    this.#like.set(text, found)
    return found
  }

  /**
   * Parties of which enough words may be in a label to be worth reading: two, or the only one of the name. A word that
   * very many share finds none by itself; it counts beside another one.
   */
  #named(label: readonly Token[]): number[] {
    if (this.#counts.length !== this.#names.length) {
      this.#counts = new Uint8Array(this.#names.length)
      this.#seen = new Uint32Array(this.#names.length)
    }
    this.#seenLength = 0
    let common = 0
    for (let at = 0; at < label.length; at++) {
      const word = label[at]!
      const joined = this.#joined.get(word.text)
      const { parties, sole } = this.#having(word)
      if ((joined === undefined && parties.length === 0) || isRepeated(label, at)) continue
      if (joined !== undefined) this.#count(joined, 2)
      if (parties.length > COMMON_WORD_PARTIES) common++
      else {
        this.#count(parties, 1)
        this.#count(sole, 1)
      }
    }
    const named: number[] = []
    for (let at = 0; at < this.#seenLength; at++) {
      const party = this.#seen[at]!
      if (this.#counts[party]! + common >= 2) named.push(party)
      this.#counts[party] = 0
    }
    return named.sort((a, b) => a - b)
  }

  /** Counts words for parties, and notes those that had none. By place: of a statement there are millions. */
  #count(parties: readonly number[], words: number): void {
    const counts = this.#counts
    for (let at = 0; at < parties.length; at++) {
      const party = parties[at]!
      if (counts[party] === 0) this.#seen[this.#seenLength++] = party
      counts[party]! += words
    }
  }
}

/** The word stands in the label before. */
function isRepeated(label: readonly Token[], at: number): boolean {
  const { text } = label[at]!
  for (let before = 0; before < at; before++) if (label[before]!.text === text) return true
  return false
}
