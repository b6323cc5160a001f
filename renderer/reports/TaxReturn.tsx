import { useTranslation } from 'react-i18next'
import type { Span } from '../../db/rules/spans.ts'
import { AmountField } from '../components/AmountField.tsx'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { Output } from '../transport/wire.ts'
import { taxAddress } from './addresses.ts'
import { Drill } from './Drill.tsx'

type Summary = Output<'report.taxSummary'>
type Declaration = NonNullable<Summary['declaration']>
type Part = Declaration['parts'][number]
type ReturnLine = Summary['lines'][number]

const OUTCOMES = {
  payable: 'reports.taxes.payable',
  refund: 'reports.taxes.refund',
  nil: 'reports.taxes.nil',
} as const

interface TaxReturnProps {
  readonly declaration: Declaration
  readonly lines: readonly ReturnLine[]
  readonly span: Span
  readonly method: 'regular' | 'quick'
  readonly given: Readonly<Record<string, string>>
  readonly onGive: (line: string, amount: string) => void
}

/** The return, its parts side by side, and what is to pay or to get back. */
export function TaxReturn({ declaration, lines, ...rest }: TaxReturnProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { title, parts, balance, outcome } = declaration
  return (
    <section className="gl-stack gl-tight" aria-labelledby="return">
      <h2 className="gl-h2" id="return">
        {format.text(title)}
      </h2>
      <div className="gl-columns">
        {parts.map((part) => (
          <ReturnPart
            key={part.part}
            part={part}
            lines={lines.filter((line) => line.part === part.part)}
            {...rest}
          />
        ))}
      </div>
      <p className="gl-outcome">
        <span>{t(OUTCOMES[outcome])}</span> <Figure amount={balance} />
      </p>
    </section>
  )
}

function ReturnPart({
  part,
  lines,
  span,
  method,
  given,
  onGive,
}: Omit<TaxReturnProps, 'declaration'> & { readonly part: Part }) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = format.text(part.label)
  return (
    <div className="gl-table-box">
      <table className="gl-table gl-return" aria-label={name}>
        <thead>
          <tr>
            <th scope="col" className="gl-col-line">
              {t('reports.taxes.line')}
            </th>
            <th scope="col">{name}</th>
            <th scope="col" className="gl-end gl-col-amount">
              {t('common.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, label, how, kind, amount }) => (
            <tr key={line} className={kind === 'total' ? 'gl-line-subtotal' : ''}>
              <th scope="row" className="gl-figure">
                {line}
              </th>
              <td>
                {format.text(label)}
                <span className="gl-hint gl-how">{format.text(how)}</span>
              </td>
              <td className="gl-end">
                {kind === 'asked' ? (
                  <AmountField
                    label={t('reports.taxes.giveLine', { line, label: format.text(label) })}
                    bare
                    value={given[line] ?? ''}
                    onChange={(next) => onGive(line, next)}
                    currency={format.currency}
                    emptyMeans="0.00"
                  />
                ) : (
                  <Drill
                    amount={amount}
                    to={taxAddress({ ...span, line, method: method === 'quick' ? method : undefined })}
                    what={t('reports.taxes.lineOf', { line })}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t(OUTCOMES[part.outcome])}
            </th>
            <td className="gl-end">
              <Figure amount={part.balance} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
