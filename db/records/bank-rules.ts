/**
 * Rules of a company for its bank lines: when this label, then that account, transfer or ignoring. The first that applies
 * in their order wins. A rule only proposes, unless a person lets it act by itself.
 */
import type { Company } from '../company/company.ts'
import { type Day, localDay } from '../rules/dates.ts'
import { catalogue, type Detail } from '../rules/errors.ts'
import {
  type PreparedLabel,
  preparedLabel,
  type RuleConditions,
  type RuleLine,
  ruleTest,
  type TextCondition,
} from '../rules/labels/conditions.ts'
import { type Share, sharedAmounts, shareFault } from '../rules/labels/shares.ts'
import { tokensOf } from '../rules/matching/words.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { findAccount } from './accounts.ts'
import { allocationProblems, type Coding } from './bank-coding.ts'
import { recordDrafts } from './fields.ts'
import { getParty, saveRecord } from './parties.ts'
import type { RecordRows } from './tables.ts'
import { accountProblems, problemsWithin } from './usual-choices.ts'

const { refuse, detail } = catalogue({
  'bankRule.unknown': {
    fr: 'La règle {id} n’existe pas dans cette entreprise. Choisissez-la dans la liste des règles.',
    en: 'Rule {id} does not exist in this company. Choose it in the list of rules.',
  },
  'bankRule.refused': {
    fr: 'Cette règle ne peut pas être enregistrée : {count} chose(s) à corriger.',
    en: 'This rule cannot be saved: {count} thing(s) to correct.',
  },
  'bankRule.tooMany': {
    fr: 'Une entreprise a au plus {max} règles. Supprimez celles qui ne servent plus.',
    en: 'A company has at most {max} rules. Delete those that are of no more use.',
  },
  'bankRule.takesAll': {
    fr: 'Cette règle prendrait toutes les lignes. Donnez au moins un mot du libellé ou un montant.',
    en: 'This rule would take every line. Give at least a word of the label or an amount.',
  },
  'bankRule.needsText': {
    fr: 'Une règle qui agit seule doit reconnaître le libellé : donnez au moins un mot.',
    en: 'A rule that acts by itself must recognise the label: give at least a word.',
  },
  'bankRule.emptyText': {
    fr: 'Donnez un mot ou un nombre du libellé.',
    en: 'Give a word or a number of the label.',
  },
  'bankRule.amounts': {
    fr: 'Le plus petit montant dépasse le plus grand. Inversez-les.',
    en: 'The smallest amount is above the largest. Swap them.',
  },
  'bankRule.noRest': {
    fr: 'Il reste une part sans compte : laissez un montant vide, ou complétez les pourcentages à 100.',
    en: 'A part is left without account: leave one amount empty, or make the percents 100.',
  },
  'bankRule.severalRests': {
    fr: 'Un seul compte peut prendre ce qui reste. Donnez un montant ou un pourcentage aux autres.',
    en: 'Only one account can take what is left. Give the others an amount or a percent.',
  },
  'bankRule.overWhole': {
    fr: 'Les pourcentages prennent déjà toute la ligne. Baissez-les, ou retirez les autres parts.',
    en: 'The percents already take the whole line. Lower them, or remove the other parts.',
  },
  'bankRule.sameAccount': {
    fr: 'Choisissez un autre compte que celui du relevé.',
    en: 'Choose another account than that of the statement.',
  },
  'bankRule.notMoney': {
    fr: 'Le compte {account} n’est pas un compte de banque ou de carte. Un virement va d’un compte à l’autre.',
    en: 'Account {account} is not a bank or card account. A transfer goes from one to another.',
  },
})

/** What a rule does to a line. */
export type RuleAct =
  | {
      readonly kind: 'code'
      readonly shares: readonly Share[]
      readonly party?: string | undefined
      readonly memo?: string | undefined
    }
  | { readonly kind: 'transfer'; readonly account: string }
  | { readonly kind: 'ignore'; readonly reason: string }

export interface BankRule extends RuleConditions {
  readonly id: string
  readonly name: string
  readonly act: RuleAct
  /** Acts by itself when the account is reconciled. */
  readonly automatic: boolean
  readonly disabled: boolean
}

export type RuleToSave = Omit<BankRule, 'id'>

const RULES_MAX = 500

type RuleRow = RecordRows['bank_rule']

function ruleOf(row: RuleRow): BankRule {
  return {
    id: row.id,
    name: row.name ?? '',
    account: row.account,
    direction: row.direction as BankRule['direction'],
    texts: JSON.parse(row.texts ?? '[]') as TextCondition[],
    any: row.any_text === 1,
    from: row.from_cents,
    to: row.to_cents,
    act: JSON.parse(row.act ?? '{"kind":"code","shares":[]}') as RuleAct,
    automatic: row.automatic === 1,
    disabled: row.disabled === 1,
  }
}

/** Every rule in its order; the same on every device. What was erased of a rule takes it out. */
export function bankRules(sql: Sql): BankRule[] {
  return sql
    .all<RuleRow>(
      `SELECT * FROM bank_rule WHERE coalesce(removed, 0) = 0 AND act IS NOT NULL AND texts IS NOT NULL
       ORDER BY position, id`,
    )
    .map(ruleOf)
}

/** One rule, also one that was deleted: entries still name it. Refuses an identity that none has. */
export function getRule(sql: Sql, id: string): BankRule {
  const row = sql.get<RuleRow>('SELECT * FROM bank_rule WHERE id = ?', id)
  if (!row) throw refuse('bankRule.unknown', { id })
  return ruleOf(row)
}

function conditionProblems(sql: Sql, rule: RuleToSave): Detail[] {
  const { texts, from, to, account } = rule
  const takesAll = texts.length === 0 && from === null && to === null
  return [
    ...(takesAll ? [detail('texts', 'bankRule.takesAll')] : []),
    ...(!takesAll && rule.automatic && texts.length === 0 ? [detail('texts', 'bankRule.needsText')] : []),
    ...texts.flatMap(({ text }, index) =>
      tokensOf(text).length === 0 ? [detail(`texts.${index}.text`, 'bankRule.emptyText')] : [],
    ),
    ...(from !== null && to !== null && from > to ? [detail('amountFrom', 'bankRule.amounts')] : []),
    ...accountProblems(sql, 'account', account),
  ]
}

function actProblems(company: Company, { act, account }: RuleToSave): Detail[] {
  if (act.kind === 'ignore') return []
  if (act.kind === 'transfer') {
    const other = findAccount(company.sql, act.account)
    const isMoney = other?.type === 'asset' || other?.type === 'liability'
    return [
      ...accountProblems(company.sql, 'act.account', act.account),
      ...(other && !isMoney ? [detail('act.account', 'bankRule.notMoney', { account: act.account })] : []),
      ...(act.account === account ? [detail('act.account', 'bankRule.sameAccount')] : []),
    ]
  }
  const today = { account: account ?? '', date: localDay(company.now()) }
  const fault = shareFault(act.shares)
  return [
    ...act.shares.flatMap((share, index) => allocationProblems(company, today, share, `act.shares.${index}`)),
    ...(fault === null ? [] : [detail('act.shares', `bankRule.${fault}`)]),
    ...(act.party === undefined
      ? []
      : problemsWithin('act.partyId', () => getParty(company.sql, act.party!))),
  ]
}

/** Refuses, all at once, what would make a rule take everything, nothing, or what the books refuse. */
function checkRule(company: Company, rule: RuleToSave): void {
  const wrong = [...conditionProblems(company.sql, rule), ...actProblems(company, rule)]
  if (wrong.length > 0) throw refuse('bankRule.refused', { count: wrong.length }, wrong)
}

const flag = (value: boolean) => (value ? 1 : 0)

const valuesOf = (rule: RuleToSave) => ({
  name: rule.name,
  account: rule.account,
  direction: rule.direction,
  texts: JSON.stringify(rule.texts),
  any_text: flag(rule.any),
  from_cents: rule.from,
  to_cents: rule.to,
  act: JSON.stringify(rule.act),
  automatic: flag(rule.automatic),
  disabled: flag(rule.disabled),
})

/** Adds a rule behind the others, inside `company.write`. Refuses one that takes every line, and what the books refuse. */
export function createRule(company: Company, rule: RuleToSave): BankRule {
  checkRule(company, rule)
  const { sql } = company
  if (bankRules(sql).length >= RULES_MAX) throw refuse('bankRule.tooMany', { max: RULES_MAX })
  const { last } = sql.get<{ last: number }>('SELECT coalesce(max(position), 0) AS last FROM bank_rule')!
  return getRule(sql, saveRecord(company, 'bank_rule', null, { ...valuesOf(rule), position: last + 1 }))
}

/** Changes a rule; what is left out stays. */
export function updateRule(company: Company, id: string, changes: Partial<RuleToSave>): BankRule {
  const before = getRule(company.sql, id)
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const after: BankRule = { ...before, ...given }
  checkRule(company, after)
  const [old, fresh] = [valuesOf(before), valuesOf(after)]
  const changed = Object.entries(fresh).filter(([field, value]) => old[field as keyof typeof old] !== value)
  saveRecord(company, 'bank_rule', id, Object.fromEntries(changed))
  return getRule(company.sql, id)
}

/** Takes a rule away; what it did stays. */
export function deleteRule(company: Company, id: string): void {
  getRule(company.sql, id)
  saveRecord(company, 'bank_rule', id, { removed: 1 })
}

/** Puts a rule at a place among the others, from 0; beyond the last it becomes the last. */
export function moveRule(company: Company, id: string, to: number): BankRule[] {
  const { sql } = company
  const rule = getRule(sql, id)
  const others = bankRules(sql).filter((one) => one.id !== id)
  const ordered = [...others.slice(0, to), rule, ...others.slice(to)]
  const positions = new Map(
    sql
      .all<{ id: string; position: number | null }>('SELECT id, position FROM bank_rule')
      .map((row) => [row.id, row.position]),
  )
  const moved = ordered.flatMap(({ id: record }, index) =>
    positions.get(record) === index + 1
      ? []
      : [{ kind: 'bank_rule' as const, record, values: { position: index + 1 } }],
  )
  if (moved.length > 0) company.append(recordDrafts(sql, moved))
  return bankRules(sql)
}

/** The rules that are on, made ready for many lines: gives the first that applies. */
export function ruleFinder(
  rules: readonly BankRule[],
): (line: RuleLine, label?: PreparedLabel) => BankRule | null {
  const ready = rules.filter(({ disabled }) => !disabled).map((rule) => ({ rule, test: ruleTest(rule) }))
  return (line, label = preparedLabel(line)) => ready.find(({ test }) => test(line, label))?.rule ?? null
}

/** The coding that a rule gives a line; null when its fixed amounts do not fit into it. */
export function ruleCoding(act: Extract<RuleAct, { kind: 'code' }>, cents: Cents): Coding | null {
  const { shares, party, memo } = act
  const allocation = ({ account, taxes, project, memo: own }: Share) => ({
    account,
    taxes,
    project,
    memo: own,
  })
  if (shares.length === 1) return { allocations: [allocation(shares[0]!)], party, memo }
  const amounts = sharedAmounts(shares, Math.abs(cents))
  if (!amounts) return null
  return {
    allocations: shares.map((share, index) => ({ ...allocation(share), cents: amounts[index]! })),
    party,
    memo,
  }
}

/** Lines that a rule settled and that are still settled so: all, and those since a day. */
export function takenByRules(sql: Sql, since: Day): ReadonlyMap<string, { taken: number; lately: number }> {
  const rows = sql.all<{ rule: string; taken: number; lately: number }>(
    `SELECT d.rule, count(*) AS taken, count(*) FILTER (WHERE l.date >= ?) AS lately
     FROM bank_line l CROSS JOIN decision d ON d.fact = l.settled_by
     WHERE l.status <> 'new' AND d.rule IS NOT NULL GROUP BY d.rule`,
    since,
  )
  return new Map(rows.map(({ rule, ...counts }) => [rule, counts]))
}
