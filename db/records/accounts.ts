/** The chart of accounts of a company, with balances. */
import type { Company } from '../company/company.ts'
import { net, sumsThrough } from '../ledger/sums.ts'
import type { AccountRole, AccountType } from '../rules/charts/account.ts'
import type { Day } from '../rules/dates.ts'
import { catalogue } from '../rules/errors.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { recordDrafts } from './fields.ts'

const { refuse } = catalogue({
  'account.exists': {
    fr: 'Le compte {code} existe déjà : « {name} ». Choisissez un autre numéro.',
    en: 'Account {code} already exists: “{name}”. Choose another number.',
  },
  'account.unknown': {
    fr: 'Le compte {code} n’existe pas.',
    en: 'Account {code} does not exist.',
  },
  'account.currencyInUse': {
    fr: 'Le compte {code} a déjà des lignes de relevé dans sa devise. Créez un autre compte pour une autre devise.',
    en: 'Account {code} already has bank lines in its currency. Create another account for another currency.',
  },
  'account.notEmpty': {
    fr: 'Le compte {code} a un solde de {balance}. Soldez-le avant de le fermer.',
    en: 'Account {code} has a balance of {balance}. Clear it before closing it.',
  },
})

export interface Account {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly type: AccountType
  readonly role: AccountRole | null
  readonly gifi: string | null
  readonly currency: string | null
  readonly closed: boolean
}

interface AccountRow {
  id: string
  name: string | null
  name_en: string | null
  type: AccountType
  role: AccountRole | null
  gifi: string | null
  currency: string | null
  closed: number | null
}

const accountOf = (row: AccountRow): Account => ({
  code: row.id,
  name: row.name ?? row.id,
  nameEn: row.name_en ?? row.name ?? row.id,
  type: row.type,
  role: row.role,
  gifi: row.gifi,
  currency: row.currency,
  closed: row.closed === 1,
})

/** One account; null when it does not exist. */
export function findAccount(sql: Sql, code: string): Account | null {
  const row = sql.get<AccountRow>('SELECT * FROM account WHERE id = ?', code)
  return row ? accountOf(row) : null
}

/** One account; refuses a code that does not exist. */
export function getAccount(sql: Sql, code: string): Account {
  const account = findAccount(sql, code)
  if (!account) throw refuse('account.unknown', { code })
  return account
}

/** Accounts that are open, with their names. */
export function accountsByName(sql: Sql): Pick<Account, 'code' | 'name' | 'nameEn'>[] {
  return sql.all<AccountRow>('SELECT * FROM account WHERE coalesce(closed, 0) = 0 ORDER BY id').map(accountOf)
}

/** Every account in order of code, with its balance through a day (null: all), debit positive. */
export function accountsWithBalance(sql: Sql, asOf: Day | null): (Account & { balance: Cents })[] {
  const sums = sumsThrough(sql, asOf)
  return sql
    .all<AccountRow>('SELECT * FROM account ORDER BY id')
    .map((row) => ({ ...accountOf(row), balance: net(sums.get(row.id)) }))
}

/** The first account, by code, that plays a part. */
export function accountByRole(sql: Sql, role: AccountRole): string | null {
  return (
    sql.get<{ id: string }>('SELECT id FROM account WHERE role = ? ORDER BY id LIMIT 1', role)?.id ?? null
  )
}

export interface AccountFields {
  readonly name?: string | undefined
  readonly nameEn?: string | undefined
  readonly type?: AccountType | undefined
  readonly role?: AccountRole | null | undefined
  readonly gifi?: string | null | undefined
  readonly currency?: string | null | undefined
  readonly closed?: boolean | undefined
}

function valuesOf(fields: AccountFields): Record<string, string | number | null> {
  const named = {
    name: fields.name,
    name_en: fields.nameEn,
    type: fields.type,
    role: fields.role,
    gifi: fields.gifi,
    currency: fields.currency,
    closed: fields.closed === undefined ? undefined : Number(fields.closed),
  }
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as Record<
    string,
    string | number | null
  >
}

/** Adds an account. Refuses a code in use. */
export function createAccount(company: Company, code: string, fields: AccountFields): Account {
  const existing = findAccount(company.sql, code)
  if (existing) throw refuse('account.exists', { code, name: existing.name })
  company.append(recordDrafts(company.sql, [{ kind: 'account', record: code, values: valuesOf(fields) }]))
  return getAccount(company.sql, code)
}

/**
 * Changes names, role, code or state of an account; its type stays. Refuses to close one that has a balance, and
 * another currency once it has bank lines.
 */
export function updateAccount(
  company: Company,
  code: string,
  fields: Omit<AccountFields, 'type'>,
  show: (cents: Cents) => string,
): Account {
  const account = getAccount(company.sql, code)
  const isOther = fields.currency !== undefined && fields.currency !== account.currency
  if (isOther && company.sql.get('SELECT 1 FROM bank_line WHERE account = ? LIMIT 1', code))
    throw refuse('account.currencyInUse', { code })
  const balance = net(sumsThrough(company.sql, null).get(code))
  if (fields.closed && balance !== 0) throw refuse('account.notEmpty', { code, balance: show(balance) })
  const values = valuesOf(fields)
  if (Object.keys(values).length > 0)
    company.append(recordDrafts(company.sql, [{ kind: 'account', record: code, values }]))
  return getAccount(company.sql, code)
}
