import { CounterBadge, Tab, TabList } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import type { BankAccount } from '../transport/wire.ts'

interface BankAccountsProps {
  readonly banks: readonly BankAccount[]
  readonly shown: string
}

/** One tab per bank account, with the number of lines to code. */
export function BankAccounts({ banks, shown }: BankAccountsProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { titleOf } = useAccounts()
  const { longDay } = useFormat()
  return (
    <TabList
      size="small"
      className="gl-tabs"
      selectedValue={shown}
      onTabSelect={(_, { value }) => void navigate(`/bank/${encodeURIComponent(String(value))}`)}
      aria-label={t('bank.accounts')}
    >
      {banks.map(({ code, lines, reconciledThrough }) => (
        <Tab key={code} value={code}>
          {code} {titleOf(code)}{' '}
          {lines.new > 0 ? (
            <CounterBadge
              count={lines.new}
              overflowCount={9999}
              size="small"
              appearance="filled"
              color="informative"
            />
          ) : null}
          {lines.new === 0 && reconciledThrough !== null ? (
            <span className="gl-hint">
              {t('reconciliation.through', { day: longDay(reconciledThrough) })}
            </span>
          ) : null}
        </Tab>
      ))}
    </TabList>
  )
}
