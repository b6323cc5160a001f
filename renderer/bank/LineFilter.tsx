import { Tab, TabList } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../data/useFormat.ts'
import type { BankAccount, LineStatus } from '../transport/wire.ts'

interface LineFilterProps {
  readonly bank: BankAccount
  readonly status: LineStatus
  readonly onChange: (status: LineStatus) => void
}

const TEXTS = {
  new: 'bank.status.new',
  matched: 'bank.status.matched',
  coded: 'bank.status.coded',
  ignored: 'bank.status.ignored',
} as const

const KEYS = [
  ['Enter', 'bank.keys.accept'],
  ['M', 'bank.keys.split'],
  ['C', 'bank.keys.code'],
  ['F', 'bank.keys.fee'],
  ['I', 'bank.keys.interest'],
  ['T', 'bank.keys.transfer'],
  ['X', 'bank.keys.ignore'],
  ['G', 'bank.keys.rule'],
  ['U', 'bank.keys.undo'],
] as const

/** To do, matched, coded, ignored: with the number of lines of each. */
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
        {(['new', 'matched', 'coded', 'ignored'] as const).map((value) => (
          <Tab key={value} value={value}>
            {t(TEXTS[value])} <span className="gl-figure">({format.count(bank.lines[value])})</span>
          </Tab>
        ))}
      </TabList>
      <p className="gl-hint gl-key-hint" aria-hidden>
        <kbd>J</kbd> <kbd>K</kbd> {t('bank.keys.move')}
        {KEYS.map(([key, text]) => (
          <span key={key}>
            {' '}
            · <kbd>{key === 'Enter' ? t('keys.enter') : key}</kbd> {t(text)}
          </span>
        ))}
      </p>
    </div>
  )
}
