/** The trial balance and the books behind it: general ledger, register of an account, entries. */
import type { z } from 'zod'
import { getAccount } from '../../../db/records/accounts.ts'
import type { Text } from '../../../db/rules/errors.ts'
import type { Cents } from '../../../db/rules/money.ts'
import type { ReportRow } from '../../exports/table.ts'
import { ledgerOperations } from '../ledger.ts'
import { reportOperations } from '../reports.ts'
import { exported, exportedList, picked } from './exportable.ts'
import { checkRows, ROWS_MAX, type Sheet, stampOf } from './sheet.ts'
import { CLOSING, OPENING, TOTAL } from './words.ts'

const sidesOf = (cents: Cents) => ({
  debitBalance: cents > 0 ? cents : null,
  creditBalance: cents < 0 ? -cents : null,
})

const trial = exported(
  picked(reportOperations, 'report.trialBalance'),
  ({ asOf, from, rows, totalDebit, totalCredit }, sheet, { gifi, closing }) => {
    const hasGifi = !gifi && rows.some((row) => row.gifi !== undefined)
    const sums = rows.map((row) => sidesOf(row.closing))
    const sum = (side: 'debitBalance' | 'creditBalance') =>
      sums.reduce((total, row) => total + (row[side] ?? 0), 0)
    return {
      title: sheet.say({ fr: 'Balance de vérification', en: 'Trial balance' }),
      subtitle: [
        ...(from === null ? [sheet.asOf(asOf)] : sheet.span(from, asOf)),
        ...(closing === 'excluded'
          ? [sheet.say({ fr: 'Avant écriture de fermeture', en: 'Before the closing entry' })]
          : []),
      ],
      columns: sheet.columns({
        ...(gifi ? { gifi: 'text' } : { account: 'text' }),
        name: 'text',
        ...(hasGifi ? { gifi: 'text' } : {}),
        opening: 'money',
        debit: 'money',
        credit: 'money',
        debitBalance: 'money',
        creditBalance: 'money',
      }),
      rows: [
        ...rows.map((row, index) => ({
          cells: {
            account: row.account,
            gifi: gifi ? row.account : (row.gifi ?? null),
            name: sheet.nameOf(row),
            opening: row.opening,
            debit: row.debit,
            credit: row.credit,
            ...sums[index],
          },
        })),
        {
          style: 'total',
          cells: {
            name: sheet.say(TOTAL),
            debit: totalDebit,
            credit: totalCredit,
            debitBalance: sum('debitBalance'),
            creditBalance: sum('creditBalance'),
          },
        },
      ],
      stamp: asOf,
    }
  },
)

const ledger = picked(reportOperations, 'report.generalLedger')
type LedgerAccount = z.output<typeof ledger.output>['accounts'][number]

function accountRows(account: LedgerAccount, sheet: Sheet): ReportRow[] {
  const { items, opening, closing } = account
  const code = { account: account.account }
  const sum = (side: 'debit' | 'credit') => items.reduce((total, row) => total + (row[side] ?? 0), 0)
  return [
    {
      style: 'section',
      cells: { ...code, memo: sheet.nameOf(account) },
    },
    { cells: { ...code, memo: sheet.say(OPENING), balance: opening } },
    ...items.map(({ date, number, memo, debit = null, credit = null, balance }) => ({
      cells: { ...code, date, number, memo, debit, credit, balance },
    })),
    {
      style: 'subtotal',
      cells: {
        ...code,
        memo: sheet.say(CLOSING),
        debit: sum('debit'),
        credit: sum('credit'),
        balance: closing,
      },
    },
  ]
}

const general = exported(ledger, ({ accounts }, sheet, { from, to }) => {
  // what is cut off in the answer would be missing from the file
  checkRows(accounts.some(({ truncated }) => truncated) ? ROWS_MAX + 1 : 0)
  const sum = (side: 'debit' | 'credit') =>
    accounts.reduce((total, { items }) => total + items.reduce((part, row) => part + (row[side] ?? 0), 0), 0)
  return {
    title: sheet.say({ fr: 'Grand livre', en: 'General ledger' }),
    subtitle: sheet.span(from, to),
    columns: sheet.columns({
      account: 'text',
      date: 'date',
      number: 'text',
      memo: 'text',
      debit: 'money',
      credit: 'money',
      balance: 'money',
    }),
    rows: [
      ...accounts.flatMap((account) => accountRows(account, sheet)),
      { style: 'total', cells: { memo: sheet.say(TOTAL), debit: sum('debit'), credit: sum('credit') } },
    ],
    stamp: stampOf(from, to),
  }
})

const register = exportedList(
  picked(ledgerOperations, 'ledger.register'),
  ({ opening, items }, sheet, { account, from, to, order }) => {
    const known = getAccount(sheet.company.sql, account)
    // between an opening and a closing balance there is one order
    const inOrder = order === 'asc' ? items : items.toReversed()
    const sum = (side: 'debit' | 'credit') => items.reduce((total, row) => total + (row[side] ?? 0), 0)
    const title: Text = { fr: 'Mouvements du compte {account}', en: 'Movements of account {account}' }
    return {
      title: sheet.say(title, { account }),
      subtitle: [sheet.nameOf(known), ...sheet.span(from, to)],
      columns: sheet.columns({
        date: 'date',
        number: 'text',
        memo: 'text',
        counterAccounts: 'text',
        debit: 'money',
        credit: 'money',
        balance: 'money',
      }),
      rows: [
        { cells: { memo: sheet.say(OPENING), balance: opening } },
        ...inOrder.map(({ date, number, memo, counterAccounts, debit = null, credit = null, balance }) => ({
          cells: { date, number, memo, counterAccounts: counterAccounts.join(', '), debit, credit, balance },
        })),
        {
          style: 'total',
          cells: {
            memo: sheet.say(CLOSING),
            debit: sum('debit'),
            credit: sum('credit'),
            balance: inOrder.at(-1)?.balance ?? opening,
          },
        },
      ],
      stamp: stampOf(from, to),
    }
  },
)

const entries = exportedList(
  picked(ledgerOperations, 'ledger.entries'),
  ({ items }, sheet, { from, to, account, journal }) => {
    const counted = items.filter(({ counts }) => counts).flatMap(({ lines }) => lines)
    const sum = (side: 'debit' | 'credit') => counted.reduce((total, row) => total + (row[side] ?? 0), 0)
    const held: Text = { fr: 'En attente, non comptée : {memo}', en: 'Held, not counted: {memo}' }
    return {
      title: sheet.say({ fr: 'Écritures de journal', en: 'Journal entries' }),
      subtitle: [
        ...sheet.span(from, to),
        ...(account ? [sheet.say({ fr: 'Compte {account}', en: 'Account {account}' }, { account })] : []),
        ...(journal ? [sheet.say({ fr: 'Journal {journal}', en: 'Journal {journal}' }, { journal })] : []),
      ],
      columns: sheet.columns({
        date: 'date',
        number: 'text',
        journal: 'text',
        account: 'text',
        accountName: 'text',
        memo: 'text',
        debit: 'money',
        credit: 'money',
      }),
      rows: [
        ...items.flatMap(({ date, number, journal: own, memo, counts, lines }) =>
          lines.map((line) => ({
            cells: {
              date,
              number,
              journal: own,
              account: line.account,
              accountName: sheet.nameOf({ name: line.accountName, nameEn: line.accountNameEn }),
              memo: counts ? (line.memo ?? memo) : sheet.say(held, { memo: line.memo ?? memo ?? '' }),
              debit: line.debit ?? null,
              credit: line.credit ?? null,
            },
          })),
        ),
        { style: 'total', cells: { memo: sheet.say(TOTAL), debit: sum('debit'), credit: sum('credit') } },
      ],
      stamp: stampOf(from, to),
    }
  },
  { order: 'asc' },
)

export const ledgerExports = [trial, general, register, entries] as const
