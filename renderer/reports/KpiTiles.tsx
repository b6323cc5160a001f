import { ArrowTrending20Regular, ArrowTrendingDown20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import { subtractAmounts } from '../format/figures.ts'
import type { Output } from '../transport/wire.ts'
import { changePpm } from './change.ts'

type Kpis = Output<'report.kpis'>

const FIGURES = ['billed', 'collected', 'expenses', 'margin'] as const
const TEXTS = {
  billed: 'reports.kpis.billed',
  collected: 'reports.kpis.collected',
  expenses: 'reports.kpis.expenses',
  margin: 'reports.kpis.margin',
} as const

/** What opens behind a key figure of these days. */
function addressOf(figure: (typeof FIGURES)[number], { from, to }: Kpis): string {
  const days = new URLSearchParams({ from, to })
  if (figure === 'billed') return `/sales/invoice?${days}`
  return figure === 'expenses' ? `/reports/income?${days}` : `/sales/receipt?${days}`
}

/** The key figures of a period, each with how it changed from the one before, whose days are told under them. */
export function KpiTiles({ kpis }: { readonly kpis: Kpis }) {
  const { t } = useTranslation()
  const { longDay } = useFormat()
  const { from, to } = kpis.previous
  return (
    <div className="gl-stack gl-tight">
      <Tiles kpis={kpis} />
      <p className="gl-hint">{t('reports.kpis.compared', { from: longDay(from), to: longDay(to) })}</p>
    </div>
  )
}

function Tiles({ kpis }: { readonly kpis: Kpis }) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  return (
    <dl className="gl-tiles">
      {FIGURES.map((figure) => (
        <div key={figure} className="gl-tile">
          <dt>{t(TEXTS[figure])}</dt>
          <dd>
            <Link className="gl-link gl-drill gl-tile-figure" to={addressOf(figure, kpis)}>
              <Figure amount={kpis[figure]} />
            </Link>
            <Change
              difference={subtractAmounts(kpis[figure], kpis.previous[figure], currency)}
              before={kpis.previous[figure]}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The arrow and the words say which way, not a colour. */
function Change({ difference, before }: { readonly difference: string; readonly before: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const change = changePpm(difference, before)
  if (change === null || change === 0 || before.startsWith('-'))
    return <span className="gl-hint">{t('reports.kpis.before', { amount: format.amount(before) })}</span>
  const Arrow = change > 0 ? ArrowTrending20Regular : ArrowTrendingDown20Regular
  const text = t('reports.kpis.changed', {
    change: `${change > 0 ? '+' : ''}${format.rate(Math.round(change / 1000) * 1000)}`,
    amount: format.amount(before),
  })
  return (
    <span className="gl-hint gl-status">
      <Arrow aria-hidden /> {text}
    </span>
  )
}
