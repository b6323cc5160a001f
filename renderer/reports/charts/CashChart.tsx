import { useFormat } from '../../data/useFormat.ts'
import { showCompact, showShortMonth } from '../../format/figures.ts'
import type { Output } from '../../transport/wire.ts'
import { CashLegend } from './CashLegend.tsx'
import { type CashPoint, cashPoints, extentOf } from './cashPicture.ts'
import { type Band, bandsOf, pointsOf, scaleOf, ticksOf } from './scale.ts'
import { useWidth } from './useWidth.ts'

const HEIGHT = 240
const LEFT = 64
const BOTTOM = 24
const TOP = 8

type Scale = (value: number) => number

/** Money in and out as bars up and down, the balance as a line, what is expected dashed within its band. */
export function CashChart({ flow }: { readonly flow: Output<'report.cashFlow'> }) {
  const { currency, language } = useFormat()
  const [place, width] = useWidth<HTMLDivElement>(640)
  const points = cashPoints(flow, currency)
  const ticks = ticksOf(...extentOf(points), 6)
  const y = scaleOf([ticks[0]!, ticks.at(-1)!], [HEIGHT - BOTTOM, TOP])
  const bands = bandsOf(points.length, [LEFT, width])
  const everyOther = bands[0] && bands[0].width < 36 ? 2 : 1
  return (
    <div ref={place} className="gl-chart">
      <svg aria-hidden="true" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? 'gl-chart-zero' : 'gl-chart-rule'}
              x1={LEFT}
              x2={width}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text className="gl-chart-text" x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {showCompact(tick, currency, language)}
            </text>
          </g>
        ))}
        {points.map((point, index) => (
          <Bars key={point.month} point={point} band={bands[index]!} y={y} />
        ))}
        <BalanceLine points={points} bands={bands} y={y} />
        {points.map(({ month }, index) =>
          index % everyOther === 0 ? (
            <text
              key={month}
              className="gl-chart-text"
              x={bands[index]!.middle}
              y={HEIGHT - 6}
              textAnchor="middle"
            >
              {showShortMonth(month, language)}
            </text>
          ) : null,
        )}
      </svg>
      <CashLegend hasForecast={flow.forecast.length > 0} hasDue={flow.dueBefore !== null} />
    </div>
  )
}

function Bars({ point, band, y }: { readonly point: CashPoint; readonly band: Band; readonly y: Scale }) {
  const format = useFormat()
  const width = Math.min(28, band.width * 0.6)
  const x = band.middle - width / 2
  const kind = point.expected ? ' gl-chart-expected' : ''
  const month = format.month(point.month)
  return (
    <g>
      <title>{month}</title>
      <rect
        className={`gl-chart-in${kind}`}
        x={x}
        width={width}
        y={y(point.inflow)}
        height={y(0) - y(point.inflow)}
      />
      <rect
        className={`gl-chart-out${kind}`}
        x={x}
        width={width}
        y={y(0)}
        height={y(-point.outflow) - y(0)}
      />
      {point.expected?.due ? <DueMarks due={point.expected.due} x={x} width={width} y={y} /> : null}
    </g>
  )
}

interface DueMarksProps {
  readonly due: { readonly inflow: number; readonly outflow: number }
  readonly x: number
  readonly width: number
  readonly y: Scale
}

/** How far the known invoices and bills of a month to come reach: a line across its bars. */
function DueMarks({ due, x, width, y }: DueMarksProps) {
  return [due.inflow, -due.outflow].map((value) =>
    value === 0 ? null : (
      <line key={value} className="gl-chart-due" x1={x - 4} x2={x + width + 4} y1={y(value)} y2={y(value)} />
    ),
  )
}

/** The balance of months that were as a whole line; of those to come dashed, from the last one known. */
function BalanceLine({
  points,
  bands,
  y,
}: {
  readonly points: readonly CashPoint[]
  readonly bands: readonly Band[]
  readonly y: Scale
}) {
  const at = (value: number, index: number) => [bands[index]!.middle, y(value)] as const
  const first = points.findIndex(({ expected }) => expected !== null)
  const known = first < 0 ? points : points.slice(0, first)
  const from = known.length - 1
  const ahead = first < 0 || from < 0 ? [] : points.slice(from)
  const edge = (of: (point: CashPoint) => number) => ahead.map((point, index) => at(of(point), from + index))
  const highest = edge(({ expected, closing }) => expected?.highest ?? closing)
  const lowest = edge(({ expected, closing }) => expected?.lowest ?? closing)
  return (
    <g>
      {ahead.length > 0 ? (
        <>
          <polygon className="gl-chart-band" points={pointsOf([...highest, ...lowest.toReversed()])} />
          <polyline
            className="gl-chart-line gl-chart-ahead"
            points={pointsOf(edge(({ closing }) => closing))}
          />
        </>
      ) : null}
      <polyline
        className="gl-chart-line"
        points={pointsOf(known.map(({ closing }, index) => at(closing, index)))}
      />
      {points.map(({ month, closing, expected }, index) => (
        <circle
          key={month}
          className={expected ? 'gl-chart-dot gl-chart-dot-ahead' : 'gl-chart-dot'}
          cx={bands[index]!.middle}
          cy={y(closing)}
          r={3}
        />
      ))}
    </g>
  )
}
