import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface CashLegendProps {
  readonly hasForecast: boolean
  readonly hasDue: boolean
}

/** What each sign of the picture of cash flow means: shapes and lines differ, not their colours alone. */
export function CashLegend({ hasForecast, hasDue }: CashLegendProps) {
  const { t } = useTranslation()
  return (
    <ul className="gl-legend">
      <Sign text={t('reports.cash.inflow')}>
        <rect className="gl-chart-in" x={6} y={2} width={12} height={8} />
        <line className="gl-chart-zero" x1={0} x2={24} y1={10} y2={10} />
      </Sign>
      <Sign text={t('reports.cash.outflow')}>
        <rect className="gl-chart-out" x={6} y={2} width={12} height={8} />
        <line className="gl-chart-zero" x1={0} x2={24} y1={2} y2={2} />
      </Sign>
      <Sign text={t('reports.cash.closing')}>
        <line className="gl-chart-line" x1={0} x2={24} y1={6} y2={6} />
        <circle className="gl-chart-dot" cx={12} cy={6} r={3} />
      </Sign>
      {hasForecast ? (
        <Sign text={t('reports.cash.forecast')}>
          <rect className="gl-chart-band" x={0} y={1} width={24} height={10} />
          <line className="gl-chart-line gl-chart-ahead" x1={0} x2={24} y1={6} y2={6} />
        </Sign>
      ) : null}
      {hasForecast && hasDue ? (
        <Sign text={t('reports.cash.dueMarks')}>
          <line className="gl-chart-due" x1={2} x2={22} y1={6} y2={6} />
        </Sign>
      ) : null}
    </ul>
  )
}

function Sign({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <li>
      <svg aria-hidden="true" width={24} height={12} viewBox="0 0 24 12">
        {children}
      </svg>
      {text}
    </li>
  )
}
