/**
 * Rules that act by themselves when an account is reconciled, and what a rule would take: of the lines that wait, and of
 * those of the past, which it may contradict.
 */
import type { Why } from '../changes/bodies.ts'
import type { Company } from '../company/company.ts'
import { catalogue, Refusal } from '../rules/errors.ts'
import { isContested } from '../rules/labels/claims.ts'
import { preparedLabel, ruleTest } from '../rules/labels/conditions.ts'
import type { LineToMatch, Proposal } from '../rules/matching/propose.ts'
import { codeLine, ignoreLine } from './bank.ts'
import { transferLine } from './bank-match.ts'
import { type Outcome, type SettledLine, settledLines } from './bank-outcomes.ts'
import {
  type BankRule,
  bankRules,
  type RuleAct,
  type RuleToSave,
  ruleCoding,
  ruleFinder,
} from './bank-rules.ts'

const { refuse } = catalogue({
  'bankRule.doesNotFit': {
    fr: 'Les montants fixes de la règle « {name} » dépassent cette ligne. Imputez-la à la main.',
    en: 'The fixed amounts of rule “{name}” are above this line. Code it by hand.',
  },
})

/** Does to a line what a rule says. Refuses what coding, transfers and ignoring refuse. */
function actOn(company: Company, rule: BankRule, line: LineToMatch): void {
  const why: Why = { by: 'rule', rule: rule.id, reasons: [{ code: 'rule', values: { rule: rule.id } }] }
  const { act } = rule
  if (act.kind === 'ignore') ignoreLine(company, line.id, act.reason, why)
  else if (act.kind === 'transfer') transferLine(company, line.id, act.account, why)
  else {
    const coding = ruleCoding(act, line.cents)
    if (!coding) throw refuse('bankRule.doesNotFit', { name: rule.name })
    codeLine(company, line.id, coding, why)
  }
}

/** A line that waits, with what only rules look at. */
export interface WaitingLine extends LineToMatch {
  readonly category: string | null
}

export interface RuleDone {
  readonly line: LineToMatch
  readonly rule: BankRule
}

/**
 * Applies the rules that act by themselves to lines that wait, inside `company.write`. The first rule that applies decides,
 * also when it only proposes; a line that a document contests is left to a person; what the books refuse stays as it is.
 */
export function applyRules(
  company: Company,
  account: string,
  lines: readonly WaitingLine[],
  proposals: readonly Proposal[],
  refused: Map<string, Refusal>,
): RuleDone[] {
  const rules = bankRules(company.sql)
  if (!rules.some(({ automatic, disabled }) => automatic && !disabled)) return []
  const first = ruleFinder(rules)
  const byLine = Map.groupBy(proposals, ({ lineId }) => lineId)
  const done: RuleDone[] = []
  for (const line of lines) {
    const rule = first({ ...line, account })
    if (!rule?.automatic || isContested(byLine.get(line.id) ?? [])) continue
    try {
      company.sql.write(() => actOn(company, rule, line))
      done.push({ line, rule })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.set(line.id, error)
    }
  }
  return done
}

/** Whether a rule does to a line what was done to it. */
function agrees(act: RuleAct, outcome: Outcome): boolean {
  if (act.kind !== outcome.kind) return false
  if (act.kind === 'transfer') return outcome.kind === 'transfer' && outcome.account === act.account
  if (act.kind === 'ignore' || outcome.kind !== 'code') return true
  const accounts = [...new Set(act.shares.map(({ account }) => account))].sort()
  return accounts.join() === outcome.accounts.join()
}

export interface RuleTrial {
  /** Lines that wait and that the rule would take, newest first; those an earlier rule takes before are not among them. */
  readonly waiting: readonly {
    readonly id: string
    readonly date: string
    readonly account: string
    readonly cents: number
    readonly description: string
  }[]
  /** Lines that wait and that an earlier rule takes. */
  readonly taken: number
  /** Lines of the past to which it applies, newest first. */
  readonly past: readonly SettledLine[]
  /** Those of the past that became something else. */
  readonly otherwise: readonly SettledLine[]
}

/** Lines of the past that a trial looks at, newest first: enough for years of a busy account. */
const PAST_MAX = 20_000

/** What a rule would take, before it is saved (`id` null) or as it is changed. */
export function tryRule(company: Company, rule: RuleToSave, id: string | null): RuleTrial {
  const { sql } = company
  const test = ruleTest(rule)
  const rules = bankRules(sql)
  const at = rules.findIndex((one) => one.id === id)
  const before = ruleFinder(at < 0 ? rules : rules.slice(0, at))
  const waiting = sql
    .all<RuleTrial['waiting'][number] & { reference: string | null; category: string | null }>(
      `SELECT id, date, account, cents, coalesce(description, '') AS description, reference, category FROM bank_line
       WHERE status = 'new' ORDER BY date DESC, place DESC, id`,
    )
    .filter((line) => test(line, preparedLabel(line)))
  const free = waiting.filter((line) => before(line) === null)
  const past = settledLines(
    sql,
    `l.id IN (SELECT id FROM bank_line WHERE status <> 'new' ORDER BY date DESC, id LIMIT ${PAST_MAX})`,
  )
    .filter((line) => test(line, preparedLabel(line)))
    .reverse()
  return {
    waiting: free,
    taken: waiting.length - free.length,
    past,
    otherwise: past.filter(({ outcome }) => !agrees(rule.act, outcome)),
  }
}
