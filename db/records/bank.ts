/** Bank lines of a company: importing a statement, giving a line its accounts, setting it aside, undoing both. */
import type { ImportedLine, StatementImported, StatementLabels, Why } from '../changes/bodies.ts'
import type { Draft } from '../changes/drafts.ts'
import { uuidv7 } from '../changes/ids.ts'
import type { Company } from '../company/company.ts'
import { reverse } from '../ledger/entries.ts'
import { lockedThrough } from '../ledger/periods.ts'
import { type Posted, post } from '../ledger/post.ts'
import { checkLineFree } from '../ledger/reconciled.ts'
import { addDays, type Day } from '../rules/dates.ts'
import { catalogue } from '../rules/errors.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { type Account, getAccount } from './accounts.ts'
import { type Coding, codingLines } from './bank-coding.ts'
import { bounded, type Movement, type Placed, type Plan, planImport, statementHash } from './bank-import.ts'

const { refuse, detail } = catalogue({
  'bank.notBankAccount': {
    fr: 'Le compte {account} n’est pas un compte de banque ou de carte. Choisissez un compte d’actif ou de passif.',
    en: 'Account {account} is not a bank or card account. Choose an asset or liability account.',
  },
  'bank.otherCurrency': {
    fr: 'Le relevé est en {found}, le compte {account} en {expected}. Choisissez le compte de cette devise, ou donnez-lui sa devise.',
    en: 'The statement is in {found}, account {account} in {expected}. Choose the account in that currency, or give it its currency.',
  },
  'bank.noLine': {
    fr: 'La ligne de relevé {line} n’existe pas.',
    en: 'Bank line {line} does not exist.',
  },
  'bank.lineCoded': {
    fr: 'Cette ligne a déjà son écriture. Annulez-la d’abord.',
    en: 'This line already has its entry. Undo it first.',
  },
  'bank.lineMatched': {
    fr: 'Cette ligne est déjà rapprochée. Défaites d’abord le rapprochement.',
    en: 'This line is already matched. Undo the match first.',
  },
  'bank.lineIgnored': {
    fr: 'Cette ligne est ignorée. Reprenez-la d’abord.',
    en: 'This line is ignored. Take it back first.',
  },
  'bank.lineNotCoded': {
    fr: 'Cette ligne n’a pas d’écriture à annuler.',
    en: 'This line has no entry to undo.',
  },
  'bank.lineNotIgnored': {
    fr: 'Cette ligne n’est pas ignorée.',
    en: 'This line is not ignored.',
  },
})

/** Waits; has its accounts; is found in the books; set aside. */
export type LineStatus = 'new' | 'coded' | 'matched' | 'ignored'

export interface BankLine {
  readonly id: string
  readonly account: string
  readonly date: Day
  readonly cents: Cents
  readonly valueDate: string | null
  readonly description: string | null
  readonly reference: string | null
  /** What the file takes it for; null where it says nothing. */
  readonly category: string | null
  readonly status: LineStatus
  readonly settledBy: string | null
}

/** A bank account must be one of assets or liabilities; refuses others. */
export function bankAccount(sql: Sql, code: string): Account {
  const account = getAccount(sql, code)
  if (account.type !== 'asset' && account.type !== 'liability')
    throw refuse('bank.notBankAccount', { account: code }, [
      detail('account', 'bank.notBankAccount', { account: code }),
    ])
  return account
}

export interface StatementToImport {
  readonly account: string
  readonly format: string
  readonly fileName: string
  readonly fileAccount: string | null
  readonly currency: string | null
  readonly opening: Cents | null
  readonly closing: Cents | null
  readonly partial: boolean
  readonly movements: readonly Movement[]
  /** Lines that are probably known under another label are not added. */
  readonly skipProbable?: boolean | undefined
  /** The remembered layout by which the file was read. */
  readonly layout?: string | null | undefined
}

export interface Imported {
  readonly statementId: string
  readonly plan: Plan
  /** opening + movements = closing, all three known. */
  readonly closingBalanceProved: boolean
}

/** Lines of a statement in one change, and bytes of their texts: body and part stay under their limit of 1 MiB. */
const LINES_PER_CHANGE = 2_500
const BYTES_PER_CHANGE = 800_000
/** An IBAN has 34 characters; some banks write the holder beside it. */
const FILE_ACCOUNT_MAX = 200
/** What a line takes beside its texts: identity, day, cents, content. */
const BYTES_PER_LINE = 120

/** The lines of each change, in their order; one change for a statement without lines. */
function inChanges(lines: readonly Placed[]): (readonly Placed[])[] {
  const changes: Placed[][] = [[]]
  let bytes = 0
  for (const line of lines) {
    const { description, reference, bankId, category = '' } = line
    const own = BYTES_PER_LINE + Buffer.byteLength(JSON.stringify([description, reference, bankId, category]))
    if (changes.at(-1)!.length === LINES_PER_CHANGE || bytes + own > BYTES_PER_CHANGE) {
      changes.push([])
      bytes = 0
    }
    changes.at(-1)!.push(line)
    bytes += own
  }
  return changes
}

const importedLine = (line: Placed): ImportedLine => [
  line.id,
  line.date,
  line.cents,
  line.content,
  line.occurrence,
  line.valueDate,
  line.bankId,
]

const labelOf = ({ description, reference, category }: Placed): StatementLabels['labels'][number] =>
  category ? [description, reference, category] : [description, reference]

function statementDrafts(statement: string, input: StatementToImport, plan: Plan, fileHash: string): Draft[] {
  const drafts: Draft[] = []
  let from = 0
  for (const lines of inChanges(plan.lines)) {
    const labels: StatementLabels = {
      ...(from === 0 ? { fileName: input.fileName } : {}),
      labels: lines.map(labelOf),
    }
    const body: StatementImported = {
      statement,
      account: input.account,
      format: input.format,
      fileHash,
      ...(input.fileAccount === null ? {} : { fileAccount: input.fileAccount.slice(0, FILE_ACCOUNT_MAX) }),
      ...(plan.span === null ? {} : { firstDate: plan.span.first, lastDate: plan.span.last }),
      ...(input.opening === null ? {} : { opening: input.opening }),
      ...(input.closing === null ? {} : { closing: input.closing }),
      ...(input.partial ? { partial: true } : {}),
      ...(input.layout ? { layout: input.layout } : {}),
      read: plan.read,
      from,
      lines: lines.map(importedLine),
    }
    drafts.push({
      type: 'statement.imported',
      body,
      text: JSON.stringify(body),
      parts: [{ kind: 'statement', record: statement, content: labels }],
    })
    from += lines.length
  }
  return drafts
}

export interface Planned extends Omit<Imported, 'statementId'> {
  readonly fileHash: string
  /** The statement of the very same content, if one was imported. */
  readonly same: string | null
}

/** Banks of both zones of the CFA franc write FCFA, which is read as XOF; the two are worth the same. */
const isCfaFranc = (found: string, expected: string) => found === 'XOF' && expected === 'XAF'

/** Refuses an account that is no bank's, and a statement in another currency. */
export function checkDestination(company: Company, code: string, currency: string | null): void {
  const account = bankAccount(company.sql, code)
  const expected = account.currency ?? company.facts().currency
  if (currency === null || currency === expected || isCfaFranc(currency, expected)) return
  const values = { found: currency, account: code, expected }
  throw refuse('bank.otherCurrency', values, [detail('account', 'bank.otherCurrency', values)])
}

/** What an import would do, writing nothing. Refuses what `checkDestination` refuses. */
export function planStatement(company: Company, input: StatementToImport): Planned {
  const { sql } = company
  checkDestination(company, input.account, input.currency)
  const fileHash = statementHash(input.account, input.movements)
  const same = sql.get<{ id: string }>(
    'SELECT id FROM statement WHERE account = ? AND file_hash = ? ORDER BY id LIMIT 1',
    input.account,
    fileHash,
  )
  const movements = input.movements.map(bounded)
  const options = { skipProbable: input.skipProbable, isKnownFile: same !== undefined }
  const plan = planImport(sql, company.id, input.account, movements, options)
  const sum = input.movements.reduce((total, movement) => total + movement.cents, 0)
  const closingBalanceProved =
    input.opening !== null &&
    input.closing !== null &&
    input.opening + sum === input.closing &&
    !input.partial
  return { plan, closingBalanceProved, fileHash, same: same?.id ?? null }
}

/**
 * Takes a statement in, inside `company.write`. The same statement again changes nothing; what overlaps adds only what
 * is new; no posted fact is ever touched. Refuses what `planStatement` refuses.
 */
export function importStatement(company: Company, input: StatementToImport): Imported {
  const { fileHash, same, ...planned } = planStatement(company, input)
  if (same !== null && planned.plan.added === 0) return { statementId: same, ...planned }
  const statementId = uuidv7(company.now())
  company.append(statementDrafts(statementId, input, planned.plan, fileHash))
  return { statementId, ...planned }
}

/** A bank line by its identity. Refuses an unknown one. */
export function getLine(sql: Sql, id: string): BankLine {
  const row = sql.get<BankLine>(
    `SELECT id, account, date, cents, value_date AS valueDate, description, reference, category, status,
       settled_by AS settledBy
     FROM bank_line WHERE id = ?`,
    id,
  )
  if (!row) throw refuse('bank.noLine', { line: id })
  return row
}

/** Refuses a line that something settles already. */
export function checkNew(line: BankLine): void {
  if (line.status === 'matched') throw refuse('bank.lineMatched')
  if (line.status === 'coded') throw refuse('bank.lineCoded')
  if (line.status === 'ignored') throw refuse('bank.lineIgnored')
}

/**
 * Posts the entry of a bank line. Amounts include the taxes named; each tax goes to its account. Refuses a line that is
 * coded or ignored already, amounts that do not make the line, taxes the company is not registered for, a locked day.
 */
export function codeLine(company: Company, id: string, coding: Coding, why?: Why): Posted {
  const line = getLine(company.sql, id)
  checkNew(line)
  const memo = coding.memo ?? line.description ?? undefined
  const [posted] = post(company, [
    {
      date: line.date,
      journal: 'BNQ',
      kind: 'bank',
      memo,
      claims: [`line:${line.id}`],
      source: `line:${line.id}`,
      why,
      ...(line.reference ? { piece: { number: line.reference, date: line.date } } : {}),
      lines: codingLines(company, line, coding),
    },
  ])
  return posted!
}

/** Reverses the entry of a coded line, on its own day or, when that is locked, on the first open one. */
export function uncodeLine(company: Company, id: string, date?: Day): Posted {
  const line = getLine(company.sql, id)
  if (line.status !== 'coded' || line.settledBy === null) throw refuse('bank.lineNotCoded')
  const locked = lockedThrough(company.sql)
  const entryDate = company.sql.get<{ date: Day }>(
    'SELECT date FROM entry WHERE id = ?',
    line.settledBy,
  )!.date
  const day = date ?? (locked !== null && entryDate <= locked ? addDays(locked, 1) : entryDate)
  return reverse(company, line.settledBy, day)
}

/** Sets a line aside, with a reason. Refuses one that is settled already. */
export function ignoreLine(company: Company, id: string, reason: string, why?: Why): void {
  const line = getLine(company.sql, id)
  checkNew(line)
  const mark = uuidv7(company.now())
  company.append([
    {
      type: 'line.marked',
      body: { id: mark, kind: 'ignored', target: id, claims: [`line:${id}`], ...(why ? { why } : {}) },
      parts: [{ kind: 'mark', record: mark, content: { reason } }],
    },
  ])
}

/** Takes an ignored line back. Refuses one in a reconciled period. */
export function unignoreLine(company: Company, id: string): void {
  const line = getLine(company.sql, id)
  if (line.status !== 'ignored' || line.settledBy === null) throw refuse('bank.lineNotIgnored')
  checkLineFree(company.sql, id)
  const ignored = line.settledBy
  const mark = uuidv7(company.now())
  const body = {
    id: mark,
    kind: 'unignored' as const,
    target: id,
    reverses: ignored,
    claims: [`reverse:${ignored}`],
    needs: [ignored],
  }
  company.append([{ type: 'line.marked', body }])
}
