import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { addressOf } from '../documents/documentKinds.ts'
import { useFoundDocuments } from '../documents/useFoundDocuments.ts'
import { matchScore } from '../format/search.ts'
import { entryQuery } from '../ledger/entryQuery.ts'
import { RECORD_COMMANDS, useFoundRecords } from '../parties/useFoundRecords.ts'
import { REPORT_GROUPS } from '../reports/reportList.ts'
import { useFrame } from './frameContext.ts'
import { sections } from './sections.ts'

export interface PaletteItem {
  readonly key: string
  readonly group: 'command' | 'account' | 'entry' | 'document' | 'record'
  readonly label: string
  readonly hint: string
  readonly run: () => void
}

const ACCOUNTS_MAX = 6
const ENTRIES_MAX = 8
const WAIT_MS = 150

/** What a command begins. */
const NEW_DOCUMENTS = [
  'invoice',
  'quote',
  'order',
  'creditNote',
  'receipt',
  'bill',
  'expense',
  'supplierCredit',
  'disbursement',
] as const

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), WAIT_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

function useCommands(): readonly PaletteItem[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { chooseStatement } = useFrame()
  const go = (to: string) => () => void navigate(to)
  const command = (key: string, label: string, hint: string, run: () => void): PaletteItem => ({
    key,
    group: 'command',
    label,
    hint,
    run,
  })
  return [
    ...sections.map(({ to, text }, index) => command(to, t(text), `Alt+${index + 1}`, go(to))),
    command('new', t('entry.new'), 'Alt+N', go('/ledger/new')),
    ...NEW_DOCUMENTS.map((kind) =>
      command(`new ${kind}`, t(`document.kinds.${kind}.new`), '', go(addressOf.blank(kind))),
    ),
    ...RECORD_COMMANDS.map(([text, to]) => command(to, t(text), '', go(to))),
    command('transfer', t('transfer.new'), '', go('/purchases/transfer/new')),
    command('recurring', t('recurring.many'), '', go('/sales/recurring')),
    command('import', t('bank.import'), 'Alt+I', () => chooseStatement()),
    command('rules', t('bank.rules.title'), t('nav.bank'), go('/bank/rules')),
    command('accounts', t('account.title'), '', go('/ledger/accounts')),
    ...REPORT_GROUPS.flatMap(({ reports }) =>
      reports.map(({ to, text }) => command(to, t(text), '', go(to))),
    ),
    command('periods', t('period.title'), '', go('/settings/periods')),
    command('backup', t('backup.title'), '', go('/settings/backup')),
    command('verify', t('verify.title'), '', go('/settings/verify')),
  ]
}

/** Entries by a word or a number as one types, or by an amount. */
function useFoundEntries(text: string) {
  const { currency, language } = useFormat()
  const { amount } = entryQuery(text, currency, language)
  const isLong = text.length > 1
  const byText = useRead(
    'ledger.search',
    { text, limit: ENTRIES_MAX },
    { enabled: isLong && amount === undefined },
  )
  const byAmount = useRead(
    'ledger.entries',
    { amount, limit: ENTRIES_MAX },
    { enabled: isLong && amount !== undefined },
  )
  if (!isLong) return []
  return (amount === undefined ? byText.data?.items : byAmount.data?.items) ?? []
}

/** What the search finds: commands, accounts by number or name, entries by text, number or amount. */
export function usePaletteItems(typed: string): readonly PaletteItem[] {
  const navigate = useNavigate()
  const format = useFormat()
  const commands = useCommands()
  const { accounts, nameOf } = useAccounts()
  const text = useSettled(typed.trim())
  const entries = useFoundEntries(text)
  const documents = useFoundDocuments(text)
  const records = useFoundRecords(text)
  const wanted = typed.trim()
  const foundCommands = commands.filter(({ label }) => matchScore(wanted, '', [label]) > 0)
  if (wanted === '') return foundCommands
  const foundAccounts = accounts
    .map((account) => ({ account, score: matchScore(wanted, account.code, [account.name, account.nameEn]) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, ACCOUNTS_MAX)
    .map(
      ({ account }): PaletteItem => ({
        key: `account ${account.code}`,
        group: 'account',
        label: `${account.code} ${nameOf(account)}`,
        hint: format.amount(account.balance),
        run: () => void navigate(`/ledger/accounts/${encodeURIComponent(account.code)}`),
      }),
    )
  const foundEntries = entries.map(
    (entry): PaletteItem => ({
      key: `entry ${entry.id}`,
      group: 'entry',
      label: `${entry.date}  ${entry.memo || entry.number}`,
      hint: format.amount(entry.total),
      run: () => void navigate(`/ledger/entries/${entry.id}`),
    }),
  )
  const found = (group: 'document' | 'record', items: typeof documents) =>
    items.map(
      ({ key, label, hint, to }): PaletteItem => ({
        key,
        group,
        label,
        hint,
        run: () => void navigate(to),
      }),
    )
  return [
    ...foundAccounts,
    ...found('record', records),
    ...found('document', documents),
    ...foundEntries,
    ...foundCommands,
  ]
}
