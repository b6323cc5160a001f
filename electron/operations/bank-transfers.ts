/** Transfers between own accounts, and why a line is settled as it is. */
import { z } from 'zod'
import { transferLine } from '../../db/records/bank-match.ts'
import { getRule } from '../../db/records/bank-rules.ts'
import { transferPair, transfersIn } from '../../db/records/bank-transfers.ts'
import { lineWhy } from '../../db/records/bank-why.ts'
import { codingReasonText } from '../../db/rules/labels/reasons.ts'
import type { OwnLine, Transfer } from '../../db/rules/matching/transfers.ts'
import { suggestedInput, whyOfPerson } from './bank-coding-shapes.ts'
import { answer, lineAnswer, reasonShape, showReason } from './bank-match-shapes.ts'
import { accountCode, date, id, money } from './codecs.ts'
import { reads, writes } from './registry.ts'

const transfer = writes({
  name: 'bank.transfer',
  summary: {
    fr: 'Enregistre le virement qu’une ligne de relevé montre, de ou vers un autre compte de l’entreprise.',
    en: 'Records the transfer that a bank line shows, from or to another account of the company.',
  },
  scope: 'bank:write',
  input: z.strictObject({
    lineId: id,
    /** The other account: the one that pays when money comes in. */
    account: accountCode,
    suggested: suggestedInput.optional(),
  }),
  output: lineAnswer,
  run: (input, company) => {
    transferLine(company, input.lineId, input.account, whyOfPerson(input.suggested))
    return answer(company, input.lineId)
  },
})

const sideShape = z.strictObject({
  lineId: z.string(),
  account: z.string(),
  date,
  amount: money,
  description: z.string(),
})

const pairShape = z.strictObject({
  /** The line that pays, and the one that gets it. */
  from: sideShape,
  to: sideShape,
  score: z.int(),
  reasons: z.array(reasonShape),
})

const showSide = (line: OwnLine): z.output<typeof sideShape> => ({
  lineId: line.id,
  account: line.account,
  date: line.date,
  amount: line.cents,
  description: line.description,
})

const showPair = ({ from, to, score, reasons }: Transfer): z.output<typeof pairShape> => ({
  from: showSide(from),
  to: showSide(to),
  score,
  reasons: reasons.map(showReason),
})

const pairs = reads({
  name: 'bank.transfers',
  summary: {
    fr: 'Les virements entre comptes que montrent deux lignes qui attendent, une dans chaque compte, avec les raisons.',
    en: 'Transfers between accounts that two waiting lines show, one in each account, with the reasons.',
  },
  scope: 'bank:read',
  input: z.strictObject({ account: accountCode, lineId: id.optional() }),
  output: z.strictObject({ items: z.array(pairShape) }),
  run: ({ account, lineId }, company) => ({
    items: transfersIn(company, account)
      .filter(({ from, to }) => lineId === undefined || from.id === lineId || to.id === lineId)
      .map(showPair),
  }),
})

const transferBoth = writes({
  name: 'bank.transferPair',
  summary: {
    fr: 'Enregistre le virement que montrent deux lignes, une dans chaque compte, en un seul geste qui se défait de même.',
    en: 'Records the transfer that two lines show, one in each account, as one act that is undone as one.',
  },
  scope: 'bank:write',
  input: z.strictObject({ lineId: id, otherLineId: id }),
  output: z.strictObject({ items: z.array(lineAnswer) }),
  run: ({ lineId, otherLineId }, company) => {
    transferPair(company, lineId, otherLineId)
    return { items: [lineId, otherLineId].map((one) => answer(company, one)) }
  },
})

const why = reads({
  name: 'bank.why',
  summary: {
    fr: 'Pourquoi une ligne est réglée ainsi : qui l’a décidé, quand, et pour quelles raisons.',
    en: 'Why a line is settled as it is: who decided it, when, and for which reasons.',
  },
  scope: 'bank:read',
  input: z.strictObject({ lineId: id }),
  output: z.strictObject({
    /** Null for a line that waits. */
    why: z
      .strictObject({
        by: z.enum(['automatic', 'person', 'rule']),
        ruleId: z.string().nullable(),
        /** As the rule is called today; null when it was not a rule, or is gone. */
        ruleName: z.string().nullable(),
        score: z.int().nullable(),
        reasons: z.array(reasonShape),
        user: z.string(),
        userName: z.string().nullable(),
        /** Instant, in milliseconds. */
        at: z.int(),
      })
      .nullable(),
  }),
  run: ({ lineId }, company) => {
    const found = lineWhy(company, lineId)
    if (!found) return { why: null }
    const { by, rule, score, reasons, others, user, userName, at } = found
    const ruleName = rule === null ? null : getRule(company.sql, rule).name
    return {
      why: {
        by,
        ruleId: rule,
        ruleName,
        score,
        reasons: [
          ...reasons.map(showReason),
          ...others.map((one) => ({ code: one.code, points: 0, text: codingReasonText(one, ruleName) })),
        ],
        user,
        userName,
        at,
      },
    }
  },
})

export const bankTransferOperations = [transfer, pairs, transferBoth, why] as const
