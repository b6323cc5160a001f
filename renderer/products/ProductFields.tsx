import { Field, Select, Switch } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalsOf } from '../../db/rules/money.ts'
import { AccountField } from '../components/AccountField.tsx'
import { RecordField } from '../components/RecordField.tsx'
import { RecordBox } from '../components/record/RecordBox.tsx'
import { TaxSetField } from '../components/record/TaxSetField.tsx'
import { TextField } from '../components/record/TextField.tsx'
import type { RecordForm } from '../components/record/useRecordForm.ts'
import { useAll } from '../data/useAll.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { DecimalField } from '../documents/DecimalField.tsx'
import type { ProductForm } from './productForm.ts'

interface ProductFieldsProps {
  readonly form: RecordForm<ProductForm>
  readonly faults: (path: string) => string | undefined
  readonly isNew?: boolean
}

/** Prices may have more decimals than the currency: by the thousand, by the litre. */
const PRICE_DECIMALS = 6

/** The fields of a product or service. */
export function ProductFields({ form, faults, isNew = false }: ProductFieldsProps) {
  const { t } = useTranslation()
  const { values, set } = form
  return (
    <>
      <NameFields form={form} faults={faults} isNew={isNew} />
      <PriceFields form={form} faults={faults} />
      {values.kind === 'goods' ? <StockFields form={form} faults={faults} /> : null}
      {isNew ? null : (
        <Switch
          checked={values.archived}
          onChange={(_, { checked }) => set('archived', checked)}
          label={t('product.archive')}
        />
      )}
    </>
  )
}

function NameFields({ form, faults, isNew = false }: ProductFieldsProps) {
  const { t } = useTranslation()
  const id = useId()
  const { values, set } = form
  const { data } = useRead('product.list', { limit: 1 })
  return (
    <RecordBox title={t('product.identity')}>
      <div className="gl-form-row">
        <TextField
          label={t('product.code')}
          value={values.code}
          onChange={(code) => set('code', code)}
          problem={faults('code')}
          max={40}
          autoFocus={isNew}
        />
        <Field label={t('product.kind')}>
          <Select
            value={values.kind}
            onChange={(_, { value }) => set('kind', value === 'service' ? 'service' : 'goods')}
          >
            <option value="goods">{t('product.goods')}</option>
            <option value="service">{t('product.service')}</option>
          </Select>
        </Field>
        <TextField
          label={t('product.category')}
          value={values.category}
          onChange={(category) => set('category', category)}
          max={100}
          list={`${id}-categories`}
        />
        <datalist id={`${id}-categories`}>
          {data?.categories.map((category) => (
            <option key={category} value={category} />
          ))}
        </datalist>
      </div>
      <TextField
        label={t('product.nameFr')}
        value={values.name}
        onChange={(name) => set('name', name)}
        problem={faults('name')}
        required
      />
      <TextField label={t('product.nameEn')} value={values.nameEn} onChange={(name) => set('nameEn', name)} />
      <TextField
        label={t('product.description')}
        value={values.description}
        onChange={(description) => set('description', description)}
        lines={2}
        max={4_000}
      />
    </RecordBox>
  )
}

function PriceFields({ form, faults }: ProductFieldsProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const { values, set } = form
  const shown = decimalsOf(currency)
  return (
    <RecordBox title={t('product.prices')}>
      <div className="gl-form-row">
        <DecimalField
          label={t('product.price')}
          value={values.price}
          onChange={(price) => set('price', price)}
          decimals={PRICE_DECIMALS}
          decimalsShown={shown}
          problem={faults('price')}
        />
        <DecimalField
          label={t('product.cost')}
          value={values.cost}
          onChange={(cost) => set('cost', cost)}
          decimals={PRICE_DECIMALS}
          decimalsShown={shown}
          problem={faults('cost')}
        />
        <TextField
          label={t('product.unit')}
          value={values.unit}
          onChange={(unit) => set('unit', unit)}
          max={20}
        />
      </div>
      <div className="gl-form-row">
        <AccountField
          label={t('party.salesAccount')}
          value={values.salesAccount}
          onChange={(code) => set('salesAccount', code)}
          problem={faults('salesAccount')}
        />
        <AccountField
          label={t('party.purchaseAccount')}
          value={values.purchaseAccount}
          onChange={(code) => set('purchaseAccount', code)}
          problem={faults('purchaseAccount')}
        />
        <TaxSetField
          label={t('product.taxes')}
          value={values.taxes}
          onChange={(taxes) => set('taxes', taxes)}
          problem={faults('taxes')}
        />
      </div>
    </RecordBox>
  )
}

function StockFields({ form, faults }: ProductFieldsProps) {
  const { t } = useTranslation()
  const suppliers = useAll('party.list', { role: 'supplier' })
  const { values, set } = form
  return (
    <RecordBox title={t('stock.following')}>
      <Switch
        checked={values.tracked}
        onChange={(_, { checked }) => set('tracked', checked)}
        label={t('stock.follow')}
      />
      <div className="gl-form-row">
        {values.tracked ? (
          <>
            <DecimalField
              label={t('stock.lowAt')}
              value={values.low}
              onChange={(low) => set('low', low)}
              decimals={6}
              problem={faults('low')}
            />
            <DecimalField
              label={t('stock.criticalAt')}
              value={values.critical}
              onChange={(critical) => set('critical', critical)}
              decimals={6}
              problem={faults('critical')}
            />
          </>
        ) : null}
        <RecordField
          label={t('party.supplier')}
          value={values.supplierId}
          records={suppliers}
          onChange={(id) => set('supplierId', id)}
          problem={faults('supplierId')}
        />
      </div>
    </RecordBox>
  )
}
