/** Operations on the rules of bank lines: this label, then that account. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import {
  type BankRule,
  bankRules,
  createRule,
  deleteRule,
  getRule,
  moveRule,
  type RuleAct,
  type RuleToSave,
  takenByRules,
  updateRule,
} from '../../db/records/bank-rules.ts'
import { type RuleTrial, tryRule } from '../../db/records/bank-rules-apply.ts'
import { addDays, type Day, firstDayOf, localDay, monthOf } from '../../db/rules/dates.ts'
import { TEXT_TESTS } from '../../db/rules/labels/conditions.ts'
import { decimalOfPpm, formatCents, ppmOfPercent } from '../../db/rules/money.ts'
import { bankAmount, decimalsIn } from './bank-shapes.ts'
import { accountCode, date, id, line, money, note } from './codecs.ts'
import { reads, writes } from './registry.ts'
import { present } from './shapes.ts'

/** A part of the line in percent, with four decimals at most. */
const percent = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/)

const share = z.strictObject({
  account: accountCode,
  /** Part of the whole line. Neither percent nor amount: what is left. */
  percent: percent.optional(),
  amount: money.optional(),
  taxes: z.array(z.string().max(20)).max(5).optional(),
  memo: line(500).optional(),
  projectId: id.optional(),
})

const act = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('code'),
    shares: z.array(share).min(1).max(50),
    partyId: id.optional(),
    memo: line(500).optional(),
  }),
  /** To or from another own account. */
  z.strictObject({ kind: z.literal('transfer'), account: accountCode }),
  z.strictObject({ kind: z.literal('ignore'), reason: note.min(1) }),
])

const fields = {
  name: line(200).min(1),
  /** Bank account; null: all. */
  account: accountCode.nullable(),
  direction: z.enum(['in', 'out']).nullable(),
  texts: z.array(z.strictObject({ test: z.enum(TEXT_TESTS), text: line(200) })).max(20),
  /** One text is enough, instead of all of them. */
  any: z.boolean(),
  /** Size of the amount, without sign, both included; null: no limit. */
  amountFrom: money.nullable(),
  amountTo: money.nullable(),
  act,
  /** Acts by itself when the account is reconciled. */
  automatic: z.boolean(),
  disabled: z.boolean(),
}

const newRule = z.strictObject({
  ...fields,
  account: fields.account.default(null),
  direction: fields.direction.default(null),
  texts: fields.texts.default([]),
  any: fields.any.default(false),
  amountFrom: fields.amountFrom.default(null),
  amountTo: fields.amountTo.default(null),
  automatic: fields.automatic.default(false),
  disabled: fields.disabled.default(false),
})

const ruleShape = z.strictObject({ id: z.string(), ...fields })

type ActInput = z.output<typeof act>

function actOf(input: ActInput): RuleAct {
  if (input.kind !== 'code') return input
  const { shares, partyId, memo } = input
  return {
    kind: 'code',
    shares: shares.map(({ percent: part, amount, projectId, ...rest }) => ({
      ...rest,
      ...present({ ppm: part === undefined ? null : ppmOfPercent(part), cents: amount, project: projectId }),
    })),
    ...present({ party: partyId, memo }),
  }
}

function shownAct(own: RuleAct): ActInput {
  if (own.kind !== 'code') return own
  const { shares, party, memo } = own
  return {
    kind: 'code',
    shares: shares.map(({ account, ppm, cents, taxes, memo: said, project }) => ({
      account,
      ...present({
        percent: ppm === undefined ? null : decimalOfPpm(ppm),
        amount: cents,
        taxes: taxes && [...taxes],
        memo: said,
        projectId: project,
      }),
    })),
    ...present({ partyId: party, memo }),
  }
}

const shown = ({ act: own, from, to, texts, ...rule }: BankRule): z.output<typeof ruleShape> => ({
  ...rule,
  texts: texts.map((one) => ({ ...one })),
  amountFrom: from,
  amountTo: to,
  act: shownAct(own),
})

function toSave({ act: own, amountFrom, amountTo, ...rule }: z.output<typeof newRule>): RuleToSave {
  return { ...rule, from: amountFrom, to: amountTo, act: actOf(own) }
}

const create = writes({
  name: 'bankRule.create',
  summary: {
    fr: 'Ajoute une règle : ce libellé, ce compte. Elle propose, sauf si on la laisse agir seule.',
    en: 'Adds a rule: this label, that account. It proposes, unless it is let act by itself.',
  },
  scope: 'bank:write',
  input: newRule,
  output: ruleShape,
  run: (input, company) => shown(createRule(company, toSave(input))),
})

const update = writes({
  name: 'bankRule.update',
  summary: { fr: 'Change une règle ; ce qui est omis reste.', en: 'Changes a rule; what is left out stays.' },
  scope: 'bank:write',
  input: z.strictObject({ id, ...z.strictObject(fields).partial().shape }),
  output: ruleShape,
  run: ({ id: rule, act: own, amountFrom, amountTo, ...rest }, company) =>
    shown(
      updateRule(company, rule, {
        ...(present(rest) as Partial<RuleToSave>),
        ...(rest.account === null ? { account: null } : {}),
        ...(rest.direction === null ? { direction: null } : {}),
        ...(amountFrom === undefined ? {} : { from: amountFrom }),
        ...(amountTo === undefined ? {} : { to: amountTo }),
        ...(own ? { act: actOf(own) } : {}),
      }),
    ),
})

/** The first day of the month before that of a day. */
const lastMonth = (day: Day): Day => firstDayOf(monthOf(addDays(firstDayOf(monthOf(day)), -1)))

function listed(company: Company) {
  const since = lastMonth(localDay(company.now()))
  const counts = takenByRules(company.sql, since)
  return {
    since,
    items: bankRules(company.sql).map((rule) => ({
      ...shown(rule),
      ...(counts.get(rule.id) ?? { taken: 0, lately: 0 }),
    })),
  }
}

const listShape = z.strictObject({
  /** Day since which `lately` counts: the first of last month. */
  since: date,
  items: z.array(
    ruleShape.extend({
      /** Lines that it settled and that still are so. */
      taken: z.int(),
      lately: z.int(),
    }),
  ),
})

const list = reads({
  name: 'bankRule.list',
  summary: {
    fr: 'Liste les règles dans leur ordre, avec ce que chacune a pris.',
    en: 'Lists the rules in their order, with what each has taken.',
  },
  scope: 'bank:read',
  input: z.strictObject({}),
  output: listShape,
  run: (_input, company) => listed(company),
})

const one = reads({
  name: 'bankRule.get',
  summary: { fr: 'Montre une règle.', en: 'Shows a rule.' },
  scope: 'bank:read',
  input: z.strictObject({ id }),
  output: ruleShape,
  run: (input, company) => shown(getRule(company.sql, input.id)),
})

const remove = writes({
  name: 'bankRule.delete',
  summary: {
    fr: 'Supprime une règle ; les écritures qu’elle a faites restent.',
    en: 'Deletes a rule; the entries it made stay.',
  },
  scope: 'bank:write',
  input: z.strictObject({ id }),
  output: z.strictObject({ id: z.string() }),
  run: (input, company) => {
    deleteRule(company, input.id)
    return { id: input.id }
  },
})

const move = writes({
  name: 'bankRule.move',
  summary: {
    fr: 'Change la place d’une règle : la première qui s’applique l’emporte.',
    en: 'Changes the place of a rule: the first that applies wins.',
  },
  scope: 'bank:write',
  input: z.strictObject({
    id,
    /** From 0; beyond the last, the last. */
    to: z.int().min(0).max(1_000),
  }),
  output: listShape,
  run: (input, company) => {
    moveRule(company, input.id, input.to)
    return listed(company)
  },
})

const trialLine = z.strictObject({
  id: z.string(),
  account: z.string(),
  date: z.string(),
  amount: bankAmount,
  description: z.string(),
})

/** Lines that a trial shows; the counts are of all. */
const SHOWN_MAX = 20

function shownLines(company: Company, lines: RuleTrial['waiting']): z.output<typeof trialLine>[] {
  return lines.slice(0, SHOWN_MAX).map(({ id: own, account, date: day, cents, description }) => ({
    id: own,
    account,
    date: day,
    amount: formatCents(cents, decimalsIn(company, account)),
    description,
  }))
}

const trial = reads({
  name: 'bankRule.test',
  summary: {
    fr: 'Dit ce qu’une règle prendrait : des lignes à traiter, et des lignes passées, dont celles imputées autrement.',
    en: 'Tells what a rule would take: of the lines that wait, and of the past, with those coded otherwise.',
  },
  scope: 'bank:read',
  input: newRule.extend({
    /** The rule being changed: those before it go first. */
    id: id.optional(),
    name: line(200).default(''),
  }),
  output: z.strictObject({
    waiting: z.int(),
    waitingLines: z.array(trialLine),
    /** Lines that wait and that a rule before it takes. */
    takenBefore: z.int(),
    past: z.int(),
    /** Of the past, those that became something else. */
    otherwise: z.int(),
    otherwiseLines: z.array(
      trialLine.extend({
        kind: z.enum(['code', 'document', 'transfer', 'ignore']),
        accounts: z.array(z.string()),
      }),
    ),
  }),
  run: ({ id: own, ...input }, company) => {
    const { waiting, taken, past, otherwise } = tryRule(company, toSave(input), own ?? null)
    const became = otherwise.map(({ outcome }) => ({
      kind: outcome.kind,
      accounts:
        outcome.kind === 'code'
          ? [...outcome.accounts]
          : outcome.kind === 'transfer'
            ? [outcome.account]
            : [],
    }))
    return {
      waiting: waiting.length,
      waitingLines: shownLines(company, waiting),
      takenBefore: taken,
      past: past.length,
      otherwise: otherwise.length,
      otherwiseLines: shownLines(company, otherwise).map((row, at) => ({ ...row, ...became[at]! })),
    }
  },
})

export const bankRuleOperations = [create, update, list, one, remove, move, trial] as const
