import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'

interface DrillProps {
  readonly amount: string | undefined
  /** The address of what makes it; without one the figure is only shown. */
  readonly to?: string | undefined
  /** What the figure is, for who hears or points at it. */
  readonly what: string
}

/** A figure that opens what makes it. */
export function Drill({ amount, to, what }: DrillProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (amount === undefined) return null
  if (to === undefined) return <Figure amount={amount} />
  return (
    <Link
      className="gl-link gl-drill"
      to={to}
      title={t('reports.open', { what })}
      aria-label={`${format.amount(amount)}, ${t('reports.open', { what })}`}
    >
      <Figure amount={amount} />
    </Link>
  )
}
