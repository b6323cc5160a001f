import { Button, Field, Input, Select } from '@fluentui/react-components'
import { Add20Regular, Search20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useSelection } from '../components/useSelection.ts'
import { VirtualTable } from '../components/VirtualTable.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import { matchScore } from '../format/search.ts'
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
  const [text, setText] = useState(search.get('text') ?? '')
  const [type, setType] = useState('')
  const [selected, setSelected] = useSelection('accounts')
  const [editing, setEditing] = useState<Account | 'new' | null>(null)
  const columns = useAccountColumns(setEditing)
  const shown = accounts.filter(
    (account) =>
      (type === '' || account.type === type) &&
      matchScore(text, account.code, [account.name, account.nameEn, account.gifi ?? '']) > 0,
  )
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
      <search className="gl-filters">
        <Field label={t('common.search')} className="gl-filter-text">
          <Input
            contentBefore={<Search20Regular />}
            placeholder={t('account.placeholder')}
            value={text}
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
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
      </search>
      <Problem error={error} />
      {shown.length === 0 && !loading ? (
        <EmptyState title={t('account.noneFound')} action={add} />
      ) : (
        <VirtualTable
          label={t('account.title')}
          columns={columns}
          rows={shown}
          rowKey={({ code }) => code}
          selected={Math.min(selected, shown.length - 1)}
          onSelect={setSelected}
          onOpen={({ code }) => void navigate(`/ledger/accounts/${encodeURIComponent(code)}`)}
          onKey={(key, account) => key === 'r' && setEditing(account)}
        />
      )}
      {editing ? <AccountDialog account={editing} onClose={() => setEditing(null)} /> : null}
    </Screen>
  )
}
