import { Tab, TabList } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

interface FamilyTabsProps {
  readonly label: string
  readonly tabs: readonly { readonly value: string; readonly text: string; readonly to: string }[]
  readonly shown: string
}

/** The lists of one family of documents. */
export function FamilyTabs({ label, tabs, shown }: FamilyTabsProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <TabList
      size="small"
      className="gl-tabs"
      selectedValue={shown}
      onTabSelect={(_, { value }) => {
        const tab = tabs.find((one) => one.value === value)
        if (tab) void navigate(tab.to)
      }}
      aria-label={label}
    >
      {tabs.map(({ value, text }) => (
        <Tab key={value} value={value}>
          {t(text)}
        </Tab>
      ))}
    </TabList>
  )
}
