/** What a form of a product holds, and how it crosses to the books and back. */
import { textOrNull } from '../components/record/useRecordForm.ts'
import type { Input, Output } from '../transport/wire.ts'

export type Product = Output<'product.get'>
export type StockStatus = NonNullable<Product['stockStatus']>

const TEXTS = [
  'code',
  'nameEn',
  'description',
  'category',
  'unit',
  'price',
  'cost',
  'salesAccount',
  'purchaseAccount',
  'low',
  'critical',
  'supplierId',
] as const
type TextKey = (typeof TEXTS)[number]

export type ProductForm = Readonly<Record<TextKey, string>> & {
  readonly name: string
  readonly kind: 'goods' | 'service'
  readonly taxes: readonly string[] | null
  readonly tracked: boolean
  readonly archived: boolean
}

type Fields = Omit<Input<'product.update'>, 'id'>

export const BLANK_PRODUCT: ProductForm = {
  ...(Object.fromEntries(TEXTS.map((key) => [key, ''])) as Record<TextKey, string>),
  name: '',
  kind: 'goods',
  taxes: null,
  tracked: false,
  archived: false,
}

/** A product as its form shows it. */
export function productForm(product: Product): ProductForm {
  const texts = Object.fromEntries(TEXTS.map((key) => [key, product[key] ?? ''])) as Record<TextKey, string>
  return {
    ...texts,
    name: product.name,
    kind: product.kind === 'service' ? 'service' : 'goods',
    taxes: product.taxes,
    tracked: product.tracked,
    archived: product.archived,
  }
}

/** The changed fields as the operation takes them. */
export function productInput(values: ProductForm, changes: Partial<ProductForm>): Fields {
  const texts = TEXTS.filter((key) => key in changes).map((key) => [key, textOrNull(values[key])])
  return {
    ...(Object.fromEntries(texts) as Fields),
    ...('name' in changes ? { name: values.name.trim() } : {}),
    ...('kind' in changes ? { kind: values.kind } : {}),
    ...('taxes' in changes ? { taxes: values.taxes && [...values.taxes] } : {}),
    ...('tracked' in changes ? { tracked: values.tracked } : {}),
    ...('archived' in changes ? { archived: values.archived } : {}),
  }
}

export const PRODUCTS = '/sales/products'
export const productAddress = (id: string): string => `${PRODUCTS}/${encodeURIComponent(id)}`
