import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import { RecordScreen } from '../components/record/RecordScreen.tsx'
import { useFaults, useRecordForm } from '../components/record/useRecordForm.ts'
import { Screen } from '../components/Screen.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import { ProductFields } from './ProductFields.tsx'
import {
  BLANK_PRODUCT,
  PRODUCTS,
  type Product,
  productAddress,
  productForm,
  productInput,
} from './productForm.ts'
import { StockPart } from './StockPart.tsx'

/** A product or service, and its stock where it is followed. */
export function ProductScreen() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const { data: product, error } = useRead('product.get', { id }, { keep: false })
  if (product) return <ProductView key={product.id} product={product} />
  return (
    <Screen title={t('product.one')}>
      {error ? <Problem error={error} /> : <p>{t('common.loading')}</p>}
    </Screen>
  )
}

function ProductView({ product }: { readonly product: Product }) {
  const { t } = useTranslation()
  const format = useFormat()
  const form = useRecordForm(useMemo(() => productForm(product), [product]))
  const update = useWrite('product.update')
  const faults = useFaults(update.error)
  const { values, changes, isChanged } = form
  const save = () =>
    update.mutate(
      { id: product.id, ...productInput(values, changes) },
      { onSuccess: (saved) => form.rebase(productForm(saved)) },
    )
  return (
    <RecordScreen
      title={product.name}
      subtitle={[product.code, product.archived ? t('record.archived') : ''].filter(Boolean).join(' · ')}
      list={PRODUCTS}
      of={{ kind: 'product', id: product.id }}
      canSave={isChanged && values.name.trim() !== ''}
      busy={update.isPending}
      saved={update.isSuccess}
      error={update.error}
      onSave={save}
      aside={product.tracked ? <StockPart product={product} /> : null}
    >
      {product.warnings.map(({ code, message }) => (
        <Notice key={code} intent="warning">
          {format.text(message)}
        </Notice>
      ))}
      <ProductFields form={form} faults={faults} />
    </RecordScreen>
  )
}

/** A new product or service. */
export function NewProductScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const form = useRecordForm(BLANK_PRODUCT)
  const create = useWrite('product.create')
  const faults = useFaults(create.error)
  const { values, changes } = form
  const save = () =>
    create.mutate(
      { ...productInput(values, changes), name: values.name.trim(), kind: values.kind },
      { onSuccess: ({ id }) => void navigate(productAddress(id), { replace: true }) },
    )
  return (
    <RecordScreen
      title={t('product.new')}
      list={PRODUCTS}
      canSave={values.name.trim() !== ''}
      busy={create.isPending}
      saved={false}
      error={create.error}
      onSave={save}
    >
      <ProductFields form={form} faults={faults} isNew />
    </RecordScreen>
  )
}
