import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { localDay } from '../../db/rules/dates.ts'
import type { Span } from '../../db/rules/spans.ts'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { addAmounts } from '../format/figures.ts'
import { taxAddress } from '../reports/addresses.ts'
import { Drill } from '../reports/Drill.tsx'
import { type PeriodChoice, periodOf } from '../reports/periods.ts'
import type { Output } from '../transport/wire.ts'

/** Tax owed so far, of the quarter that ended and of the one under way. */
export function TaxOwed() {
  const { t } = useTranslation()
  const { fiscalYearEnd } = useCompany().info
  const today = localDay(Date.now())
  const last = periodOf('lastQuarter', today, fiscalYearEnd)
  const now = periodOf('quarter', today, fiscalYearEnd)
  const { data: before } = useRead('report.taxSummary', last)
  const { data: current } = useRead('report.taxSummary', now)
  if (!before || !current || before.items.length + current.items.length === 0) return null
  return (
    <section className="gl-stack gl-tight" aria-labelledby="tax">
      <h2 className="gl-h2" id="tax">
        <Link className="gl-link" to="/reports/taxes">
          {t('home.taxOwed')}
        </Link>
      </h2>
      <TaxTable
        quarters={[
          { title: t('home.lastQuarter'), items: before.items, span: last, period: 'lastQuarter' },
          { title: t('home.thisQuarter'), items: current.items, span: now, period: 'quarter' },
        ]}
      />
    </section>
  )
}

interface Quarter {
  readonly title: string
  readonly items: Output<'report.taxSummary'>['items']
  readonly span: Span
  readonly period: PeriodChoice
}

/** One row a tax, one column a quarter, and what is to remit in all. */
function TaxTable({ quarters }: { readonly quarters: readonly Quarter[] }) {
  const { t } = useTranslation()
  const { language, currency } = useFormat()
  const taxes = new Map(quarters.flatMap(({ items }) => items).map((item) => [item.code, item]))
  return (
    <div className="gl-table-box">
      <table className="gl-table">
        <thead>
          <tr>
            <th scope="col">{t('taxes.code')}</th>
            {quarters.map(({ title }) => (
              <th key={title} scope="col" className="gl-end">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...taxes.values()].map(({ code, name, nameEn }) => (
            <tr key={code}>
              <th scope="row">{language === 'en' ? nameEn : name}</th>
              {quarters.map(({ title, items, span }) => (
                <td key={title} className="gl-end">
                  <Drill
                    amount={items.find((item) => item.code === code)?.net ?? '0'}
                    to={taxAddress({ ...span, code })}
                    what={`${language === 'en' ? nameEn : name}, ${title}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('home.toRemit')}</th>
            {quarters.map(({ title, items, period }) => (
              <td key={title} className="gl-end">
                <Drill
                  amount={addAmounts(
                    items.map(({ net }) => net),
                    currency,
                  )}
                  to={`/reports/taxes?period=${period}`}
                  what={title}
                />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
