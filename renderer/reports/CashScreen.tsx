import { Field, Select } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { isDay, localDay } from '../../db/rules/dates.ts'
import { DateField } from '../components/DateField.tsx'
import { useAddress } from '../data/useAddress.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { isNil } from '../format/figures.ts'
import { CashChart } from './charts/CashChart.tsx'
import { CashTable } from './charts/CashTable.tsx'
import { DueTable } from './charts/DueTable.tsx'
import { ReportScreen } from './ReportScreen.tsx'

const MONTHS = [6, 12, 24, 36] as const

/** Cash flow month by month, with what the last months let expect of the next three. */
export function CashScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const { search, put } = useAddress()
  const months = MONTHS.find((count) => String(count) === search.get('months')) ?? 12
  const asked = search.get('through') ?? ''
  const through = isDay(asked) ? asked : localDay(Date.now())
  const { data, error } = useRead('report.cashFlow', { months, through })
  const isEmpty =
    data?.months.every(({ inflow, outflow, closing }) => [inflow, outflow, closing].every(isNil)) ?? false
  return (
    <ReportScreen
      title={t('reports.cash.title')}
      subtitle={t('reports.asOf', { day: format.longDay(through) })}
      filters={
        <>
          <Field label={t('period.label')}>
            <Select value={String(months)} onChange={(_, { value }) => put({ months: value })}>
              {MONTHS.map((count) => (
                <option key={count} value={count}>
                  {t('reports.cash.months', { count })}
                </option>
              ))}
            </Select>
          </Field>
          <DateField
            label={t('trial.asOfDay')}
            value={through}
            onChange={(day) => day && put({ through: day })}
          />
        </>
      }
      exported={{ report: 'report.cashFlow', input: { months, through } }}
      error={error}
      ready={data !== undefined}
      isEmpty={isEmpty}
    >
      {data ? (
        <>
          <CashChart flow={data} />
          <div className="gl-table-box gl-fixed">
            <CashTable flow={data} opens />
          </div>
          <div className="gl-table-box gl-fixed">
            <DueTable flow={data} />
          </div>
        </>
      ) : null}
    </ReportScreen>
  )
}
