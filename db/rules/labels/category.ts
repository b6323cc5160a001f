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

/**
 * The account that a category names: by its number (`5310`, `5310 - Frais bancaires`) or by its name in either language.
 * null when it names none, or more than one.
 */
export function accountOfCategory(category: string, accounts: readonly NamedAccount[]): string | null {
  const said = categoryParts(category)
  const numbers = new Set([...said].map((text) => text.split(' ', 1)[0]!))
  const byNumber = accounts.filter(({ code }) => numbers.has(plainCategory(code)))
  const named = ({ name, nameEn }: NamedAccount) =>
    said.has(plainCategory(name)) || said.has(plainCategory(nameEn))
  const found = byNumber.length > 0 ? byNumber : accounts.filter(named)
  return found.length === 1 ? found[0]!.code : null
}
