import { Field, Input } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Answers } from '../components/Answers.tsx'
import { fault } from '../components/fieldMessage.ts'
import type { Listed } from '../data/useAll.ts'
import { useFormat } from '../data/useFormat.ts'
import { matchScore } from '../format/search.ts'
import type { Product } from './useDocumentContext.ts'
import { useFreeCombo } from './useFreeCombo.ts'

interface ProductFieldProps {
  readonly label: string
  /** The description of the line. */
  readonly value: string
  readonly products: Listed<Product>
  readonly onType: (description: string) => void
  readonly onChoose: (product: Product) => void
  readonly problem?: string | undefined
}

const ANSWERS_MAX = 8

/** A description, or a product or service found by its code or name: the arrows choose it, its whole code too. */
export function ProductField({ label, value, products, onType, onChoose, problem }: ProductFieldProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const id = useId()
  const nameOf = (product: Product) => (language === 'en' && product.nameEn ? product.nameEn : product.name)
  const find = (typed: string) =>
    products.items
      .filter(({ archived }) => !archived)
      .map((product) => ({
        product,
        score: matchScore(typed, product.code ?? '', [product.name, product.nameEn ?? '']),
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, ANSWERS_MAX)
      .map(({ product }) => ({
        key: product.id,
        label: nameOf(product),
        ...(product.code ? { code: product.code } : {}),
      }))
  const combo = useFreeCombo({
    value,
    find,
    onType,
    loading: !products.ready,
    onChoose: (key) => {
      const product = products.items.find((one) => one.id === key)
      if (product) onChoose(product)
    },
  })
  const { open, choices, active } = combo
  return (
    <Field {...fault(problem)}>
      <Input
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-label={label}
        autoComplete="off"
        className="gl-combo-input"
        style={{ anchorName: `--${CSS.escape(id)}` }}
        value={value}
        maxLength={2_000}
        onChange={(_, data) => combo.type(data.value)}
        onBlur={combo.settle}
        onKeyDown={combo.onKeyDown}
        data-held={combo.held}
        {...(open && choices[active] ? { 'aria-activedescendant': `${id}-${active}` } : {})}
      />
      <Answers
        id={id}
        label={label}
        open={open}
        choices={choices}
        active={active}
        onPick={combo.choose}
        none={t('common.none')}
      />
    </Field>
  )
}
