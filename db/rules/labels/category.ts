/**
 * What a file takes a movement for: a category of whoever keeps it, or an account of their books. Banks and programs for
 * households name them; so do workbooks that offices keep by hand.
 */
import { plainLabel } from './label.ts'

/** Between the categories that several columns tell of one movement. */
export const BETWEEN_CATEGORIES = ' · '

/** A category as it is compared: without case, accents and punctuation. */
export const plainCategory = (text: string) =>
  plainLabel(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** All that a category says, ready to compare: the whole, what each column tells, and of `Auto:Essence` the last part. */
export function categoryParts(category: string): ReadonlySet<string> {
  const told = category.split(BETWEEN_CATEGORIES)
  const last = told.map((text) => text.slice(text.lastIndexOf(':') + 1))
  const parts = new Set([category, ...told, ...last].map(plainCategory))
  parts.delete('')
  return parts
}

export interface NamedAccount {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

/** Words too small to tell one account from another. */
const SMALL = new Set('LES DES AUX SUR POUR PAR AVEC AND THE FOR WITH'.split(' '))
const WORD_MIN = 3

const wordsOf = (plain: string) =>
  plain.split(' ').filter((word) => word.length >= WORD_MIN && !SMALL.has(word))

/** All the words of one are in the other; nothing is in it without words. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.length > 0 && some.every((word) => all.includes(word))
}

export interface Resembling {
  readonly code: string
  /** It is the number or the name, and not only like the name. */
  readonly isNamed: boolean
}

const only = (accounts: readonly NamedAccount[], isNamed: boolean): Resembling | null =>
  accounts.length === 1 ? { code: accounts[0]!.code, isNamed } : null

/**
 * The account that a category names: by its number (`5310`, `5310 - Frais bancaires`), by its name in either language, or
 * by words that are all in its name, or all of its name in them (`Loyer`, `Frais bancaires et intérêts`). null when it names
 * none, or more than one.
 */
export function accountOfCategory(category: string, accounts: readonly NamedAccount[]): Resembling | null {
  const said = categoryParts(category)
  const numbers = new Set([...said].map((text) => text.split(' ', 1)[0]!))
  const byNumber = accounts.filter(({ code }) => numbers.has(plainCategory(code)))
  if (byNumber.length > 0) return only(byNumber, true)
  const names = accounts.map(({ name, nameEn }) => [plainCategory(name), plainCategory(nameEn)])
  const named = accounts.filter((_, at) => names[at]!.some((name) => said.has(name)))
  if (named.length > 0) return only(named, true)
  const words = [...said].map(wordsOf)
  const isLike = (name: string) => {
    const own = wordsOf(name)
    return words.some((some) => isWithin(some, own) || isWithin(own, some))
  }
  const alike = accounts.filter((_, at) => names[at]!.some(isLike))
  return only(alike, false)
}
