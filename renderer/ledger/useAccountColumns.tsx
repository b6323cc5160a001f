import { Button } from '@fluentui/react-components'
import { Edit16Regular } from '@fluentui/react-icons'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import type { ListColumn } from '../components/list/listColumns.ts'
import { useAccounts } from '../data/useAccounts.ts'
import type { Account } from '../transport/wire.ts'
import { TYPE_TEXTS } from './accountTypes.ts'

/** The columns of the chart of accounts. */
export function useAccountColumns(onEdit: (account: Account) => void): readonly ListColumn<Account>[] {
  const { t } = useTranslation()
  const { nameOf } = useAccounts()
  return useMemo(
    () => [
      {
        key: 'code',
        title: t('common.number'),
        width: '96px',
        fixed: true,
        value: ({ code }) => code,
        cell: ({ code }) => (
          <Link
            className="gl-link gl-figure"
            to={`/ledger/accounts/${encodeURIComponent(code)}`}
            tabIndex={-1}
          >
            {code}
          </Link>
        ),
      },
      {
        key: 'name',
        title: t('account.name'),
        width: 'minmax(200px, 1fr)',
        value: (account) => nameOf(account),
        cell: (account) => (
          <span title={nameOf(account)}>
            {nameOf(account)} {account.closed ? `(${t('account.closed')})` : ''}
          </span>
        ),
      },
      { key: 'type', title: t('account.type'), width: '144px', value: ({ type }) => t(TYPE_TEXTS[type]) },
      { key: 'gifi', title: t('account.gifi'), width: '80px', value: ({ gifi }) => gifi },
      {
        key: 'balance',
        title: t('common.balance'),
        width: '160px',
        kind: 'amount',
        value: ({ balance }) => balance,
        cell: ({ balance }) => <Figure amount={balance} blankZero />,
      },
      {
        key: 'edit',
        title: t('account.edit'),
        quiet: true,
        width: '48px',
        cell: (account) => (
          <Button
            size="small"
            appearance="subtle"
            tabIndex={-1}
            icon={<Edit16Regular />}
            aria-label={t('account.editOne', { code: account.code })}
            title={`${t('account.edit')} (R)`}
            onClick={() => onEdit(account)}
          />
        ),
      },
    ],
    [t, nameOf, onEdit],
  )
}
