/** Reports read from the balances; every figure opens to the entries behind it. */
import { z } from 'zod'
import { register } from '../../db/ledger/register.ts'
import { difference, sumsThrough } from '../../db/ledger/sums.ts'
import { trialBalance } from '../../db/ledger/trial-balance.ts'
import { findAccount, getAccount } from '../../db/records/accounts.ts'
import { addDays, fiscalYearOf } from '../../db/rules/dates.ts'
import { accountCode, date, money } from './codecs.ts'
import { reads } from './registry.ts'
import { checkSpan } from './report-period.ts'
import { present, sides } from './shapes.ts'

const trial = reads({
  name: 'report.trialBalance',
  summary: {
    fr: 'Balance de vérification : de l’exercice, cumulative ou à toute date, par compte ou par code IGRF.',
    en: 'Trial balance: of the year, cumulative or as of any day, by account or by GIFI code.',
  },
  scope: 'reports:read',
  input: z.strictObject({
    asOf: date,
    /** Left out: the start of the fiscal year; null: cumulative. */
    from: date.nullable().optional(),
    gifi: z.boolean().default(false),
    closing: z.enum(['included', 'excluded']).default('included'),
  }),
  output: z.strictObject({
    asOf: date,
    from: date.nullable(),
    rows: z.array(
      z.strictObject({
        account: z.string(),
        name: z.string(),
        nameEn: z.string(),
        type: z.string(),
        gifi: z.string().optional(),
        opening: money,
        debit: money,
        credit: money,
        closing: money,
        computed: z.boolean(),
      }),
    ),
    totalDebit: money,
    totalCredit: money,
  }),
  run: (input, company) => {
    const from =
      input.from === undefined ? fiscalYearOf(input.asOf, company.facts().fiscalYearEnd).start : input.from
    checkSpan(from, input.asOf)
    const report = trialBalance(company.sql, { ...input, from })
    return {
      asOf: input.asOf,
      from,
      rows: report.rows.map(({ gifi, ...row }) => ({ ...row, ...present({ gifi }) })),
      totalDebit: report.totalDebit,
      totalCredit: report.totalCredit,
    }
  },
})

const LEDGER_ROWS_MAX = 100_000

const generalLedger = reads({
  name: 'report.generalLedger',
  summary: {
    fr: 'Grand livre : chaque compte avec ses mouvements.',
    en: 'General ledger: each account with its movements.',
  },
  scope: 'reports:read',
  input: z.strictObject({ from: date, to: date, account: accountCode.optional() }),
  output: z.strictObject({
    accounts: z.array(
      z.strictObject({
        account: z.string(),
        name: z.string(),
        nameEn: z.string(),
        opening: money,
        closing: money,
        items: z.array(
          z.strictObject({
            entryId: z.string(),
            number: z.string(),
            date,
            memo: z.string().nullable(),
            debit: money.optional(),
            credit: money.optional(),
            balance: money,
          }),
        ),
        /** More movements than one answer holds: read the rest with ledger.register. */
        truncated: z.boolean(),
      }),
    ),
  }),
  run: (input, company) => {
    const { sql } = company
    checkSpan(input.from, input.to)
    if (input.account) getAccount(sql, input.account)
    const moved = difference(sumsThrough(sql, input.to), sumsThrough(sql, addDays(input.from, -1)))
    const codes = input.account ? [input.account] : [...moved.keys()].sort()
    let left = LEDGER_ROWS_MAX
    return {
      accounts: codes.map((code) => {
        const account = findAccount(sql, code)
        const query = {
          account: code,
          from: input.from,
          to: input.to,
          order: 'asc' as const,
          limit: Math.max(left, 1),
        }
        const { opening, rows, nextCursor } = register(sql, query)
        left -= rows.length
        const sum = moved.get(code)
        return {
          account: code,
          name: account?.name ?? code,
          nameEn: account?.nameEn ?? code,
          opening,
          closing: opening + (sum ? sum.debit - sum.credit : 0),
          items: rows.map(({ entryId, number, date: day, memo, cents, balance }) => ({
            entryId,
            number,
            date: day,
            memo,
            ...sides(cents),
            balance,
          })),
          truncated: nextCursor !== null,
        }
      }),
    }
  },
})

export const reportOperations = [trial, generalLedger] as const
