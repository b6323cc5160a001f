/** Operations on the chart of accounts. */
import { z } from 'zod'
import { balanceThrough } from '../../db/ledger/sums.ts'
import {
  type Account,
  accountsWithBalance,
  createAccount,
  getAccount,
  updateAccount,
} from '../../db/records/accounts.ts'
import { ACCOUNT_ROLES, ACCOUNT_TYPES } from '../../db/rules/charts/account.ts'
import { formatCents } from '../../db/rules/money.ts'
import { plain } from '../../db/rules/plain.ts'
import { accountCode, date, line, money } from './codecs.ts'
import { reads, writes } from './registry.ts'
import { present } from './shapes.ts'

const type = z.enum(ACCOUNT_TYPES)
const role = z.enum(ACCOUNT_ROLES)
const gifi = z.string().regex(/^\d{4}$/)
const currency = z.string().length(3).toUpperCase()

const accountShape = z.strictObject({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  type,
  role: role.optional(),
  gifi: z.string().optional(),
  currency: z.string().optional(),
  closed: z.boolean(),
  balance: money,
})

const show = (account: Account, balance: number): z.output<typeof accountShape> => {
  const { role: part, gifi: code, currency: money, ...rest } = account
  return { ...rest, balance, ...present({ role: part, gifi: code, currency: money }) }
}

const list = reads({
  name: 'account.list',
  summary: { fr: 'Liste les comptes avec leurs soldes.', en: 'Lists the accounts with their balances.' },
  scope: 'accounts:read',
  input: z.strictObject({
    type: type.optional(),
    role: role.optional(),
    text: z.string().max(100).optional(),
    asOf: date.optional(),
  }),
  output: z.strictObject({ items: z.array(accountShape), total: z.int() }),
  run: (input, company) => {
    const words = plain(input.text ?? '').split(/\s+/)
    const items = accountsWithBalance(company.sql, input.asOf ?? null)
      .filter((account) => !input.type || account.type === input.type)
      .filter((account) => !input.role || account.role === input.role)
      .filter((account) => {
        const text = plain(`${account.code} ${account.name} ${account.nameEn}`)
        return words.every((word) => text.includes(word))
      })
      .map(({ balance, ...account }) => show(account, balance))
    return { items, total: items.length }
  },
})

const create = writes({
  name: 'account.create',
  summary: { fr: 'Ajoute un compte au plan comptable.', en: 'Adds an account to the chart.' },
  scope: 'accounts:write',
  input: z.strictObject({
    code: accountCode,
    name: line(200).min(1),
    nameEn: line(200).min(1).optional(),
    type,
    role: role.optional(),
    gifi: gifi.optional(),
    currency: currency.optional(),
  }),
  output: accountShape,
  run: ({ code, ...fields }, company) =>
    show(createAccount(company, code, { ...fields, nameEn: fields.nameEn ?? fields.name }), 0),
})

const update = writes({
  name: 'account.update',
  summary: {
    fr: 'Renomme un compte, change son rôle, le ferme ou le rouvre.',
    en: 'Renames an account, changes its role, closes or reopens it.',
  },
  scope: 'accounts:write',
  input: z.strictObject({
    code: accountCode,
    name: line(200).min(1).optional(),
    nameEn: line(200).min(1).optional(),
    role: role.nullable().optional(),
    gifi: gifi.nullable().optional(),
    currency: currency.nullable().optional(),
    closed: z.boolean().optional(),
  }),
  output: accountShape,
  run: ({ code, ...fields }, company) => {
    const { decimals } = company.facts()
    updateAccount(company, code, fields, (cents) => formatCents(cents, decimals))
    return show(getAccount(company.sql, code), balanceThrough(company.sql, code, null))
  },
})

export const accountOperations = [list, create, update] as const
