import { Tab, TabList } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

/** Entries or chart of accounts. */
export function LedgerTabs({ shown }: { readonly shown: 'entries' | 'accounts' }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <TabList
      size="small"
      className="gl-tabs"
      selectedValue={shown}
      onTabSelect={(_, { value }) => void navigate(value === 'accounts' ? '/ledger/accounts' : '/ledger')}
      aria-label={t('nav.ledger')}
    >
      <Tab value="entries">{t('entry.list')}</Tab>
      <Tab value="accounts">{t('account.title')}</Tab>
    </TabList>
  )
}
