import { useTranslation } from 'react-i18next'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { BarTable } from './charts/BarTable.tsx'
import { PeriodPicker } from './PeriodPicker.tsx'
import { ReportScreen } from './ReportScreen.tsx'
import { usePeriod } from './usePeriod.ts'
import { useSpanText } from './useSpanText.ts'

const CLIENTS_MAX = 50

/** The clients that were billed most, before tax. */
export function ClientsScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const spanText = useSpanText()
  const period = usePeriod('year')
  const { from, to } = period.span
  const input = { from, to, limit: CLIENTS_MAX }
  const { data, error } = useRead('report.topClients', input)
  const rows = data?.items.map(({ partyId, partyName, billed, documents, share }) => ({
    key: partyId ?? '',
    label: partyName || t('reports.aged.nobody'),
    amount: billed,
    ...(partyId ? { to: `/sales/invoice?${new URLSearchParams({ partyId, from, to })}` } : {}),
    note: t('reports.clients.note', {
      count: documents,
      shown: format.count(documents),
      share: format.rate(Math.round(share / 1000) * 1000),
    }),
  }))
  return (
    <ReportScreen
      title={t('reports.clients.title')}
      subtitle={spanText.long(period.span)}
      filters={<PeriodPicker period={period} />}
      exported={{ report: 'report.topClients', input }}
      error={error}
      ready={data !== undefined}
      isEmpty={rows?.length === 0}
    >
      <div className="gl-table-box gl-table-fill gl-picture-wide">
        <BarTable label={t('reports.clients.title')} rows={rows ?? []} />
      </div>
    </ReportScreen>
  )
}
