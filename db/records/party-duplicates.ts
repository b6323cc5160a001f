/**
 * Clients and suppliers that are likely one and the same, with what makes think so. Nothing is decided here: a person
 * looks, and merges or not.
 */
import { compareNames, type NameKey, nameKey, slipKeys } from '../rules/names.ts'
import type { Sql } from '../sql.ts'
import { mergedParties } from './parties.ts'

/** From the strongest to the weakest. */
export const DUPLICATE_REASONS = ['taxNumber', 'email', 'phone', 'name', 'similarName'] as const
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number]

/** What is compared of a party. */
export interface Traits {
  readonly name?: string | null | undefined
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly taxNumbers?: Readonly<Record<string, string>> | undefined
}

export interface Duplicate {
  readonly id: string
  readonly name: string
  readonly reasons: readonly DuplicateReason[]
}

export interface DuplicateGroup {
  readonly parties: readonly { readonly id: string; readonly name: string }[]
  readonly reasons: readonly DuplicateReason[]
}

/** Shorter numbers say nothing: `1`, `n/a`. */
const TAX_NUMBER_MIN = 6
const PHONE_DIGITS_MIN = 7
/** A number of North America with or without its 1, one of Europe with or without its country, end in the same nine. */
const PHONE_DIGITS_COMPARED = 9

/** The digits that tell one telephone from another, without extension and country; null when there are too few. */
function phoneKey(text: string | null | undefined): string | null {
  const [number = ''] = (text ?? '').split(/poste|ext|x|#/i, 1)
  const digits = number.replace(/\D/g, '')
  const isReal = digits.length >= PHONE_DIGITS_MIN && !/^(\d)\1*$/.test(digits)
  return isReal ? digits.slice(-PHONE_DIGITS_COMPARED) : null
}

const emailKey = (text: string | null | undefined): string | null => text?.trim().toLowerCase() || null

/** Numbers in capitals and digits; a federal number is the same with and without its account (RT0001). */
function numberKeys(numbers: Readonly<Record<string, string>>): string[] {
  return Object.values(numbers)
    .map((text) =>
      text
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, '')
        .replace(/(?<=^\d{9,10})(RT|TQ)0001$/, ''),
    )
    .filter((number) => number.length >= TAX_NUMBER_MIN)
}

/** Names whose key is remembered: those of a large company, so that each new party is compared with all at once. */
const KEYS_MAX = 50_000
const keys = new Map<string, NameKey>()

function rememberedKey(name: string): NameKey {
  const known = keys.get(name)
  if (known) return known
  if (keys.size >= KEYS_MAX) keys.clear()
  const key = nameKey(name)
  keys.set(name, key)
  return key
}

/** A party as it is compared; each trait is made ready when it is first looked at, for most are not. */
class Candidate {
  readonly id: string
  readonly name: string
  readonly #traits: Traits
  #phone: string | null | undefined
  #numbers: readonly string[] | undefined

  constructor(id: string, traits: Traits) {
    this.id = id
    this.name = traits.name ?? ''
    this.#traits = traits
  }

  get key(): NameKey {
    return rememberedKey(this.name)
  }

  get email(): string | null {
    return emailKey(this.#traits.email)
  }

  get phone(): string | null {
    if (this.#phone === undefined) this.#phone = phoneKey(this.#traits.phone)
    return this.#phone
  }

  get numbers(): readonly string[] {
    this.#numbers ??= numberKeys(this.#traits.taxNumbers ?? {})
    return this.#numbers
  }
}

interface Row {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly tax_numbers: string | null
}

/** Every party that stands for itself. */
function candidates(sql: Sql): Candidate[] {
  const merged = mergedParties(sql)
  return sql
    .all<Row>('SELECT id, name, email, phone, tax_numbers FROM party WHERE name IS NOT NULL ORDER BY id')
    .filter(({ id }) => !merged.has(id))
    .map(
      ({ id, tax_numbers, ...traits }) =>
        new Candidate(id, {
          ...traits,
          taxNumbers: tax_numbers === null ? {} : (JSON.parse(tax_numbers) as Record<string, string>),
        }),
    )
}

function reasonsFor(a: Candidate, b: Candidate): DuplicateReason[] {
  const names = a.name === '' ? null : compareNames(a.key, b.key)
  const found: Readonly<Record<DuplicateReason, boolean>> = {
    taxNumber: a.numbers.some((number) => b.numbers.includes(number)),
    email: a.email !== null && a.email === b.email,
    phone: a.phone !== null && a.phone === b.phone,
    name: names === 'same',
    similarName: names === 'typo',
  }
  return DUPLICATE_REASONS.filter((reason) => found[reason])
}

/** Parties likely to be the one described, the likeliest first; `except` is left out. */
export function findDuplicates(sql: Sql, traits: Traits, except: readonly string[] = []): Duplicate[] {
  const wanted = new Candidate('', traits)
  const weight = ({ reasons }: Duplicate) => DUPLICATE_REASONS.indexOf(reasons[0]!) - reasons.length / 10
  return candidates(sql)
    .filter(({ id }) => !except.includes(id))
    .map((other) => ({ id: other.id, name: other.name, reasons: reasonsFor(wanted, other) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => weight(a) - weight(b))
}

/** Keys under which parties that are alike meet: none that are alike share no key. */
function meetingKeys(candidate: Candidate): string[] {
  const { key, email, phone, numbers } = candidate
  return [
    ...numbers.map((number) => `tax ${number}`),
    ...(email === null ? [] : [`email ${email}`]),
    ...(phone === null ? [] : [`phone ${phone}`]),
    ...(key.sorted === '' ? [] : [`joined ${key.joined}`, ...slipKeys(key).map((slip) => `slip ${slip}`)]),
  ]
}

/** Sets that grow together (union-find): which group each party is in. */
class Groups {
  readonly #parent = new Map<string, string>()
  readonly reasons = new Map<string, Set<DuplicateReason>>()

  find(id: string): string {
    const parent = this.#parent.get(id)
    if (parent === undefined) return id
    const root = this.find(parent)
    this.#parent.set(id, root)
    return root
  }

  join(a: string, b: string, reasons: readonly DuplicateReason[]): void {
    const [root, other] = [this.find(a), this.find(b)].sort() as [string, string]
    const all = new Set([...(this.reasons.get(root) ?? []), ...(this.reasons.get(other) ?? []), ...reasons])
    if (other !== root) this.#parent.set(other, root)
    this.reasons.delete(other)
    this.reasons.set(root, all)
  }
}

/** Every group of parties that are likely one, the largest first. */
export function duplicateGroups(sql: Sql): DuplicateGroup[] {
  const all = candidates(sql)
  const meetings = new Map<string, Candidate[]>()
  const groups = new Groups()
  for (const candidate of all)
    for (const key of meetingKeys(candidate)) {
      const met = meetings.get(key)
      if (!met) meetings.set(key, [candidate])
      else {
        // one of those met is enough where all are alike; where a slip tells them apart, each is compared
        const others = key.startsWith('slip ') ? met : met.slice(0, 1)
        for (const other of others) {
          const reasons = reasonsFor(candidate, other)
          if (other !== candidate && reasons.length > 0) groups.join(candidate.id, other.id, reasons)
        }
        met.push(candidate)
      }
    }
  const members = new Map<string, { id: string; name: string }[]>()
  for (const { id, name } of all) {
    const root = groups.find(id)
    if (groups.reasons.has(root)) members.set(root, [...(members.get(root) ?? []), { id, name }])
  }
  return [...members]
    .map(([root, parties]) => ({
      parties,
      reasons: DUPLICATE_REASONS.filter((reason) => groups.reasons.get(root)!.has(reason)),
    }))
    .sort((a, b) => b.parties.length - a.parties.length)
}
