import { useFormat } from '../../data/useFormat.ts'
import { toCents } from '../../format/figures.ts'

export interface Share {
  readonly key: string
  readonly amount: string
}

const SIZE = 120
const RADIUS = 46
const AROUND = 2 * Math.PI * RADIUS
/** Kinds of stroke that differ by more than their colour; further parts begin again. */
export const SHARE_KINDS = 6

/** Parts per thousand of a positive whole, largest remainders first, so that they make 1000; negative amounts have none. */
export function sharesOf(cents: readonly number[]): readonly number[] {
  const whole = cents.reduce((sum, amount) => sum + Math.max(0, amount), 0)
  if (whole === 0) return cents.map(() => 0)
  const exact = cents.map((amount) => (Math.max(0, amount) / whole) * 1000)
  const parts = exact.map(Math.floor)
  const left = 1000 - parts.reduce((sum, part) => sum + part, 0)
  const byRest = exact
    .map((_, index) => index)
    .sort((a, b) => exact[b]! - parts[b]! - (exact[a]! - parts[a]!))
  for (const index of byRest.slice(0, left)) parts[index]!++
  return parts
}

/** The shares of a whole as a ring; its words and figures stand in the table beside it. */
export function ShareRing({ items }: { readonly items: readonly Share[] }) {
  const { currency } = useFormat()
  const parts = sharesOf(items.map(({ amount }) => toCents(amount, currency)))
  let start = 0
  const arcs = items.map(({ key }, index) => {
    const arc = { key, from: start, length: parts[index]! }
    start += arc.length
    return arc
  })
  return (
    <svg aria-hidden="true" className="gl-ring" width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`}>
      {arcs.map(({ key, from, length }, index) =>
        length === 0 ? null : (
          <circle
            key={key}
            className={`gl-share-${index % SHARE_KINDS}`}
            cx={SIZE / 2}
            cy={SIZE / 2}
            r={RADIUS}
            fill="none"
            strokeWidth={20}
            strokeDasharray={`${Math.max(0, (length / 1000) * AROUND - 2)} ${AROUND}`}
            strokeDashoffset={-(from / 1000) * AROUND}
            transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}
          />
        ),
      )}
    </svg>
  )
}
