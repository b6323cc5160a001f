/** bank.propose: which open documents bank lines settle, from what is given and nothing else. */
import { z } from 'zod'
import { propose, reasonText } from '../../db/rules/matching/propose.ts'
import { DIFFERENCE_KINDS } from '../../db/rules/matching/types.ts'
import { date, id, money } from './codecs.ts'
import { free } from './registry.ts'
import { textShape } from './shapes.ts'

/** 1: money comes in when the document is settled; -1: money goes out. What is left of an advance is paid back. */
const DIRECTIONS = {
  invoice: 1,
  supplierCredit: 1,
  supplierRefund: 1,
  disbursement: 1,
  bill: -1,
  expense: -1,
  creditNote: -1,
  clientRefund: -1,
  receipt: -1,
} as const satisfies Readonly<Record<string, 1 | -1>>

type Kind = keyof typeof DIRECTIONS

/** A statement of a large office and all it has open: a few seconds of work. */
const ITEMS_MAX = 50_000
const text = z.string().max(2_000)

const proposeMatches = free({
  name: 'bank.propose',
  summary: {
    fr: 'Propose les documents que règlent des lignes de relevé, avec les raisons, sans rien écrire.',
    en: 'Proposes the documents that bank lines settle, with the reasons, writing nothing.',
  },
  scope: 'bank:read',
  input: z.strictObject({
    bankLines: z
      .array(
        z.object({
          id,
          date,
          /** Money in is positive. */
          amount: money,
          description: text,
          reference: text.nullish(),
        }),
      )
      .max(ITEMS_MAX),
    documents: z
      .array(
        z.object({
          id,
          kind: z.enum(Object.keys(DIRECTIONS) as [Kind, ...Kind[]]),
          number: text.nullish(),
          reference: text.nullish(),
          date,
          dueDate: date.nullish(),
          /** What is left to settle; those with nothing left are passed over. */
          balance: money,
          /** Number of the cheque that paid it, for money that went out by cheque. */
          chequeNumber: z.string().max(40).nullish(),
          /** What the terms give up when it is paid through that day. */
          earlyDiscount: z.object({ amount: money, through: date }).nullish(),
          partyId: id.nullish(),
          partyName: text.nullish(),
        }),
      )
      .max(ITEMS_MAX),
  }),
  output: z.strictObject({
    proposals: z.array(
      z.strictObject({
        lineId: z.string(),
        /** 1 is the best; at most three a line. */
        rank: z.int(),
        /** Empty when the line repeats another one: nothing to settle. Below zero: a credit note taken off. */
        allocations: z.array(z.strictObject({ documentId: z.string(), amount: money })),
        /** Why documents and line differ, when that explains itself; null when they do not. */
        difference: z.enum(DIFFERENCE_KINDS).nullable(),
        score: z.int(),
        automatic: z.boolean(),
        reasons: z.array(z.string()),
        /** The reasons in words, in the same order. */
        texts: z.array(textShape),
      }),
    ),
  }),
  run: async ({ bankLines, documents }) => {
    const lines = bankLines.map(({ amount, ...line }) => ({ ...line, cents: amount }))
    const papers = documents.map((document) => ({
      id: document.id,
      kind: document.kind,
      direction: DIRECTIONS[document.kind],
      number: document.number ?? null,
      reference: document.reference ?? null,
      date: document.date,
      due: document.dueDate ?? null,
      open: document.balance,
      party: document.partyId ?? null,
      partyName: document.partyName ?? '',
      cheque: document.chequeNumber ?? null,
      early: document.earlyDiscount
        ? { cents: document.earlyDiscount.amount, through: document.earlyDiscount.through }
        : null,
    }))
    const proposals = propose(lines, papers).map(({ allocations, reasons, difference, ...proposal }) => ({
      ...proposal,
      difference: difference ?? null,
      allocations: allocations.map(({ documentId, cents }) => ({ documentId, amount: cents })),
      reasons: reasons.map(({ code }) => code),
      texts: reasons.map(reasonText),
    }))
    return { proposals }
  },
})

export const bankProposeOperations = [proposeMatches] as const
