import { Tab, TabList } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { useRead } from '../data/useRead.ts'
import { shownBank } from './shownBank.ts'

const FROM_TABS = 'bankTabs'

interface BankNavProps {
  readonly shown: 'lines' | 'reconciliations' | 'rules' | 'connections'
  /** The account the lines and the reconciliations are of; left out: the one that has the most to do. */
  readonly account?: string | undefined
}

/** From each screen of the bank to the others: the lines, the reconciliations, the rules, the connections. */
export function BankNav({ shown, account }: BankNavProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const place = useRef<HTMLDivElement>(null)
  const isFromTabs = useLocation().state === FROM_TABS
  // Each screen has its own row: the keyboard stays where it was in the one before.
  useEffect(() => {
    if (isFromTabs) place.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus()
  }, [isFromTabs])
  const { data } = useRead('bank.accounts', {})
  const code = account ?? shownBank(data?.items ?? [])?.code
  const own = code === undefined ? '/bank' : `/bank/${encodeURIComponent(code)}`
  const addresses: Readonly<Record<string, string>> = {
    lines: own,
    reconciliations: code === undefined ? '/bank' : `${own}/reconcile`,
    rules: '/bank/rules',
    connections: '/bank/connections',
  }
  return (
    <div ref={place}>
      <TabList
        size="small"
        className="gl-tabs"
        selectedValue={shown}
        onTabSelect={(_, { value }) => void navigate(addresses[String(value)]!, { state: FROM_TABS })}
        aria-label={t('nav.bank')}
      >
        <Tab value="lines">{t('bank.nav.lines')}</Tab>
        <Tab value="reconciliations">{t('bank.nav.reconciliations')}</Tab>
        <Tab value="rules">{t('bank.rules.title')}</Tab>
        <Tab value="connections">{t('feeds.title')}</Tab>
      </TabList>
    </div>
  )
}
