import { Button, Field, Select } from '@fluentui/react-components'
import { Add20Regular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { List } from '../components/list/List.tsx'
import { wholeSource } from '../components/list/sources.ts'
import { useList } from '../components/list/useList.ts'
import { Screen } from '../components/Screen.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import type { Account } from '../transport/wire.ts'
import { AccountDialog } from './AccountDialog.tsx'
import { accountTypes, TYPE_TEXTS } from './accountTypes.ts'
import { LedgerTabs } from './LedgerTabs.tsx'
import { useAccountColumns } from './useAccountColumns.tsx'

/** The chart of accounts with balances; Enter opens the register of an account. */
export function AccountsScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { accounts, error, loading } = useAccounts()
  const [search] = useSearchParams()
  const list = useList('accounts', null, { text: search.get('text') })
  const [type, setType] = useState('')
  const [editing, setEditing] = useState<Account | 'new' | null>(null)
  const columns = useAccountColumns(setEditing)
  const shown = useMemo(
    () => (type === '' ? accounts : accounts.filter((account) => account.type === type)),
    [accounts, type],
  )
  const exported = type === '' ? ({ report: 'account.list', input: {} } as const) : undefined
  const add = (
    <Button appearance="primary" icon={<Add20Regular />} onClick={() => setEditing('new')}>
      {t('account.new')}
    </Button>
  )
  return (
    <Screen
      title={t('nav.ledger')}
      subtitle={t('account.count', { count: shown.length, shown: format.count(shown.length) })}
      actions={add}
      fill
    >
      <LedgerTabs shown="accounts" />
      <List
        state={list}
        label={t('account.title')}
        columns={columns}
        source={wholeSource(loading ? undefined : shown, error, exported)}
        rowKey={({ code }) => code}
        onOpen={({ code }) => void navigate(`/ledger/accounts/${encodeURIComponent(code)}`)}
        onKey={(key, account) => {
          if (key === 'r') setEditing(account)
          return key === 'r'
        }}
        hint={t('account.placeholder')}
        filters={
          <Field label={t('account.type')}>
            <Select value={type} onChange={(_, { value }) => setType(value)}>
              <option value="">{t('common.all')}</option>
              {accountTypes.map((item) => (
                <option key={item} value={item}>
                  {t(TYPE_TEXTS[item])}
                </option>
              ))}
            </Select>
          </Field>
        }
        filtered={type !== ''}
        onClearFilters={() => setType('')}
        empty={<EmptyState title={t('account.noneFound')} action={add} />}
        fileName={t('account.file')}
      />
      {editing ? <AccountDialog account={editing} onClose={() => setEditing(null)} /> : null}
    </Screen>
  )
}
