import { useFormat } from '../data/useFormat.ts'

interface FigureProps {
  readonly amount: string | undefined
  /** Zero shows as nothing, as on paper. */
  readonly blankZero?: boolean
  readonly currency?: string
}

/** An amount in tabular figures; the sign is written, colour never carries meaning alone. */
export function Figure({ amount, blankZero = false, currency }: FigureProps) {
  const format = useFormat()
  if (amount === undefined || (blankZero && /^-?0*(?:\.0*)?$/.test(amount))) return null
  return (
    <span className={amount.startsWith('-') ? 'gl-figure gl-negative' : 'gl-figure'}>
      {format.amount(amount, currency)}
    </span>
  )
}
