import { useTranslation } from 'react-i18next'
import { useFormat } from '../data/useFormat.ts'
import { isNil } from '../format/figures.ts'
import type { Output } from '../transport/wire.ts'
import { ledgerAddress, taxAddress } from './addresses.ts'
import { Drill } from './Drill.tsx'

type Summary = Output<'report.taxSummary'>

/** By tax: on sales, on purchases, and what is left; the proof rate × base says where the books have more or less. */
export function TaxSummaryTable({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { from, to, items } = summary
  const titles = [
    t('reports.taxes.taxed'),
    t('reports.taxes.collected'),
    t('reports.taxes.bought'),
    t('reports.taxes.claimable'),
    t('reports.taxes.net'),
    t('reports.taxes.gap'),
  ]
  if (items.length === 0) return null
  return (
    <div className="gl-table-box gl-fixed">
      <table className="gl-table" aria-label={t('reports.taxes.byTax')}>
        <thead>
          <tr>
            <th scope="col">{t('taxes.code')}</th>
            {titles.map((title) => (
              <th key={title} scope="col" className="gl-end">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ code, name, nameEn, collected, claimable, net, sales, purchases, accounts }) => {
            const title = language === 'en' ? nameEn : name
            const behind = taxAddress({ from, to, code })
            const figures = [
              [sales.base, behind],
              [collected, behind],
              [purchases.base, behind],
              [claimable, behind],
              [net, ledgerAddress(accounts, { from, to })],
            ] as const
            return (
              <tr key={code}>
                <th scope="row">{title}</th>
                {figures.map(([amount, address], index) => (
                  <td key={titles[index]} className="gl-end">
                    <Drill amount={amount} to={address} what={`${title}, ${titles[index]}`} />
                  </td>
                ))}
                <td className="gl-end">
                  <Gaps gaps={[sales.gap, purchases.gap]} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** What the books have more than rate × base, where they have. */
function Gaps({ gaps }: { readonly gaps: readonly string[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const found = gaps.filter((gap) => !isNil(gap))
  if (found.length === 0) return <span className="gl-hint">{t('reports.taxes.proved')}</span>
  return <span className="gl-figure">{found.map((gap) => format.amount(gap)).join(' / ')}</span>
}
