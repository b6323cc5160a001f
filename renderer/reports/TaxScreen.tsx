import { useTranslation } from 'react-i18next'
import { Notice } from '../components/Notice.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { PeriodPicker } from './PeriodPicker.tsx'
import { ReportScreen } from './ReportScreen.tsx'
import { TaxMethodPicker } from './TaxMethodPicker.tsx'
import { TaxReturn } from './TaxReturn.tsx'
import { TaxSummaryTable } from './TaxSummaryTable.tsx'
import { useGivenLines } from './useGivenLines.ts'
import { usePeriod } from './usePeriod.ts'
import { useSpanText } from './useSpanText.ts'

/** Taxes of a period: by tax, then line by line of the return, each opening the entries behind it. */
export function TaxScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const spanText = useSpanText()
  const period = usePeriod('quarter')
  const { given, give } = useGivenLines()
  const { span } = period
  const method = period.get('method') === 'quick' ? 'quick' : 'regular'
  const quickRates = period.get('quickRates') === 'goods' ? 'goods' : 'services'
  const input = { ...span, method, quickRates, given } as const
  const { data, error } = useRead('report.taxSummary', input)
  return (
    <ReportScreen
      title={t('reports.taxes.title')}
      subtitle={spanText.long(span)}
      filters={
        <>
          <PeriodPicker period={period} />
          <TaxMethodPicker method={method} quickRates={quickRates} onChange={period.set} />
        </>
      }
      exported={{ report: 'report.taxSummary', input }}
      error={error}
      ready={data !== undefined}
      isEmpty={data?.items.length === 0 && data.declaration === undefined}
    >
      {data?.notices.map(({ code, message }) => (
        <Notice key={`${code} ${message.fr}`} intent="warning">
          {format.text(message)}
        </Notice>
      ))}
      {data ? <TaxSummaryTable summary={data} /> : null}
      {data?.declaration ? (
        <TaxReturn
          declaration={data.declaration}
          lines={data.lines}
          span={span}
          method={method}
          given={given}
          onGive={give}
        />
      ) : null}
    </ReportScreen>
  )
}
