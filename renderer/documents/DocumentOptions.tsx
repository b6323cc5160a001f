import { Checkbox, Field, Select, Textarea } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { AmountField } from '../components/AmountField.tsx'
import { RecordField } from '../components/RecordField.tsx'
import { useFormat } from '../data/useFormat.ts'
import { DecimalField } from './DecimalField.tsx'
import type { DocumentFormState } from './useDocumentForm.ts'

/** What concerns the whole document: discount, holdback, project, language, notes. */
export function DocumentOptions({ form }: { readonly form: DocumentFormState }) {
  const { t } = useTranslation()
  const { draft, context, change } = form
  return (
    <div className="gl-doc-options" data-after-lines>
      <OptionFields form={form} />
      <Field label={t('document.notes')}>
        <Textarea
          resize="vertical"
          maxLength={2_000}
          value={draft.notes}
          onChange={(_, { value }) => change({ notes: value })}
        />
      </Field>
      <div className="gl-actions">
        <Checkbox
          label={t('document.pricesIncludeTax')}
          checked={draft.pricesIncludeTax}
          onChange={(_, { checked }) => change({ pricesIncludeTax: checked === true })}
        />
        {context.isSale ? null : (
          <Checkbox
            label={t('document.selfAssessed')}
            checked={draft.selfAssessed}
            onChange={(_, { checked }) => change({ selfAssessed: checked === true })}
          />
        )}
      </div>
    </div>
  )
}

function OptionFields({ form }: { readonly form: DocumentFormState }) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const { draft, faults, context, change } = form
  const hasHoldback = draft.kind !== 'expense'
  return (
    <div className="gl-form-row gl-doc-small">
      <DecimalField
        label={t('document.discountPercent')}
        value={draft.discountPercent}
        onChange={(discountPercent) => change({ discountPercent, discount: '' })}
        decimals={4}
        problem={faults.get('discountPercent')}
      />
      <AmountField
        label={t('document.discountAmount')}
        value={draft.discount}
        onChange={(discount) => change({ discount, discountPercent: '' })}
        currency={currency}
        problem={faults.get('discount')}
      />
      {hasHoldback ? (
        <DecimalField
          label={t('document.holdbackPercent')}
          value={draft.holdbackPercent}
          onChange={(holdbackPercent) => change({ holdbackPercent })}
          decimals={4}
          problem={faults.get('holdbackPercent')}
        />
      ) : null}
      <RecordField
        label={t('entry.project')}
        value={draft.projectId}
        records={context.projects}
        onChange={(projectId) => change({ projectId })}
        problem={faults.get('projectId')}
      />
      {context.isSale ? (
        <Field label={t('document.language')}>
          <Select
            value={draft.language}
            onChange={(_, { value }) => change({ language: value as 'fr' | 'en' | '' })}
          >
            <option value="">{t('document.partyLanguage')}</option>
            <option value="fr">{t('language.fr')}</option>
            <option value="en">{t('language.en')}</option>
          </Select>
        </Field>
      ) : null}
    </div>
  )
}
