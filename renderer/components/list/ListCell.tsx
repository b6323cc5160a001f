import { useFormat } from '../../data/useFormat.ts'
import { Figure } from '../Figure.tsx'
import type { CellValue, ColumnKind } from './listColumns.ts'

interface ListCellProps {
  readonly kind: ColumnKind | undefined
  readonly value: CellValue
}

/** A value by its kind: amounts and counts in tabular figures, a text cut by the column whole in its tooltip. */
export function ListCell({ kind, value }: ListCellProps) {
  const format = useFormat()
  if (value == null || value === '') return null
  const text = String(value)
  if (kind === 'amount') return <Figure amount={text} />
  if (kind === 'count') return <span className="gl-figure">{format.count(Number(value))}</span>
  if (kind === 'percent') return <span className="gl-figure">{format.rate(Number(value))}</span>
  if (kind === 'date') return <span className="gl-figure">{text}</span>
  return <span title={text}>{text}</span>
}
