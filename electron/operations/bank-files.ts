/** Operations on statement files: look at one, take it in. */
import { basename } from 'node:path'
import { z } from 'zod'
import { importStatement } from '../../db/records/bank.ts'
import { catalogue } from '../../db/rules/errors.ts'
import { formatCents, parseCents } from '../../db/rules/money.ts'
import { inspectFile } from '../bank/inspect.ts'
import type { ParsedAccount, ParsedFile, ParsedLine } from '../bank/parsed.ts'
import {
  bankAmount,
  columnsInput,
  decimalsIn,
  inspectionShape,
  problemShape,
  written,
} from './bank-shapes.ts'
import { accountCode, date } from './codecs.ts'
import { free, writes } from './registry.ts'

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

/**
 * Whether something of the file is left out. Refuses what a person has yet to settle: unknown columns, or rows that
 * could not be read.
 */
function isPartialFile(file: ParsedFile, acceptPartial: boolean): boolean {
  const problems = file.problems.map((problem) => ({
    path: problem.line === undefined ? (problem.id ?? '') : `rows.${problem.line}`,
    code: problem.code,
    message: problem.message,
  }))
  if (file.outcome === 'ask') throw refuse('bank.askColumns', {}, problems)
  const rows = file.problems.filter((problem) => problem.severity === 'row')
  const isPartial = file.outcome === 'partial' || rows.length > 0
  if (isPartial && !acceptPartial) throw refuse('bank.partial', { count: Math.max(rows.length, 1) }, problems)
  return isPartial
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

const NEW_LINES_SHOWN = 200

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
    /** The first of the new lines, oldest first; the others are in `bank.lines`. */
    newLines: z.array(
      z.strictObject({ id: z.string(), date: z.string(), amount: bankAmount, description: z.string() }),
    ),
    /** New lines told from known ones by the bank's number alone. */
    doubtful: z.array(z.string()),
    problems: z.array(problemShape),
    firstDate: date.nullable(),
    lastDate: date.nullable(),
    openingBalance: bankAmount.nullable(),
    closingBalance: bankAmount.nullable(),
    closingBalanceProved: z.boolean(),
  }),
  prepare: ({ path: file, password: secret, columns }, tools) =>
    tools.parseStatement({ path: file, password: secret, columns }),
  run: (input, company, file) => {
    const partial = isPartialFile(file, input.acceptPartial)
    const from = accountIn(file, input.fileAccount)
    const decimals = decimalsIn(company, input.account)
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
      partial,
      movements,
    })
    const { plan } = imported
    return {
      statementId: imported.statementId,
      read: plan.lines.length,
      added: plan.added,
      duplicates: plan.duplicates,
      newLines: plan.lines
        .filter((row) => row.isNew)
        .slice(0, NEW_LINES_SHOWN)
        .map((row) => ({
          id: row.id,
          date: row.date,
          amount: formatCents(row.cents, decimals),
          description: row.description,
        })),
      doubtful: plan.doubtful.map((row) => row.id),
      problems: [...file.problems],
      firstDate: (plan.span?.first ?? null) as z.output<typeof date> | null,
      lastDate: (plan.span?.last ?? null) as z.output<typeof date> | null,
      openingBalance: written(opening, decimals),
      closingBalance: written(closing, decimals),
      closingBalanceProved: imported.closingBalanceProved,
    }
  },
})

export const bankFileOperations = [inspect, importFile] as const
