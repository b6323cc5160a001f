import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import { Problem } from '../components/Problem.tsx'
import { RecordBox } from '../components/record/RecordBox.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { editableAmount } from '../format/figures.ts'
import { type BarRow, BarTable } from '../reports/charts/BarTable.tsx'
import type { Output } from '../transport/wire.ts'

type Figures = Output<'project.profitability'>['items'][number]

/** What a project brought in and cost, and how much of its estimate is invoiced: as bars, in words and in figures. */
export function ProfitPart({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation()
  const { data, error } = useRead('project.profitability', { id: projectId })
  const figures = data?.items[0]
  return (
    <RecordBox title={t('project.profitability')}>
      <Problem error={error} />
      {figures ? <Bars figures={figures} /> : null}
    </RecordBox>
  )
}

function Bars({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { revenue, cost, margin, marginPercent, estimate, invoiced, invoicedPercent, toInvoice } = figures
  const percent = (text: string | null) =>
    text === null ? '' : t('project.percent', { percent: editableAmount(text, language) })
  const done: readonly BarRow[] = [
    { key: 'revenue', label: t('project.revenue'), amount: revenue },
    { key: 'cost', label: t('project.cost'), amount: cost },
  ]
  const billed: readonly BarRow[] = [
    ...(estimate === null ? [] : [{ key: 'estimate', label: t('project.estimate'), amount: estimate }]),
    { key: 'invoiced', label: t('project.invoiced'), amount: invoiced },
  ]
  return (
    <>
      <BarTable label={t('project.profitability')} rows={done} />
      <p className="gl-record-pair">
        <strong>{t('project.margin')}</strong>
        <span>
          <Figure amount={margin} /> <span className="gl-hint">{percent(marginPercent)}</span>
        </span>
      </p>
      <BarTable label={t('project.invoicing')} rows={billed} />
      {toInvoice === null ? (
        <p className="gl-hint">{t('project.noEstimate')}</p>
      ) : (
        <p className="gl-record-pair">
          <strong>{t('project.toInvoice')}</strong>
          <span>
            <Figure amount={toInvoice} />{' '}
            <span className="gl-hint">
              {invoicedPercent === null
                ? ''
                : t('project.invoicedPart', { percent: percent(invoicedPercent) })}
            </span>
          </span>
        </p>
      )}
    </>
  )
}
