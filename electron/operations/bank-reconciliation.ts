/** Operations that reconcile an account to a day, begin with what is outstanding, undo, and tell what was reconciled. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { bankAccount } from '../../db/records/bank.ts'
import { type Asked, previewReconciliation, reconcileAccount } from '../../db/records/reconciliation.ts'
import { beginAccount, previewBegin } from '../../db/records/reconciliation-begin.ts'
import { type Item, reconciliation, reconciliations } from '../../db/records/reconciliation-lists.ts'
import { reopenAccount } from '../../db/records/reconciliation-undo.ts'
import {
  amountText,
  centsIn,
  counted,
  entryShape,
  itemShape,
  pairOf,
  problemShape,
  reconciliationShape,
  showEntry,
  showIn,
  showItem,
  shownProblems,
  showReconciliation,
} from './bank-reconciliation-shapes.ts'
import { bankAmount, decimalsIn, written } from './bank-shapes.ts'
import { accountCode, date, id, line, note } from './codecs.ts'
import { reads, writes } from './registry.ts'

const askedInput = z.strictObject({
  account: accountCode,
  /** Day of the statement. */
  through: date,
  /** As printed on the statement; left out, that of the imported one. */
  balance: amountText.optional(),
  /** Entries that the statement shows and no line does. */
  cleared: z.array(id).max(5_000).optional(),
})

const asked = (company: Company, { balance, ...rest }: z.output<typeof askedInput>): Asked => ({
  ...rest,
  ...(balance === undefined ? {} : { balance: centsIn(company, rest.account, balance, 'balance') }),
})

const preview = reads({
  name: 'reconciliation.preview',
  summary: {
    fr: 'Ce que dirait le rapprochement d’un compte à une date : soldes, lignes, écritures à cocher, et ce qui s’y oppose.',
    en: 'What reconciling an account at a day would say: balances, lines, entries to tick, and what stands against it.',
  },
  scope: 'reconciliations:read',
  input: askedInput,
  output: z.strictObject({
    through: date,
    /** What a card or a line of credit owes is negative: such an account is printed with the other sign. */
    owed: z.boolean(),
    start: z.strictObject({
      from: z.enum(['reconciliation', 'statement', 'books']),
      /** Last day that the opening balance takes in. */
      day: date.nullable(),
      balance: bankAmount,
    }),
    imported: z.strictObject({ balance: bankAmount, statementId: z.string() }).nullable(),
    balance: bankAmount.nullable(),
    /** Lines of the statement alone. */
    linesIn: counted,
    linesOut: counted,
    /** With what is ticked. */
    in: counted,
    out: counted,
    closing: bankAmount,
    books: bankAmount,
    waiting: counted,
    ignored: counted,
    later: counted,
    outstanding: counted,
    /** The books with what stands between both. */
    adjusted: bankAmount,
    difference: bankAmount.nullable(),
    /** What may be ticked. */
    entries: z.array(entryShape),
    problems: z.array(problemShape),
  }),
  run: (input, company) => {
    const { account, through } = input
    const { figures, outcome, balance, problems } = previewReconciliation(company, asked(company, input))
    const show = showIn(company, account)
    const { start, imported } = figures
    const left = outcome.outstanding.reduce((sum, { cents }) => sum + cents, 0)
    return {
      through,
      owed: bankAccount(company.sql, account).type === 'liability',
      start: { from: start.from, day: start.day, balance: show(start.balance) },
      imported: imported && { balance: show(imported.cents), statementId: imported.statement },
      balance: written(balance, decimalsIn(company, account)),
      linesIn: pairOf(figures.linesIn, show),
      linesOut: pairOf(figures.linesOut, show),
      in: pairOf(outcome.in, show),
      out: pairOf(outcome.out, show),
      closing: show(outcome.closing),
      books: show(figures.books),
      waiting: pairOf(figures.waiting, show),
      ignored: pairOf(figures.ignored, show),
      later: pairOf(figures.later, show),
      outstanding: { count: outcome.outstanding.length, sum: show(left) },
      adjusted: show(outcome.adjusted),
      difference: balance === null ? null : show(balance - outcome.adjusted),
      entries: figures.open.map((entry) => showEntry(entry, show)),
      problems: shownProblems(problems),
    }
  },
})

const create = writes({
  name: 'reconciliation.create',
  summary: {
    fr: 'Rapproche un compte à une date : le relevé s’additionne, et les livres avec ce qui est en circulation font son solde.',
    en: 'Reconciles an account at a day: the statement adds up, and the books with what is outstanding make its balance.',
  },
  scope: 'reconciliations:write',
  input: askedInput,
  output: reconciliationShape,
  run: (input, company) =>
    showReconciliation(company, reconciliation(company, reconcileAccount(company, asked(company, input)))),
})

const beginInput = z.strictObject({
  account: accountCode,
  /** Eve of the first day that will be reconciled. */
  through: date,
  /** Balance of the statement that evening. */
  balance: amountText,
  /** Entries still outstanding that evening; all others count as shown. */
  outstanding: z.array(id).max(5_000).optional(),
  /** What is outstanding and older than the books: each gets its entry, taken out of the opening balance. */
  prior: z
    .array(
      z.strictObject({
        date,
        number: line(100).optional(),
        memo: line(200).optional(),
        /** Positive what comes in, negative what goes out. */
        amount: amountText,
      }),
    )
    .max(500)
    .optional(),
})

function beginning(company: Company, { balance, prior = [], ...rest }: z.output<typeof beginInput>) {
  const { account } = rest
  return {
    ...rest,
    balance: centsIn(company, account, balance, 'balance'),
    prior: prior.map(({ amount, ...item }, index) => ({
      ...item,
      cents: centsIn(company, account, amount, `prior.${index}.amount`),
    })),
  }
}

const beginPreview = reads({
  name: 'reconciliation.previewBegin',
  summary: {
    fr: 'Ce que dirait le point de départ d’un compte : écritures qui peuvent être en circulation, et l’écart.',
    en: 'What the starting point of an account would say: entries that may be outstanding, and the difference.',
  },
  scope: 'reconciliations:read',
  input: beginInput.extend({ balance: amountText.default('0') }),
  output: z.strictObject({
    owed: z.boolean(),
    books: bankAmount,
    entries: z.array(entryShape),
    outstanding: bankAmount,
    /** The books without what is outstanding: what the statement must say. */
    adjusted: bankAmount,
    difference: bankAmount,
    problems: z.array(problemShape),
  }),
  run: (input, company) => {
    const asking = beginning(company, input)
    const { books, open, adjusted, problems } = previewBegin(company, asking)
    const show = showIn(company, input.account)
    return {
      owed: bankAccount(company.sql, input.account).type === 'liability',
      books: show(books),
      entries: open.map((entry) => showEntry(entry, show)),
      outstanding: show(books - adjusted),
      adjusted: show(adjusted),
      difference: show(asking.balance - adjusted),
      problems: shownProblems(problems),
    }
  },
})

const begin = writes({
  name: 'reconciliation.begin',
  summary: {
    fr: 'Dit où commence le rapprochement d’un compte : un jour, le solde du relevé, les chèques et dépôts encore en circulation.',
    en: 'Says where reconciling an account begins: a day, the balance of the statement, the cheques and deposits still outstanding.',
  },
  scope: 'reconciliations:write',
  input: beginInput,
  output: reconciliationShape,
  run: (input, company) =>
    showReconciliation(company, reconciliation(company, beginAccount(company, beginning(company, input)))),
})

const undo = writes({
  name: 'reconciliation.undo',
  summary: {
    fr: 'Annule le dernier rapprochement d’un compte, ou son point de départ, avec un motif.',
    en: 'Undoes the last reconciliation of an account, or its starting point, with a reason.',
  },
  scope: 'reconciliations:write',
  input: z.strictObject({ id, reason: note.min(1) }),
  output: reconciliationShape,
  run: (input, company) => {
    reopenAccount(company, input.id, input.reason)
    return showReconciliation(company, reconciliation(company, input.id))
  },
})

const list = reads({
  name: 'reconciliation.list',
  summary: {
    fr: 'Liste les rapprochements d’un compte, avec ce qui a changé depuis.',
    en: 'Lists the reconciliations of an account, with what has changed since.',
  },
  scope: 'reconciliations:read',
  input: z.strictObject({ account: accountCode }),
  output: z.strictObject({ items: z.array(reconciliationShape) }),
  run: ({ account }, company) => {
    bankAccount(company.sql, account)
    return { items: reconciliations(company, account).map((own) => showReconciliation(company, own)) }
  },
})

const get = reads({
  name: 'reconciliation.get',
  summary: {
    fr: 'Un rapprochement avec tout ce qu’il énumère : ce que le relevé montre, ce qui est en circulation, ce qui a changé depuis.',
    en: 'One reconciliation with all that it lists: what the statement shows, what is outstanding, what has changed since.',
  },
  scope: 'reconciliations:read',
  input: z.strictObject({
    id,
    /** Whether what the statement shows is listed line by line. */
    detail: z.boolean().default(true),
  }),
  output: reconciliationShape.extend({
    fileName: z.string().nullable(),
    currency: z.string(),
    clearedItems: z.array(itemShape),
    outstandingItems: z.array(itemShape),
    ignoredItems: z.array(itemShape),
    laterItems: z.array(itemShape),
  }),
  run: (input, company) => {
    const found = reconciliation(company, input.id)
    const { account, through } = found
    const show = showIn(company, account)
    const items = (all: readonly Item[]) => all.map((item) => showItem(item, through, show))
    return {
      ...showReconciliation(company, found),
      fileName: found.fileName,
      currency: bankAccount(company.sql, account).currency ?? company.facts().currency,
      clearedItems: input.detail ? items(found.clearedItems) : [],
      outstandingItems: items(found.outstandingItems),
      ignoredItems: items(found.ignoredItems),
      laterItems: items(found.laterItems),
    }
  },
})

export const reconciliationOperations = [list, get, preview, create, beginPreview, begin, undo] as const
