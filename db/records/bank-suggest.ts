/**
 * What a bank line that waits may be coded to, each with its reason: the rule of the company that applies, what lines like
 * it became before, and the movements that every bank has. Nothing here writes.
 */
import type { Company } from '../company/company.ts'
import type { Text } from '../rules/errors.ts'
import { accountOfCategory } from '../rules/labels/category.ts'
import { isClaimed } from '../rules/labels/claims.ts'
import { preparedLabel } from '../rules/labels/conditions.ts'
import { knownKind } from '../rules/labels/known-kinds.ts'
import { labelWords } from '../rules/labels/label.ts'
import { taxCodes } from '../rules/tax.ts'
import type { Sql } from '../sql.ts'
import { accountsByName, findAccount } from './accounts.ts'
import { type BankLine, getLine } from './bank.ts'
import type { Coding } from './bank-coding.ts'
import {
  type Remembered,
  remembered,
  rememberedCategory,
  steadyCategory,
  steadyOutcome,
} from './bank-memory.ts'
import type { Outcome } from './bank-outcomes.ts'
import { candidatesFor } from './bank-reconcile.ts'
import { type BankRule, bankRules, ruleCoding, ruleFinder } from './bank-rules.ts'
import { isRegistered } from './taxes.ts'

/** What can be done to a line. A transfer may leave the other account to the person; a document is to be found. */
export type SuggestedAct =
  | { readonly kind: 'code'; readonly coding: Coding }
  | { readonly kind: 'transfer'; readonly account: string | null }
  | { readonly kind: 'ignore'; readonly reason: string }
  | { readonly kind: 'document'; readonly party: string | null }

export interface Suggestion {
  readonly by: 'rule' | 'memory' | 'category' | 'kind'
  readonly act: SuggestedAct
  readonly rule?: BankRule
  readonly memory?: Remembered
  /** What the file takes the line for: other lines of it became this (`memory`), or an account bears its name. */
  readonly category?: string
  /** The account bears its very name or number, and not only its words. */
  readonly isNamed?: boolean
  /** The kind of movement, and the words that say so. */
  readonly known?: { readonly text: Text; readonly said: string }
}

export interface Suggestions {
  /** Best first. */
  readonly suggestions: readonly Suggestion[]
  /** An open document is proposed by its number or name: what is suggested here stands beside it. */
  readonly claimed: boolean
}

const isOpen = (sql: Sql, code: string, line: BankLine) => {
  const account = findAccount(sql, code)
  return account !== null && !account.closed && code !== line.account
}

function ruleSuggestion(company: Company, line: BankLine): Suggestion | null {
  const plain = { ...line, description: line.description ?? '' }
  const rule = ruleFinder(bankRules(company.sql))(plain, preparedLabel(plain))
  if (!rule) return null
  if (rule.act.kind !== 'code') return { by: 'rule', act: rule.act, rule }
  const coding = ruleCoding(rule.act, line.cents)
  return coding && { by: 'rule', act: { kind: 'code', coding }, rule }
}

/** Taxes of the past that the company still has on the day of the line. */
function taxesNow(company: Company, codes: readonly string[], line: BankLine): string[] {
  const known = new Set(taxCodes(company.facts().country, undefined, line.date).map(({ code }) => code))
  return codes.filter((code) => known.has(code) && isRegistered(company.sql, code, line.date))
}

function actOf(company: Company, outcome: Outcome, line: BankLine): SuggestedAct | null {
  if (outcome.kind === 'ignore') return null
  if (outcome.kind === 'document') return outcome
  if (outcome.kind === 'transfer') return isOpen(company.sql, outcome.account, line) ? outcome : null
  const [account, ...others] = outcome.accounts
  if (account === undefined || others.length > 0 || !isOpen(company.sql, account, line)) return null
  const taxes = taxesNow(company, outcome.taxes, line)
  const allocation = taxes.length > 0 ? { account, taxes } : { account }
  return {
    kind: 'code',
    coding: { allocations: [allocation], ...(outcome.party === null ? {} : { party: outcome.party }) },
  }
}

function memorySuggestions(
  company: Company,
  line: BankLine,
): (Suggestion & { readonly memory: Remembered })[] {
  const { date, cents, description } = line
  return remembered(company, { date, cents, description: description ?? '' }).flatMap((memory) => {
    const act = actOf(company, memory.outcome, line)
    return act ? [{ by: 'memory' as const, act, memory }] : []
  })
}

/** What lines of the same category became, then the account that it names. */
function categorySuggestions(company: Company, line: BankLine): Suggestion[] {
  const { category } = line
  if (category === null) return []
  const known = rememberedCategory(company, category, line).flatMap((memory): Suggestion[] => {
    const act = actOf(company, memory.outcome, line)
    return act ? [{ by: 'category', act, memory, category }] : []
  })
  const others = accountsByName(company.sql).filter(({ code }) => code !== line.account)
  const found = accountOfCategory(category, others)
  if (found === null) return known
  const act: SuggestedAct = { kind: 'code', coding: { allocations: [{ account: found.code }] } }
  return [...known, { by: 'category', act, category, isNamed: found.isNamed }]
}

/** Days between the two lines of one transfer. */
const TRANSFER_DAYS = 5

/** The other own account of a transfer: the one whose line shows the same amount the other way, else the only other one. */
function otherAccount(sql: Sql, line: BankLine, role: string | null): string | null {
  const shown = sql.all<{ account: string }>(
    `SELECT DISTINCT account FROM bank_line WHERE account <> ? AND cents = ? AND status = 'new'
     AND abs(julianday(date) - julianday(?)) <= ?`,
    line.account,
    -line.cents,
    line.date,
    TRANSFER_DAYS,
  )
  if (shown.length === 1) return shown[0]!.account
  const others = sql.all<{ id: string }>(
    `SELECT a.id FROM account a WHERE a.id <> ? AND a.role IN ('bank', 'creditCard') AND coalesce(a.closed, 0) = 0
     AND (? IS NULL OR a.role = ?) AND EXISTS (SELECT 1 FROM bank_line l WHERE l.account = a.id LIMIT 1)`,
    line.account,
    role,
    role,
  )
  return others.length === 1 ? others[0]!.id : null
}

/** Where a chart has one account for each tax, the label says which. */
function accountFor(sql: Sql, role: string, line: BankLine): string | null {
  const accounts = sql.all<{ id: string; name: string | null; name_en: string | null }>(
    'SELECT id, name, name_en FROM account WHERE role = ? AND id <> ? AND coalesce(closed, 0) = 0 ORDER BY id',
    role,
    line.account,
  )
  const words = preparedLabel({ ...line, description: line.description ?? '' }).words
  const named = accounts.find(({ name, name_en }) =>
    `${name} ${name_en}`.split(/[^\p{L}]+/u).some((word) => TAX_NAMES.has(word) && words.has(word)),
  )
  return (named ?? accounts[0])?.id ?? null
}
const TAX_NAMES = new Set(['TPS', 'TVQ', 'TVH', 'GST', 'QST', 'HST'])

function kindSuggestion(company: Company, line: BankLine): Suggestion | null {
  const found = knownKind(line.description ?? '', line.cents)
  if (!found) return null
  const { kind, role, text, said } = found
  const known = { text, said }
  if (kind === 'transfer' || kind === 'cardPayment') {
    if (role === 'bank' && findAccount(company.sql, line.account)?.role !== 'creditCard') return null
    return { by: 'kind', act: { kind: 'transfer', account: otherAccount(company.sql, line, role) }, known }
  }
  const account = accountFor(company.sql, role!, line)
  return account === null
    ? null
    : { by: 'kind', act: { kind: 'code', coding: { allocations: [{ account }] } }, known }
}

/** Two suggestions that do the same, but for notes. */
function sameAct(a: SuggestedAct, b: SuggestedAct): boolean {
  const told = (act: SuggestedAct) =>
    act.kind === 'code'
      ? act.coding.allocations.map(({ account, taxes = [], cents }) => [account, cents, ...taxes].join(' '))
      : act.kind === 'ignore'
        ? []
        : Object.values(act)
  return a.kind === b.kind && told(a).join('|') === told(b).join('|')
}

/** From here on other labels say more than the words of a movement that every bank has; in percent. */
const LIKELY = 75

/**
 * What one line may be coded to: rules first, then what its label or its category became, then the account that the category
 * names, the movements that every bank has, and what labels with a few of its words became.
 */
export function suggestionsFor(company: Company, id: string): Suggestions {
  const line = getLine(company.sql, id)
  if (line.status !== 'new') return { suggestions: [], claimed: false }
  const remembers = memorySuggestions(company, line)
  const sure = remembers.filter(({ memory }) => memory.of > 0 || memory.chance >= LIKELY)
  const vague = remembers.filter((one) => !sure.includes(one))
  const ofCategory = categorySuggestions(company, line)
  const lived = [...sure, ...ofCategory.filter(({ memory }) => memory)].sort(
    (a, b) => b.memory!.chance - a.memory!.chance,
  )
  const ofName = ofCategory.filter(({ memory }) => !memory)
  const all = [
    ruleSuggestion(company, line),
    ...lived,
    ...ofName.filter(({ isNamed }) => isNamed),
    kindSuggestion(company, line),
    ...ofName.filter(({ isNamed }) => !isNamed),
    ...vague,
  ].filter((one) => one !== null)
  return {
    suggestions: all.filter((one, at) => !all.slice(0, at).some((before) => sameAct(before.act, one.act))),
    claimed: isClaimed(candidatesFor(company, id).proposals),
  }
}

/** So many alike in a row are a habit, worth a rule. */
const HABIT = 3

export interface Habit {
  /** Words of the label that come back; the category, where that is what comes back. */
  readonly words: string
  readonly of: 'label' | 'category'
  readonly account: string
  readonly direction: 'in' | 'out'
  readonly act: SuggestedAct
}

/**
 * What the last three lines of the label of a line became alike, or those of its category, when no rule takes them yet; null
 * otherwise.
 */
export function habitOf(company: Company, id: string): Habit | null {
  const own = getLine(company.sql, id)
  const line = { ...own, description: own.description ?? '' }
  const ofLabel = steadyOutcome(company, line, HABIT)
  const outcome =
    ofLabel ?? (line.category === null ? null : steadyCategory(company, line.category, line, HABIT))
  if (outcome === null || outcome.kind === 'document') return null
  const act = actOf(company, outcome, own)
  if (act === null || ruleFinder(bankRules(company.sql))(line)) return null
  return {
    words: ofLabel === null ? line.category! : labelWords(line.description).join(' '),
    of: ofLabel === null ? 'category' : 'label',
    account: line.account,
    direction: line.cents > 0 ? 'in' : 'out',
    act,
  }
}
