import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalsOf } from '../../db/rules/money.ts'
import type { ListColumn } from '../components/list/listColumns.ts'
import { useFormat } from '../data/useFormat.ts'
import { withDecimals } from '../documents/decimalInput.ts'
import { editableAmount } from '../format/figures.ts'
import type { Product } from './productForm.ts'
import { STOCK_TEXTS, StockChip } from './StockChip.tsx'

type ProductColumn = ListColumn<Product>

/** The columns of the catalogue, with what is in stock. */
export function useProductColumns(): readonly ProductColumn[] {
  const { t } = useTranslation()
  const { currency, language } = useFormat()
  return useMemo(() => {
    /** A decimal that may have more digits than the currency: a price by the thousand. */
    const decimals = (
      key: 'price' | 'cost' | 'quantity',
      title: string,
      least: number,
      more: Partial<ProductColumn> = {},
    ): ProductColumn => {
      const textOf = (product: Product) => {
        const text = product[key]
        return text === null ? null : withDecimals(text, least)
      }
      return {
        key,
        title,
        width: '112px',
        kind: 'count',
        value: textOf,
        cell: (product) => (
          <span className="gl-figure">{editableAmount(textOf(product) ?? '', language)}</span>
        ),
        ...more,
      }
    }
    const cents = decimalsOf(currency)
    return [
      { key: 'code', title: t('product.code'), width: '112px', value: ({ code }) => code },
      {
        key: 'name',
        title: t('product.name'),
        width: 'minmax(200px, 2fr)',
        value: ({ name }) => name,
        fixed: true,
      },
      {
        key: 'category',
        title: t('product.category'),
        width: 'minmax(112px, 1fr)',
        value: ({ category }) => category,
      },
      {
        key: 'kind',
        title: t('product.kind'),
        width: '88px',
        value: ({ kind }) => t(kind === 'service' ? 'product.service' : 'product.goods'),
      },
      decimals('price', t('product.price'), cents, { width: '144px' }),
      decimals('cost', t('product.cost'), cents, { extra: true }),
      decimals('quantity', t('stock.quantity'), 0),
      { key: 'unit', title: t('product.unit'), width: '80px', value: ({ unit }) => unit },
      {
        key: 'status',
        title: t('stock.status'),
        width: '144px',
        value: ({ stockStatus }) => stockStatus && t(STOCK_TEXTS[stockStatus]),
        cell: ({ stockStatus }) => (stockStatus ? <StockChip status={stockStatus} /> : null),
      },
    ]
  }, [t, currency, language])
}
