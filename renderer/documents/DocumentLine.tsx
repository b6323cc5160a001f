import { Button, Field, Input } from '@fluentui/react-components'
import { ArrowDown16Regular, ArrowUp16Regular, Delete16Regular } from '@fluentui/react-icons'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { AccountField } from '../components/AccountField.tsx'
import { Figure } from '../components/Figure.tsx'
import { fault } from '../components/fieldMessage.ts'
import { useFormat } from '../data/useFormat.ts'
import { DecimalField } from './DecimalField.tsx'
import { type DraftLine, isBlankLine } from './documentDraft.ts'
import { LineProject } from './LineProject.tsx'
import { ProductField } from './ProductField.tsx'
import { TaxField } from './TaxField.tsx'
import type { Product } from './useDocumentContext.ts'
import type { DocumentFormState } from './useDocumentForm.ts'

interface DocumentLineProps {
  readonly form: DocumentFormState
  readonly line: DraftLine
  readonly number: number
  /** Unit, discount and project are shown. */
  readonly more: boolean
}

const QUANTITY_DECIMALS = 6

/** Alt with an arrow moves the line, Ctrl+Delete removes it; the keyboard stays where it was. */
function onLineKey(event: KeyboardEvent, form: DocumentFormState, line: DraftLine): void {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
  if (event.altKey && step !== 0) {
    event.preventDefault()
    const field = document.activeElement as HTMLElement | null
    form.moveLine(line.key, step)
    setTimeout(() => field?.focus())
  } else if (event.ctrlKey && event.key === 'Delete' && !isBlankLine(line)) {
    event.preventDefault()
    const row = event.currentTarget
    const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('input')
    form.removeLine(line.key)
    next?.focus()
  }
}

/** What a product brings to its line; what was typed before it is replaced. */
function partOf(product: Product, isSale: boolean, language: 'fr' | 'en'): Partial<DraftLine> {
  const name = language === 'en' && product.nameEn ? product.nameEn : product.name
  return {
    productId: product.id,
    description: product.description || name,
    unit: product.unit ?? '',
    unitPrice: (isSale ? product.price : product.cost) ?? '',
    taxes: null,
    account: '',
  }
}

/** One line: Enter goes on from cell to cell, then to the next line. */
export function DocumentLine({ form, line, number, more }: DocumentLineProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const { context, draft, totals } = form
  const label = (text: string) => t('entry.ofLine', { text, number })
  const problem = (field: string) => form.faults.get(`${line.key}.${field}`)
  const change = (part: Partial<DraftLine>) => form.changeLine(line.key, part)
  const amount = totals.amounts.get(line.key)
  const isBlank = isBlankLine(line)
  return (
    <tr onKeyDown={(event) => onLineKey(event, form, line)} {...(isBlank ? { 'data-blank': true } : {})}>
      <ProductCell form={form} line={line} label={label} />
      <td>
        <DecimalField
          bare
          label={label(t('document.quantity'))}
          value={line.quantity}
          onChange={(quantity) => change({ quantity })}
          decimals={QUANTITY_DECIMALS}
          emptyMeans={isBlank ? '' : '1'}
          problem={problem('quantity')}
        />
      </td>
      {more ? <UnitCell form={form} line={line} label={label} /> : null}
      <td>
        <DecimalField
          bare
          label={label(t('document.unitPrice'))}
          value={line.unitPrice}
          onChange={(unitPrice) => change({ unitPrice })}
          decimals={QUANTITY_DECIMALS}
          decimalsShown={decimalsOf(currency)}
          problem={problem('unitPrice')}
        />
      </td>
      {more ? <DiscountCell form={form} line={line} label={label} /> : null}
      <td>
        <TaxField
          label={label(t('document.taxes'))}
          day={draft.date}
          value={context.taxesOf(line)}
          onChange={(taxes) => change({ taxes })}
          problem={problem('taxes')}
        />
      </td>
      <td>
        <AccountField
          bare
          label={label(t('common.account'))}
          value={context.accountOf(line)}
          onChange={(account) => change({ account })}
          problem={problem('account')}
        />
      </td>
      {more ? (
        <td>
          <LineProject form={form} line={line} label={label(t('entry.project'))} />
        </td>
      ) : null}
      <td className="gl-end gl-doc-amount">
        {amount === undefined ? null : <Figure amount={formatCents(amount, decimalsOf(currency))} />}
      </td>
      <td className="gl-doc-buttons">
        <LineButtons form={form} line={line} label={label} />
      </td>
    </tr>
  )
}

interface CellProps {
  readonly form: DocumentFormState
  readonly line: DraftLine
  readonly label: (text: string) => string
}

/** For the mouse: the keyboard has Alt with the arrows, and Ctrl+Delete. */
function LineButtons({ form, line, label }: CellProps) {
  const { t } = useTranslation()
  const isBlank = isBlankLine(line)
  const buttons = [
    { text: t('document.lineUp'), icon: <ArrowUp16Regular />, run: () => form.moveLine(line.key, -1) },
    { text: t('document.lineDown'), icon: <ArrowDown16Regular />, run: () => form.moveLine(line.key, 1) },
    { text: t('entry.removeLine'), icon: <Delete16Regular />, run: () => form.removeLine(line.key) },
  ]
  return buttons.map(({ text, icon, run }) => (
    <Button
      key={text}
      size="small"
      appearance="subtle"
      tabIndex={-1}
      disabled={isBlank}
      icon={icon}
      aria-label={label(text)}
      title={text}
      onClick={run}
    />
  ))
}

/** What is sold or bought, in words or by the product. */
function ProductCell({ form, line, label }: CellProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { context, draft, faults } = form
  const problem = (field: string) => faults.get(`${line.key}.${field}`)
  const change = (part: Partial<DraftLine>) => form.changeLine(line.key, part)
  const wanted = draft.language === '' ? (context.party?.language ?? language) : draft.language
  return (
    <td>
      <ProductField
        label={label(t('document.description'))}
        value={line.description}
        products={context.products}
        onType={(description) => change({ description, ...(description === '' ? { productId: '' } : {}) })}
        onChoose={(product) => change(partOf(product, context.isSale, wanted === 'en' ? 'en' : 'fr'))}
        problem={problem('description') ?? problem('productId')}
      />
    </td>
  )
}

function UnitCell({ form, line, label }: CellProps) {
  const { t } = useTranslation()
  return (
    <td>
      <Field {...fault(form.faults.get(`${line.key}.unit`))}>
        <Input
          aria-label={label(t('document.unit'))}
          maxLength={20}
          value={line.unit}
          onChange={(_, { value }) => form.changeLine(line.key, { unit: value })}
        />
      </Field>
    </td>
  )
}

function DiscountCell({ form, line, label }: CellProps) {
  const { t } = useTranslation()
  return (
    <td>
      <DecimalField
        bare
        label={label(t('document.discountPercent'))}
        value={line.discountPercent}
        onChange={(discountPercent) => form.changeLine(line.key, { discountPercent })}
        decimals={4}
        problem={form.faults.get(`${line.key}.discountPercent`)}
      />
    </td>
  )
}
