import { useTranslation } from 'react-i18next'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'

/** How many products are followed, how many run out, and what the stock cost. */
export function StockSums() {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useRead('stock.stats', {})
  if (!data || data.total === 0) return <>{t('product.many')}</>
  const { total, low, critical, out, value } = data
  return (
    <>
      {t('stock.sums', {
        count: total,
        short: format.count(low + critical),
        out: format.count(out),
        value: format.amount(value),
      })}
    </>
  )
}
