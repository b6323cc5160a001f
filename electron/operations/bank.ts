/** Operations on bank statements: look at a file, take it in, and give each line its accounts. */
import { basename } from 'node:path'
import { z } from 'zod'
import { getEntry } from '../../db/ledger/entries.ts'
import { findAccount } from '../../db/records/accounts.ts'
import { codeLine, ignoreLine, importStatement, uncodeLine, unignoreLine } from '../../db/records/bank.ts'
import { accountLines, bankAccounts, statements } from '../../db/records/bank-lists.ts'
import { catalogue } from '../../db/rules/errors.ts'
import { decimalsOf, parseCents } from '../../db/rules/money.ts'
import { inspectFile } from '../bank/inspect.ts'
import type { ParsedAccount, ParsedFile, ParsedLine } from '../bank/parsed.ts'
import { columnsInput, inspectionShape, problemShape } from './bank-shapes.ts'
import { accountCode, date, decimal, id, line, money, note, page } from './codecs.ts'
import { free, reads, writes } from './registry.ts'
import { entryShape, present, showEntry } from './shapes.ts'

const { refuse, detail } = catalogue({
  'bank.whichAccount': {
    fr: 'Ce fichier contient plusieurs comptes : {accounts}. Dites lequel importer (fileAccount).',
    en: 'This file holds several accounts: {accounts}. Say which to import (fileAccount).',
  },
  'bank.accountInFile': {
    fr: '{account} : {count} mouvement(s) en {currency}',
    en: '{account}: {count} movement(s) in {currency}',
  },
  'bank.noFileAccount': {
    fr: 'Le fichier ne contient pas de compte « {account} ». Il contient : {accounts}.',
    en: 'The file holds no account “{account}”. It holds: {accounts}.',
  },
  'bank.partial': {
    fr: '{count} ligne(s) du fichier n’ont pas pu être lues. Corrigez le fichier, ou acceptez d’importer le reste (acceptPartial).',
    en: '{count} row(s) of the file could not be read. Correct the file, or accept to import the rest (acceptPartial).',
  },
  'bank.askColumns': {
    fr: 'Les colonnes de ce fichier n’ont pas été reconnues avec certitude. Dites ce que contient chacune (columns).',
    en: 'The columns of this file were not recognised with certainty. Say what each holds (columns).',
  },
  'bank.badAmount': {
    fr: 'Ligne {row} : le montant {amount} n’est pas possible dans la devise du compte.',
    en: 'Row {row}: amount {amount} is not possible in the currency of the account.',
  },
})

const path = z.string().min(1).max(4_000)
const password = z.string().max(1_000).optional()

const inspect = free({
  name: 'bank.inspect',
  summary: {
    fr: 'Lit un fichier de relevé et dit ce qu’il contient, sans rien écrire.',
    en: 'Reads a statement file and says what it holds, writing nothing.',
  },
  scope: 'bank:read',
  input: z.strictObject({
    path,
    password,
    columns: columnsInput.optional(),
    accountHint: z.string().max(40).optional(),
  }),
  output: inspectionShape,
  run: async (input, tools) => {
    const found = inspectFile(await tools.parseStatement(input))
    return { ...found, layout: found.layout && { ...found.layout } }
  },
})

function accountIn(file: ParsedFile, wanted: string | undefined): ParsedAccount {
  const names = file.accounts.map((account) => account.accountId ?? '—')
  if (wanted !== undefined) {
    const found = file.accounts.find((account) => account.accountId === wanted)
    if (!found) throw refuse('bank.noFileAccount', { account: wanted, accounts: names.join(', ') })
    return found
  }
  if (file.accounts.length > 1) {
    const details = file.accounts.map((account) =>
      detail('fileAccount', 'bank.accountInFile', {
        account: account.accountId ?? '—',
        count: account.lines.length,
        currency: account.currency ?? '?',
      }),
    )
    throw refuse('bank.whichAccount', { accounts: names.join(', ') }, details)
  }
  return (
    file.accounts[0] ?? {
      accountId: null,
      currency: null,
      openingBalance: null,
      closingBalance: null,
      lines: [],
    }
  )
}

/** Refuses what a person has yet to settle: unknown columns, or rows that could not be read. */
function checkReadable(file: ParsedFile, acceptPartial: boolean): void {
  const problems = file.problems.map((problem) => ({
    path: problem.line === undefined ? (problem.id ?? '') : `rows.${problem.line}`,
    code: problem.code,
    message: problem.message,
  }))
  if (file.outcome === 'ask') throw refuse('bank.askColumns', {}, problems)
  const rows = file.problems.filter((problem) => problem.severity === 'row')
  const isPartial = file.outcome === 'partial' || rows.length > 0
  if (isPartial && !acceptPartial) throw refuse('bank.partial', { count: Math.max(rows.length, 1) }, problems)
}

function movementOf(row: ParsedLine, decimals: number) {
  try {
    return {
      date: row.date,
      cents: parseCents(row.amount, decimals),
      description: row.description,
      reference: row.reference ?? '',
      valueDate: row.valueDate ?? '',
      bankId: row.bankId ?? '',
    }
  } catch {
    throw refuse('bank.badAmount', { row: row.row, amount: row.amount })
  }
}

const balanceIn = (text: string | null, decimals: number) =>
  text === null ? null : parseCents(text, decimals)

const importFile = writes({
  name: 'bank.import',
  summary: {
    fr: 'Importe un relevé dans un compte ; ce qui est déjà là n’est pas repris.',
    en: 'Imports a statement into an account; what is there already is not taken again.',
  },
  scope: 'bank:write',
  input: z.strictObject({
    path,
    account: accountCode,
    fileAccount: z.string().max(100).optional(),
    password,
    columns: columnsInput.optional(),
    acceptPartial: z.boolean().default(false),
  }),
  output: z.strictObject({
    statementId: z.string(),
    read: z.int(),
    added: z.int(),
    duplicates: z.int(),
    /** New lines told from known ones by the bank's number alone. */
    doubtful: z.array(z.string()),
    problems: z.array(problemShape),
    firstDate: date.nullable(),
    lastDate: date.nullable(),
    openingBalance: money.nullable(),
    closingBalance: money.nullable(),
    closingBalanceProved: z.boolean(),
  }),
  prepare: ({ path: file, password: secret, columns }, tools) =>
    tools.parseStatement({ path: file, password: secret, columns }),
  run: (input, company, file) => {
    checkReadable(file, input.acceptPartial)
    const from = accountIn(file, input.fileAccount)
    const account = findAccount(company.sql, input.account)
    const decimals = decimalsOf(account?.currency ?? company.facts().currency)
    const opening = balanceIn(from.openingBalance, decimals)
    const closing = balanceIn(from.closingBalance, decimals)
    // oldest first, whatever the order of the file: lines of one day are then shown as they happened
    const rows = file.layout?.order === 'newest-first' ? [...from.lines].reverse() : from.lines
    const movements = rows.map((row) => movementOf(row, decimals))
    const imported = importStatement(company, {
      account: input.account,
      format: file.format,
      fileName: basename(input.path),
      fileAccount: from.accountId,
      currency: from.currency,
      opening,
      closing,
      partial: file.outcome === 'partial',
      movements,
    })
    const { plan } = imported
    const dates = plan.lines.map((row) => row.date).sort()
    return {
      statementId: imported.statementId,
      read: plan.lines.length,
      added: plan.added,
      duplicates: plan.duplicates,
      doubtful: plan.doubtful.map((row) => row.id),
      problems: [...file.problems],
      firstDate: (dates[0] ?? null) as z.output<typeof date> | null,
      lastDate: (dates.at(-1) ?? null) as z.output<typeof date> | null,
      openingBalance: opening,
      closingBalance: closing,
      closingBalanceProved: imported.closingBalanceProved,
    }
  },
})

const status = z.enum(['new', 'coded', 'ignored'])

const lineShape = z.strictObject({
  id: z.string(),
  account: z.string(),
  date,
  amount: money,
  description: z.string(),
  reference: z.string().nullable(),
  valueDate: z.string().nullable(),
  status,
  entryId: z.string().optional(),
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
    sum: money,
  }),
  run: (input, company) => {
    const found = accountLines(company.sql, input)
    return {
      items: found.items.map(({ cents, description, entryId, reason, ...rest }) => ({
        ...rest,
        amount: cents,
        description: description ?? '',
        ...present({ entryId, reason }),
      })),
      ...present({ nextCursor: found.nextCursor }),
      total: found.total,
      sum: found.sum,
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
  input: z.strictObject({
    lineId: id,
    allocations: z
      .array(
        z.strictObject({
          account: accountCode,
          /** Left out of a single allocation: the whole line. */
          amount: money.optional(),
          taxes: z.array(z.string().max(20)).max(5).optional(),
          memo: line(500).optional(),
          projectId: id.optional(),
        }),
      )
      .min(1)
      .max(200),
    partyId: id.optional(),
    memo: line(500).optional(),
    /** Company currency per unit of the account's, when they differ. */
    rate: decimal.optional(),
  }),
  output: entryShape,
  run: (input, company) => {
    const posted = codeLine(company, input.lineId, {
      allocations: input.allocations.map(({ amount, projectId, ...rest }) => ({
        ...rest,
        cents: amount,
        project: projectId,
      })),
      party: input.partyId,
      memo: input.memo,
      rate: input.rate,
    })
    return showEntry(getEntry(company.sql, posted.id))
  },
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
  input: z.strictObject({ lineId: id, reason: note.min(1) }),
  output: lineAnswer,
  run: (input, company) => {
    ignoreLine(company, input.lineId, input.reason)
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
  openingBalance: money.nullable(),
  closingBalance: money.nullable(),
  sum: money,
  read: z.int(),
  partial: z.boolean(),
  closingBalanceProved: z.boolean(),
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
        lines: z.strictObject({ new: z.int(), coded: z.int(), ignored: z.int() }),
        /** Sum of the lines that no entry or mark settles yet. */
        unsettled: money,
        lastStatement: statementShape.nullable(),
      }),
    ),
  }),
  run: (_input, company) => ({ items: bankAccounts(company.sql) }),
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
  run: (input, company) => ({ items: statements(company.sql, input.account) }),
})

export const bankOperations = [
  inspect,
  importFile,
  lines,
  code,
  uncode,
  ignore,
  unignore,
  accounts,
  listStatements,
] as const
