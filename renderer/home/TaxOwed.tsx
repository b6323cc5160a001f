import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { localDay } from '../../db/rules/dates.ts'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { addAmounts } from '../format/figures.ts'
import { taxAddress } from '../reports/addresses.ts'
import { Drill } from '../reports/Drill.tsx'
import { periodOf } from '../reports/periods.ts'

/** Tax owed so far, of the quarter that ended and of the one under way. */
export function TaxOwed() {
  const { t } = useTranslation()
  const { language, currency } = useFormat()
  const { fiscalYearEnd } = useCompany().info
  const today = localDay(Date.now())
  const last = periodOf('lastQuarter', today, fiscalYearEnd)
  const now = periodOf('quarter', today, fiscalYearEnd)
  const { data: before } = useRead('report.taxSummary', last)
  const { data: current } = useRead('report.taxSummary', now)
  if (!before || !current) return null
  const codes = [...new Map([...before.items, ...current.items].map((item) => [item.code, item])).values()]
  if (codes.length === 0) return null
  const netOf = (summary: typeof before, code: string) =>
    summary.items.find((item) => item.code === code)?.net ?? '0'
  const columns = [
    { key: 'before', title: t('home.lastQuarter'), summary: before, span: last, period: 'lastQuarter' },
    { key: 'now', title: t('home.thisQuarter'), summary: current, span: now, period: 'quarter' },
  ]
  return (
    <section className="gl-stack gl-tight" aria-labelledby="tax">
      <h2 className="gl-h2" id="tax">
        <Link className="gl-link" to="/reports/taxes">
          {t('home.taxOwed')}
        </Link>
      </h2>
      <div className="gl-table-box">
        <table className="gl-table">
          <thead>
            <tr>
              <th scope="col">{t('taxes.code')}</th>
              {columns.map(({ key, title }) => (
                <th key={key} scope="col" className="gl-end">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {codes.map(({ code, name, nameEn }) => (
              <tr key={code}>
                <th scope="row">{language === 'en' ? nameEn : name}</th>
                {columns.map(({ key, title, summary, span }) => (
                  <td key={key} className="gl-end">
                    <Drill
                      amount={netOf(summary, code)}
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
              {columns.map(({ key, title, summary, period }) => (
                <td key={key} className="gl-end">
                  <Drill
                    amount={addAmounts(
                      summary.items.map(({ net }) => net),
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
    </section>
  )
}
