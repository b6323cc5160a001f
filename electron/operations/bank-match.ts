/** Operations that match bank lines with documents and entries, and prove the account. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { getLine } from '../../db/records/bank.ts'
import { matchLine, undoLine, unmatchLine } from '../../db/records/bank-match.ts'
import { proofOf } from '../../db/records/bank-proof.ts'
import { candidatesFor, reconcile, whyChosen } from '../../db/records/bank-reconcile.ts'
import { recurrenceFor } from '../../db/records/bank-recurring.ts'
import type { Day } from '../../db/rules/dates.ts'
import { within } from '../../db/rules/errors.ts'
import { type Cents, formatCents } from '../../db/rules/money.ts'
import {
  answer,
  documentShape,
  lineAnswer,
  proposalShape,
  reasonShape,
  showDocument,
  showProposal,
  showReason,
} from './bank-match-shapes.ts'
import { bankAmount, decimalsIn, written } from './bank-shapes.ts'
import { accountCode, date, id, line, money } from './codecs.ts'
import { reads, writes } from './registry.ts'
import { textShape } from './shapes.ts'

const proofShape = z.strictObject({
  statementId: z.string().nullable(),
  lastDate: date.nullable(),
  /** Amounts of the proof are in the currency of the account. */
  statementBalance: bankAmount.nullable(),
  /** Every statement adds up: opening + lines = closing. */
  closingBalanceProved: z.boolean(),
  bookBalance: bankAmount,
  /** In the books and on no line yet: cheques and deposits in transit. */
  outstanding: bankAmount,
  outstandingCount: z.int(),
  /** On the statement by the day, in the books only after it. */
  later: bankAmount,
  laterCount: z.int(),
  /** Lines that nothing settles yet, and the sum of these and of the ignored ones. */
  waiting: z.int(),
  waitingSum: bankAmount,
  /** Lines set aside: on the statement, not in the books. */
  ignored: z.int(),
  ignoredSum: bankAmount,
  /** What the statement and the books disagree on; null without a statement balance. */
  difference: bankAmount.nullable(),
  /** Proved, nothing waits, no difference: only then is the account reconciled. */
  reconciled: z.boolean(),
})

function showProof(company: Company, account: string, through?: Day): z.output<typeof proofShape> {
  const proof = proofOf(company, account, through)
  const decimals = decimalsIn(company, account)
  const show = (cents: Cents) => formatCents(cents, decimals)
  return {
    ...proof,
    statementBalance: written(proof.statementBalance, decimals),
    bookBalance: show(proof.bookBalance),
    outstanding: show(proof.outstanding),
    later: show(proof.later),
    waitingSum: show(proof.waitingSum),
    ignoredSum: show(proof.ignoredSum),
    difference: written(proof.difference, decimals),
  }
}

const ruledShape = z.strictObject({
  lineId: z.string(),
  date,
  amount: money,
  description: z.string(),
  ruleId: z.string(),
  ruleName: z.string(),
})

const reconcileAll = writes({
  name: 'bank.reconcile',
  summary: {
    fr: 'Rapproche ce qui est certain dans un compte, et propose le reste avec ses raisons.',
    en: 'Matches what is certain in an account, and proposes the rest with its reasons.',
  },
  scope: 'bank:write',
  input: z.strictObject({ account: accountCode, from: date.optional(), to: date.optional() }),
  output: z.strictObject({
    automatic: z.strictObject({
      count: z.int(),
      ids: z.array(z.string()),
      matches: z.array(
        z.strictObject({
          lineId: z.string(),
          date,
          amount: money,
          description: z.string(),
          /** What it settled, with what was open before. */
          documents: z.array(documentShape),
          paymentId: z.string().nullable(),
          proposal: proposalShape,
        }),
      ),
    }),
    /** Settled by rules that act by themselves. */
    byRule: z.strictObject({ count: z.int(), ids: z.array(z.string()), lines: z.array(ruledShape) }),
    suggested: z.strictObject({
      count: z.int(),
      ids: z.array(z.string()),
      proposals: z.array(proposalShape),
      /** Certain, and refused by the books: why these lines still wait. */
      refused: z.array(z.strictObject({ lineId: z.string(), code: z.string(), text: textShape })),
    }),
    unmatched: z.strictObject({ count: z.int(), ids: z.array(z.string()) }),
    closingBalanceProved: z.boolean(),
    proof: proofShape,
  }),
  run: (input, company) => {
    const { automatic, ruled, suggested, refused, unmatched } = reconcile(
      company,
      input.account,
      input.from,
      input.to,
    )
    const proof = showProof(company, input.account, input.to)
    const ids = [...new Set(suggested.map(({ lineId }) => lineId))]
    return {
      automatic: {
        count: automatic.length,
        ids: automatic.map(({ line: own }) => own.id),
        matches: automatic.map(({ line: own, documents, document, proposal }) => ({
          lineId: own.id,
          date: own.date,
          amount: own.cents,
          description: own.description,
          documents: documents.map(showDocument),
          paymentId: document,
          proposal: showProposal(company, proposal),
        })),
      },
      byRule: {
        count: ruled.length,
        ids: ruled.map(({ line: own }) => own.id),
        lines: ruled.map(({ line: own, rule }) => ({
          lineId: own.id,
          date: own.date,
          amount: own.cents,
          description: own.description,
          ruleId: rule.id,
          ruleName: rule.name,
        })),
      },
      suggested: {
        count: ids.length,
        ids,
        proposals: suggested.map((one) => showProposal(company, one)),
        refused: [...refused].map(([lineId, { code, text }]) => ({ lineId, code, text })),
      },
      unmatched: { count: unmatched.length, ids: [...unmatched] },
      closingBalanceProved: proof.closingBalanceProved,
      proof,
    }
  },
})

function monthlyOf(company: Company, lineId: string) {
  const found = recurrenceFor(company.sql, getLine(company.sql, lineId))
  if (!found) return null
  const { count, since } = found
  const values = { count: String(count), date: since }
  return { count, since, reason: showReason({ code: 'monthly', points: 0, values }) }
}

const candidates = reads({
  name: 'bank.candidates',
  summary: {
    fr: 'Ce qu’une ligne de relevé peut régler : propositions avec leurs raisons, et tous les documents de son sens.',
    en: 'What a bank line may settle: proposals with their reasons, and every document of its direction.',
  },
  scope: 'bank:read',
  input: z.strictObject({
    lineId: id,
    text: z.string().max(100).optional(),
    limit: z.int().min(1).max(500).default(50),
  }),
  output: z.strictObject({
    proposals: z.array(proposalShape),
    /** Closest amounts first; those that the proposals name are always among them. */
    documents: z.array(documentShape),
    total: z.int(),
    /** Repeated each month: how often, since when; null when it is not. */
    monthly: z.strictObject({ count: z.int(), since: date, reason: reasonShape }).nullable(),
  }),
  run: (input, company) => {
    const { proposals, documents } = candidatesFor(company, input.lineId, input.text)
    const named = new Set(proposals.flatMap((one) => one.allocations.map(({ documentId }) => documentId)))
    const shown = documents.filter((document, index) => index < input.limit || named.has(document.id))
    return {
      proposals: proposals.map((one) => showProposal(company, one)),
      documents: shown.map(showDocument),
      total: documents.length,
      monthly: monthlyOf(company, input.lineId),
    }
  },
})

const match = writes({
  name: 'bank.match',
  summary: {
    fr: 'Rapproche une ligne de relevé : avec des factures, ce qui enregistre le règlement, ou avec des écritures déjà là.',
    en: 'Matches a bank line: with invoices, which records the payment, or with entries that are there already.',
  },
  scope: 'bank:write',
  input: z.strictObject({
    lineId: id,
    /** Documents, or entries as `entry:<id>`; below zero, a credit note taken off the payment. */
    allocations: z
      .array(z.strictObject({ documentId: line(80).min(1), amount: money }))
      .min(1)
      .max(500),
    /** Where a difference goes: an account, or, without one, the credit of the party. */
    difference: z.strictObject({ account: accountCode.optional(), memo: line(200).optional() }).optional(),
  }),
  output: lineAnswer,
  run: (input, company) => {
    const allocations = input.allocations.map(({ documentId, amount }) => ({
      document: documentId,
      cents: amount,
    }))
    const why = whyChosen(company, input.lineId, allocations)
    matchLine(company, input.lineId, { allocations, difference: input.difference }, why)
    return answer(company, input.lineId)
  },
})

const unmatch = writes({
  name: 'bank.unmatch',
  summary: {
    fr: 'Défait le rapprochement d’une ligne : son règlement est annulé, ou les écritures sont libérées.',
    en: 'Undoes the match of a line: its payment is voided, or the entries are freed.',
  },
  scope: 'bank:write',
  input: z.strictObject({ lineId: id }),
  output: lineAnswer,
  run: (input, company) => {
    unmatchLine(company, input.lineId)
    return answer(company, input.lineId)
  },
})

/** All that one reconciliation may have matched. */
const UNDONE_MAX = 10_000

const undo = writes({
  name: 'bank.undo',
  summary: {
    fr: 'Remet une ligne de relevé à traiter, quoi qu’il lui soit arrivé : rapprochée, codée ou ignorée.',
    en: 'Puts a bank line back to be done, whatever became of it: matched, coded or ignored.',
  },
  scope: 'bank:write',
  input: z.strictObject({ lineIds: z.array(id).min(1).max(UNDONE_MAX) }),
  output: z.strictObject({ items: z.array(lineAnswer) }),
  run: (input, company) => {
    const freed = new Set<string>()
    input.lineIds.forEach((lineId, index) => {
      // the other side of a transfer came back with its line
      if (freed.has(lineId)) return
      const back = within(`lineIds.${index}`, () => undoLine(company, lineId))
      for (const one of back) if (one !== lineId) freed.add(one)
    })
    return { items: input.lineIds.map((lineId) => answer(company, lineId)) }
  },
})

const proof = reads({
  name: 'bank.proof',
  summary: {
    fr: 'La preuve d’un compte : le relevé s’additionne, et les livres avec ce qui est en circulation font le même solde.',
    en: 'The proof of an account: the statement adds up, and the books with what is outstanding make the same balance.',
  },
  scope: 'bank:read',
  input: z.strictObject({ account: accountCode, through: date.optional() }),
  output: proofShape,
  run: (input, company) => showProof(company, input.account, input.through),
})

export const bankMatchOperations = [reconcileAll, candidates, match, unmatch, undo, proof] as const
