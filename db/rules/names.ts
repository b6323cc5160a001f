/**
 * When two names are likely those of one person or firm: the same words whatever their case, accents, order, legal form
 * and articles, or with one slip of the finger in a long word. Only ever a question put to a person, never a decision.
 */
import { plain } from './plain.ts'
import { isOneSlip } from './slips.ts'

/** Legal forms of Canada, France, Belgium, the OHADA countries, and those of common trade partners. */
const LEGAL_FORMS = new Set(
  (
    'inc incorporee incorporated ltee limitee ltd limited enr enrg senc sencrl srl sarl sarlu sas sasu sa sau snc scs ' +
    'sci sca scop eurl ei eirl sprl bvba bv nv asbl aisbl vzw scrl gie corp corporation co cie compagnie company llp ' +
    'llc lp plc gmbh ag kg osbl obnl'
  ).split(' '),
)
const ARTICLES = new Set('le la les l the d de du des et and'.split(' '))

/** Words of a name that tell it from another, in their order: without accents, legal forms and articles. */
function wordsOf(name: string): string[] {
  const text = plain(name)
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    // S.A.R.L., s. a., J.-C.: letters with points are one word
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.[ -]?){2,}/gu, (letters) => `${letters.replace(/[. -]/g, '')} `)
    // 9123-4567 Québec inc.
    .replace(/(?<=\d)[- ](?=\d)/g, '')
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const named = all.filter((word) => !LEGAL_FORMS.has(word))
  const telling = named.filter((word) => !ARTICLES.has(word))
  // a name of articles alone, or of a legal form alone, is all there is to compare
  return [telling, named, all].find((words) => words.length > 0) ?? []
}

/** Shorter words differ by one letter too often: Roy and Rob, Côté and Cotte. */
const TYPO_LETTERS_MIN = 5

/** A name made ready for comparison. */
export interface NameKey {
  /** Words in order of the alphabet, with a space between: equal for the same words. */
  readonly sorted: string
  /** The same, one by one. */
  readonly words: readonly string[]
  /** Words as they stand, with nothing between: equal for Boisfrancs and Bois-Francs. */
  readonly joined: string
}

export function nameKey(name: string): NameKey {
  const standing = wordsOf(name)
  const words = [...standing].sort()
  return { sorted: words.join(' '), words, joined: standing.join('') }
}

/** Louis and Louise, Andre and Andrea: two first names, not one with a slip. */
const isOtherGender = (a: string, b: string): boolean => /^[ea]$/.test(endOf(a, b))
const endOf = (a: string, b: string): string =>
  a.startsWith(b) ? a.slice(b.length) : b.startsWith(a) ? b.slice(a.length) : ''

/** True for two words of letters, long enough, one slip apart: a number is never mistyped into another one. */
function isTypo(a: string, b: string): boolean {
  const isLong = Math.min(a.length, b.length) >= TYPO_LETTERS_MIN
  return isLong && !/\d/.test(a + b) && isOneSlip(a, b) && !isOtherGender(a, b)
}

/** True when the words of both are the same but for one, which has a slip. */
function isOneTypo(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false
  // both in order of the alphabet: those they share are stepped over together
  const [onlyLeft, onlyRight]: [string[], string[]] = [[], []]
  let [at, other] = [0, 0]
  while (at < left.length || other < right.length) {
    const [a, b] = [left[at], right[other]]
    const isShared = a === b
    const isLeft = !isShared && (b === undefined || (a !== undefined && a < b))
    if (isLeft) onlyLeft.push(a!)
    else if (!isShared) onlyRight.push(b!)
    if (isShared || isLeft) at += 1
    if (!isLeft) other += 1
    if (onlyLeft.length > 1 || onlyRight.length > 1) return false
  }
  return onlyLeft.length === 1 && onlyRight.length === 1 && isTypo(onlyLeft[0]!, onlyRight[0]!)
}

/** How two names are alike: the same, one slip apart, or not. */
export function compareNames(a: NameKey, b: NameKey): 'same' | 'typo' | null {
  if (a.sorted === '' || b.sorted === '') return null
  if (a.sorted === b.sorted || a.joined === b.joined) return 'same'
  if (Math.abs(a.sorted.length - b.sorted.length) > 1) return null
  return isOneTypo(a.words, b.words) ? 'typo' : null
}

/**
 * Texts that two names one slip apart share: the words with one long word less a letter, and as they are. Names that
 * share none are not alike, so that thousands of them need not be compared by pairs.
 */
export function slipKeys({ sorted, words }: NameKey): string[] {
  const keys = [sorted]
  words.forEach((word, no) => {
    if (word.length < TYPO_LETTERS_MIN || /\d/.test(word)) return
    const others = words.filter((_, index) => index !== no).join(' ')
    for (let at = 0; at < word.length; at += 1)
      keys.push(`${others}|${word.slice(0, at)}${word.slice(at + 1)}`)
    keys.push(`${others}|${word}`)
  })
  return keys
}
