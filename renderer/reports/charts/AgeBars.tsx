import { useTranslation } from 'react-i18next'
import { AGE_TEXTS, AGES, type AgedReport } from '../aged.ts'
import { BarTable } from './BarTable.tsx'

interface AgeBarsProps {
  readonly totals: AgedReport['totals']
  readonly label: string
  /** What the bars open, where they stand outside their report. */
  readonly to?: string
}

/** What is owed by age, as bars. */
export function AgeBars({ totals, label, to }: AgeBarsProps) {
  const { t } = useTranslation()
  const rows = AGES.map((age) => ({ key: age, label: t(AGE_TEXTS[age]), amount: totals[age], to }))
  return (
    <div className="gl-table-box gl-fixed gl-picture">
      <BarTable label={label} rows={rows} />
    </div>
  )
}
