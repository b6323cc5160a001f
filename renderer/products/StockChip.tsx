import {
  CheckmarkCircle16Regular,
  CircleHalfFill16Regular,
  DismissCircle16Regular,
  type FluentIcon,
  Warning16Regular,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { StockStatus } from './productForm.ts'

export const STOCK_TEXTS = {
  available: 'stock.available',
  low: 'stock.low',
  critical: 'stock.critical',
  out: 'stock.out',
} as const satisfies Record<StockStatus, string>

const SHAPES: Readonly<Record<StockStatus, FluentIcon>> = {
  available: CheckmarkCircle16Regular,
  low: CircleHalfFill16Regular,
  critical: Warning16Regular,
  out: DismissCircle16Regular,
}

/** The state of a stock in words, each with a shape of its own. */
export function StockChip({ status }: { readonly status: StockStatus }) {
  const { t } = useTranslation()
  const Shape = SHAPES[status]
  return (
    <span className="gl-status">
      <Shape aria-hidden />
      {t(STOCK_TEXTS[status])}
    </span>
  )
}
