/** Operations on bank lines: list them, give each its accounts, set aside, undo. */
import { z } from 'zod'
import { getEntry } from '../../db/ledger/entries.ts'
import { lastReconciled } from '../../db/ledger/reconciled.ts'
import { codeLine, ignoreLine, uncodeLine, unignoreLine } from '../../db/records/bank.ts'
import { accountLines, bankAccounts, statements } from '../../db/records/bank-lists.ts'
import { within } from '../../db/rules/errors.ts'
import { formatCents } from '../../db/rules/money.ts'
import { codingInput, codingOf, suggestedInput, whyOfPerson } from './bank-coding-shapes.ts'
import { bankAmount, decimalsIn, written } from './bank-shapes.ts'
import { accountCode, date, id, money, note, page } from './codecs.ts'
import { reads, writes } from './registry.ts'
import { entryShape, present, showEntry } from './shapes.ts'

const status = z.enum(['new', 'coded', 'matched', 'ignored'])

const lineShape = z.strictObject({
  id: z.string(),
  account: z.string(),
  date,
  amount: bankAmount,
  description: z.string(),
  reference: z.string().nullable(),
  /** What the file that it came with takes it for. */
  category: z.string().nullable(),
  valueDate: z.string().nullable(),
  status,
  entryId: z.string().optional(),
  /** Payment that its match recorded. */
  documentId: z.string().optional(),
  reason: z.string().optional(),
})

const lines = reads({
  name: 'bank.lines',
  summary: { fr: 'Liste les lignes de relevé d’un compte.', en: 'Lists the bank lines of an account.' },
  scope: 'bank:read',
  input: z.strictObject({
    account: accountCode,
    from: date.optional(),
    to: date.optional(),
    status: status.optional(),
    text: z.string().max(200).optional(),
    order: z.enum(['asc', 'desc']).default('asc'),
    ...page,
  }),
  output: z.strictObject({
    items: z.array(lineShape),
    nextCursor: z.string().optional(),
    total: z.int(),
    sum: bankAmount,
  }),
  run: (input, company) => {
    const found = accountLines(company.sql, input)
    const decimals = decimalsIn(company, input.account)
    return {
      items: found.items.map(({ cents, description, entryId, documentId, reason, ...rest }) => ({
        ...rest,
        amount: formatCents(cents, decimals),
        description: description ?? '',
        ...present({ entryId, documentId, reason }),
      })),
      ...present({ nextCursor: found.nextCursor }),
      total: found.total,
      sum: formatCents(found.sum, decimals),
    }
  },
})

const code = writes({
  name: 'bank.code',
  summary: {
    fr: 'Donne ses comptes à une ligne de relevé, taxes comprises dans les montants, et enregistre l’écriture.',
    en: 'Gives a bank line its accounts, taxes included in the amounts, and posts the entry.',
  },
  scope: 'bank:write',
  input: codingInput,
  output: entryShape,
  run: (input, company) =>
    showEntry(
      getEntry(
        company.sql,
        codeLine(company, input.lineId, codingOf(input), whyOfPerson(input.suggested)).id,
      ),
    ),
})

const codeMany = writes({
  name: 'bank.codeMany',
  summary: {
    fr: 'Donne leurs comptes à plusieurs lignes de relevé d’un coup : toutes, ou aucune.',
    en: 'Gives several bank lines their accounts at once: all of them, or none.',
  },
  scope: 'bank:write',
  input: z.strictObject({ lines: z.array(codingInput).min(1).max(500) }),
  output: z.strictObject({ items: z.array(entryShape) }),
  run: (input, company) => ({
    items: input.lines.map((row, index) =>
      showEntry(
        getEntry(
          company.sql,
          within(`lines.${index}`, () => codeLine(company, row.lineId, codingOf(row))).id,
        ),
      ),
    ),
  }),
})

const lineAnswer = z.strictObject({ lineId: z.string(), status, entryId: z.string().optional() })

const uncode = writes({
  name: 'bank.uncode',
  summary: {
    fr: 'Annule l’écriture d’une ligne de relevé : la contrepasse et remet la ligne à traiter.',
    en: 'Undoes the entry of a bank line: reverses it and puts the line back to be done.',
  },
  scope: 'bank:write',
  input: z.strictObject({ lineId: id, date: date.optional() }),
  output: lineAnswer,
  run: (input, company) => {
    const reversal = uncodeLine(company, input.lineId, input.date)
    return { lineId: input.lineId, status: 'new' as const, entryId: reversal.id }
  },
})

const ignore = writes({
  name: 'bank.ignore',
  summary: {
    fr: 'Met une ligne de relevé de côté, avec un motif.',
    en: 'Sets a bank line aside, with a reason.',
  },
  scope: 'bank:write',
  input: z.strictObject({ lineId: id, reason: note.min(1), suggested: suggestedInput.optional() }),
  output: lineAnswer,
  run: (input, company) => {
    ignoreLine(company, input.lineId, input.reason, whyOfPerson(input.suggested))
    return { lineId: input.lineId, status: 'ignored' as const }
  },
})

const unignore = writes({
  name: 'bank.unignore',
  summary: { fr: 'Reprend une ligne de relevé ignorée.', en: 'Takes an ignored bank line back.' },
  scope: 'bank:write',
  input: z.strictObject({ lineId: id }),
  output: lineAnswer,
  run: (input, company) => {
    unignoreLine(company, input.lineId)
    return { lineId: input.lineId, status: 'new' as const }
  },
})

const statementShape = z.strictObject({
  id: z.string(),
  format: z.string(),
  fileName: z.string().nullable(),
  fileAccount: z.string().nullable(),
  firstDate: date.nullable(),
  lastDate: date.nullable(),
  openingBalance: bankAmount.nullable(),
  closingBalance: bankAmount.nullable(),
  sum: bankAmount,
  read: z.int(),
  partial: z.boolean(),
  closingBalanceProved: z.boolean(),
})

const shownStatement = (row: ReturnType<typeof statements>[number], decimals: number) => ({
  ...row,
  openingBalance: written(row.openingBalance, decimals),
  closingBalance: written(row.closingBalance, decimals),
  sum: formatCents(row.sum, decimals),
})

const accounts = reads({
  name: 'bank.accounts',
  summary: {
    fr: 'Liste les comptes de banque et de carte, leur solde et ce qui reste à traiter.',
    en: 'Lists bank and card accounts, their balance and what is left to do.',
  },
  scope: 'bank:read',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        nameEn: z.string(),
        currency: z.string().nullable(),
        balance: money,
        lines: z.strictObject({ new: z.int(), coded: z.int(), matched: z.int(), ignored: z.int() }),
        /** Sum of the lines that no entry or mark settles yet. */
        unsettled: bankAmount,
        lastStatement: statementShape.nullable(),
        /** Last day on which it was found to agree with its statement. */
        reconciledThrough: date.nullable(),
      }),
    ),
  }),
  run: (_input, company) => ({
    items: bankAccounts(company.sql).map(({ lastStatement, unsettled, ...account }) => {
      const decimals = decimalsIn(company, account.code)
      return {
        ...account,
        unsettled: formatCents(unsettled, decimals),
        lastStatement: lastStatement && shownStatement(lastStatement, decimals),
        reconciledThrough: lastReconciled(company.sql, account.code),
      }
    }),
  }),
})

const listStatements = reads({
  name: 'bank.statements',
  summary: {
    fr: 'Liste les relevés importés dans un compte.',
    en: 'Lists the statements imported into an account.',
  },
  scope: 'bank:read',
  input: z.strictObject({ account: accountCode }),
  output: z.strictObject({
    items: z.array(statementShape),
  }),
  run: (input, company) => {
    const decimals = decimalsIn(company, input.account)
    return { items: statements(company.sql, input.account).map((row) => shownStatement(row, decimals)) }
  },
})

export const bankOperations = [
  lines,
  code,
  codeMany,
  uncode,
  ignore,
  unignore,
  accounts,
  listStatements,
] as const
