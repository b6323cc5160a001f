import { Field, Select } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { type Day, fiscalYear, isDay, lastDayOf, localDay, monthOf } from '../../db/rules/dates.ts'
import { dayAfterMonths, monthAfter } from '../../db/rules/spans.ts'
import { DateField } from '../components/DateField.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useAddress } from '../data/useAddress.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { ReportScreen } from './ReportScreen.tsx'
import { StatementTable } from './StatementTable.tsx'
import { balanceLines } from './statements.ts'

const COMPARED = ['none', 'month', 'year', 'lastYear'] as const
type Compared = (typeof COMPARED)[number]

const COMPARED_TEXTS = {
  none: 'period.compare.none',
  month: 'reports.balance.monthBefore',
  year: 'reports.balance.yearBefore',
  lastYear: 'reports.balance.lastYear',
} as const

/** The day to compare with. */
function comparedDay(choice: Compared, asOf: Day, lastYearEnd: Day): Day | null {
  if (choice === 'none') return null
  if (choice === 'month') return lastDayOf(monthAfter(monthOf(asOf), -1))
  return choice === 'year' ? dayAfterMonths(asOf, -12) : lastYearEnd
}

/** The day, the comparison and the closing entry as the address has them. */
function useBalanceChoice() {
  const { fiscalYearEnd, currentYear } = useCompany().info
  const { search, put } = useAddress()
  const asked = search.get('asOf') ?? ''
  const today = localDay(Date.now())
  const asOf = isDay(asked) ? asked : today
  const compare = COMPARED.find((one) => one === search.get('compare')) ?? 'none'
  const beforeClosing = search.has('beforeClosing')
  const lastYearEnd = fiscalYear(currentYear.year - 1, fiscalYearEnd).end
  const lastEnd = asOf > lastYearEnd ? lastYearEnd : dayAfterMonths(lastYearEnd, -12)
  return { asOf, compare, beforeClosing, compareAsOf: comparedDay(compare, asOf, lastEnd), put }
}

/** The balance sheet as of a day, beside another day. */
export function BalanceScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const { asOf, compare, beforeClosing, compareAsOf, put } = useBalanceChoice()
  const input = {
    asOf,
    ...(compareAsOf ? { compareAsOf } : {}),
    ...(beforeClosing ? { closing: 'excluded' as const } : {}),
  }
  const { data, error } = useRead('report.balanceSheet', input)
  const lines = data ? balanceLines(data, asOf, compareAsOf) : []
  return (
    <ReportScreen
      title={t('reports.balance.title')}
      subtitle={t('reports.asOf', { day: format.longDay(asOf) })}
      filters={
        <>
          <DateField label={t('trial.asOfDay')} value={asOf} onChange={(day) => day && put({ asOf: day })} />
          <Field label={t('period.compare.label')}>
            <Select
              value={compare}
              onChange={(_, { value }) => put({ compare: value === 'none' ? '' : value })}
            >
              {COMPARED.map((one) => (
                <option key={one} value={one}>
                  {t(COMPARED_TEXTS[one])}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('trial.closing')}>
            <Select
              value={beforeClosing ? 'before' : 'after'}
              onChange={(_, { value }) => put({ beforeClosing: value === 'before' ? '1' : '' })}
            >
              <option value="after">{t('trial.afterClosing')}</option>
              <option value="before">{t('trial.beforeClosing')}</option>
            </Select>
          </Field>
        </>
      }
      exported={{ report: 'report.balanceSheet', input }}
      error={error}
      ready={data !== undefined}
      isEmpty={!lines.some(({ level }) => level === 'row')}
    >
      <StatementTable
        label={t('reports.balance.title')}
        lines={lines}
        title={asOf}
        comparedTitle={compareAsOf}
      />
    </ReportScreen>
  )
}
