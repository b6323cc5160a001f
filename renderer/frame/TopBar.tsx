import { Button } from '@fluentui/react-components'
import { Keyboard20Regular, Search20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useCompany } from '../data/companyContext.ts'
import { BackupState } from './BackupState.tsx'
import { CompanyMenu } from './CompanyMenu.tsx'
import { LanguageButton } from './LanguageButton.tsx'
import { ThemeButton } from './ThemeButton.tsx'

interface TopBarProps {
  readonly onSearch: () => void
  readonly onHelp: () => void
}

/** Which company, which fiscal year, the search that finds anything, and the state of the last backup. */
export function TopBar({ onSearch, onHelp }: TopBarProps) {
  const { t } = useTranslation()
  const { info } = useCompany()
  const { start, end } = info.currentYear
  return (
    <header className="gl-top">
      <div className="gl-top-company">
        <CompanyMenu />
        <span className="gl-top-year gl-figure" title={t('frame.fiscalYear', { start, end })}>
          {t('frame.year', { year: info.currentYear.year })}
        </span>
      </div>
      <Button
        className="gl-top-search"
        icon={<Search20Regular />}
        onClick={onSearch}
        aria-keyshortcuts="Control+K"
      >
        <span className="gl-top-search-text">{t('frame.search')}</span>
        <kbd>Ctrl+K</kbd>
      </Button>
      <div className="gl-top-end">
        <BackupState />
        <LanguageButton />
        <ThemeButton />
        <Button
          appearance="subtle"
          icon={<Keyboard20Regular />}
          onClick={onHelp}
          aria-label={t('shortcuts.title')}
          title={`${t('shortcuts.title')} (?)`}
        />
      </div>
    </header>
  )
}
