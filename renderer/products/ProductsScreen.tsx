import { Button, Field, Select } from '@fluentui/react-components'
import { Add20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { List } from '../components/list/List.tsx'
import { usePages } from '../components/list/sources.ts'
import { useList } from '../components/list/useList.ts'
import { Screen } from '../components/Screen.tsx'
import { useKeys } from '../components/useKeys.ts'
import { SalesTabs } from '../sales/SalesTabs.tsx'
import { PRODUCTS, productAddress, type StockStatus } from './productForm.ts'
import { STOCK_TEXTS } from './StockChip.tsx'
import { StockSums } from './StockSums.tsx'
import { useProductColumns } from './useProductColumns.tsx'

interface Filter {
  readonly kind: string
  readonly status: string
  readonly archived: string
}

const NOTHING: Filter = { kind: '', status: '', archived: 'no' }

/** Products and services, with what is in stock. */
export function ProductsScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const list = useList('products')
  const [filter, setFilter] = useState(NOTHING)
  const columns = useProductColumns()
  const source = usePages(
    'product.list',
    {
      ...(filter.kind ? { kind: filter.kind as 'goods' | 'service' } : {}),
      ...(filter.status ? { status: filter.status as StockStatus } : {}),
      archived: filter.archived === 'yes',
    },
    { text: list.text },
  )
  const begin = () => void navigate(`${PRODUCTS}/new`)
  useKeys({ N: begin })
  const add = (
    <Button appearance="primary" icon={<Add20Regular />} onClick={begin} title={`${t('product.new')} (N)`}>
      {t('product.new')}
    </Button>
  )
  return (
    <Screen title={t('nav.sales')} subtitle={<StockSums />} actions={add} fill>
      <SalesTabs shown="products" />
      <List
        state={list}
        label={t('product.many')}
        columns={columns}
        source={source}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(productAddress(id))}
        hint={t('product.searchHint')}
        filters={<ProductFilter filter={filter} onChange={setFilter} />}
        filtered={JSON.stringify(filter) !== JSON.stringify(NOTHING)}
        onClearFilters={() => setFilter(NOTHING)}
        empty={
          <EmptyState title={t('product.none')} action={add}>
            {t('product.noneText')}
          </EmptyState>
        }
        fileName={t('product.file')}
      />
    </Screen>
  )
}

interface ProductFilterProps {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

function ProductFilter({ filter, onChange }: ProductFilterProps) {
  const { t } = useTranslation()
  return (
    <>
      <Field label={t('product.kind')}>
        <Select value={filter.kind} onChange={(_, { value }) => onChange({ ...filter, kind: value })}>
          <option value="">{t('common.all')}</option>
          <option value="goods">{t('product.goods')}</option>
          <option value="service">{t('product.service')}</option>
        </Select>
      </Field>
      <Field label={t('stock.status')}>
        <Select value={filter.status} onChange={(_, { value }) => onChange({ ...filter, status: value })}>
          <option value="">{t('common.all')}</option>
          {Object.entries(STOCK_TEXTS).map(([status, text]) => (
            <option key={status} value={status}>
              {t(text)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('common.status')}>
        <Select value={filter.archived} onChange={(_, { value }) => onChange({ ...filter, archived: value })}>
          <option value="no">{t('record.active')}</option>
          <option value="yes">{t('record.archivedMany')}</option>
        </Select>
      </Field>
    </>
  )
}
