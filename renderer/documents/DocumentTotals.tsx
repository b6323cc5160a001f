import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Cents, decimalsOf, formatCents } from '../../db/rules/money.ts'
import { AmountField } from '../components/AmountField.tsx'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { LiveTax } from './liveTotals.ts'
import { TaxName } from './TaxName.tsx'
import type { DocumentFormState } from './useDocumentForm.ts'

interface RowProps {
  readonly name: ReactNode
  readonly children: ReactNode
  readonly strong?: boolean
}

function Row({ name, children, strong = false }: RowProps) {
  return (
    <div className={strong ? 'gl-doc-sum gl-doc-sum-total' : 'gl-doc-sum'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What the document comes to while one types, exactly as the books will have it. */
export function DocumentTotals({ form }: { readonly form: DocumentFormState }) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const { draft, totals } = form
  const show = (cents: Cents) => <Figure amount={formatCents(cents, decimalsOf(currency))} />
  return (
    <section className="gl-doc-sums" aria-label={t('document.totals')}>
      <dl>
        {totals.discount === 0 ? null : <Row name={t('document.discount')}>{show(-totals.discount)}</Row>}
        <Row name={t('document.subtotal')}>{show(totals.subtotal)}</Row>
        {totals.holdback === 0 ? null : <Row name={t('document.holdback')}>{show(-totals.holdback)}</Row>}
        {totals.taxes.map((tax) => (
          <Row key={tax.code} name={<TaxName code={tax.code} rate={tax.rate} />}>
            {form.context.isSale ? show(tax.amount) : <PaperTax form={form} tax={tax} />}
          </Row>
        ))}
        {draft.selfAssessed ? <Row name={t('document.selfAssessedNote')}>–</Row> : null}
        <Row name={t('common.total')} strong>
          <output aria-live="polite">{show(totals.total)}</output>
        </Row>
      </dl>
    </section>
  )
}

/** A tax as the supplier's paper has it; left empty, as computed. */
function PaperTax({ form, tax }: { readonly form: DocumentFormState; readonly tax: LiveTax }) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const { taxAmounts } = form.draft
  return (
    <div className="gl-doc-paper-tax">
      <AmountField
        bare
        label={t('document.taxOnPaper', { code: tax.code })}
        value={taxAmounts[tax.code] ?? ''}
        onChange={(amount) => form.change({ taxAmounts: { ...taxAmounts, [tax.code]: amount } })}
        currency={currency}
        emptyMeans={formatCents(tax.computed, decimalsOf(currency))}
        problem={form.faults.get('taxAmounts')}
      />
    </div>
  )
}
