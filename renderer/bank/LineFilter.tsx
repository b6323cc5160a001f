import { Tab, TabList } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../data/useFormat.ts'
import type { BankAccount, LineStatus } from '../transport/wire.ts'

interface LineFilterProps {
  readonly bank: BankAccount
  readonly status: LineStatus
  readonly onChange: (status: LineStatus) => void
}

const TEXTS = { new: 'bank.status.new', coded: 'bank.status.coded', ignored: 'bank.status.ignored' } as const

/** To code, coded, ignored: with the number of lines of each. */
export function LineFilter({ bank, status, onChange }: LineFilterProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="gl-line-filter">
      <TabList
        size="small"
        selectedValue={status}
        onTabSelect={(_, { value }) => onChange(value as LineStatus)}
        aria-label={t('common.status')}
      >
        {(['new', 'coded', 'ignored'] as const).map((value) => (
          <Tab key={value} value={value}>
            {t(TEXTS[value])} <span className="gl-figure">({format.count(bank.lines[value])})</span>
          </Tab>
        ))}
      </TabList>
      <p className="gl-hint gl-key-hint" aria-hidden>
        <kbd>J</kbd> <kbd>K</kbd> {t('bank.keys.move')} · <kbd>{t('keys.enter')}</kbd> {t('bank.keys.code')} ·{' '}
        <kbd>M</kbd> {t('bank.keys.split')} · <kbd>X</kbd> {t('bank.keys.ignore')} · <kbd>U</kbd>{' '}
        {t('bank.keys.undo')}
      </p>
    </div>
  )
}
