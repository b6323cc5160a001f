import { Checkbox, Field, Select, Switch } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { METHODS } from '../../db/rules/documents/kinds.ts'
import { AmountField } from '../components/AmountField.tsx'
import { RecordBox } from '../components/record/RecordBox.tsx'
import { TermsField } from '../components/record/TermsField.tsx'
import { TextField } from '../components/record/TextField.tsx'
import type { RecordForm } from '../components/record/useRecordForm.ts'
import { useFormat } from '../data/useFormat.ts'
import { useSettings } from '../documents/useDocumentContext.ts'
import { AddressFields } from './AddressFields.tsx'
import type { PartyForm } from './partyForm.ts'
import { TaxNumberFields } from './TaxNumberFields.tsx'
import { UsualFields } from './UsualFields.tsx'

export interface PartyFieldsProps {
  readonly form: RecordForm<PartyForm>
  readonly faults: (path: string) => string | undefined
  readonly isNew?: boolean
}

/** The fields of a client or supplier, in the order in which a paper gives them. */
export function PartyFields({ form, faults, isNew = false }: PartyFieldsProps) {
  const { t } = useTranslation()
  const { values, set } = form
  return (
    <>
      <IdentityFields form={form} faults={faults} isNew={isNew} />
      <AddressFields form={form} />
      <TermsFields form={form} faults={faults} />
      <TaxNumberFields form={form} />
      <RecordBox title={t('party.notes')}>
        <TextField
          label={t('party.notes')}
          value={values.notes}
          onChange={(notes) => set('notes', notes)}
          lines={3}
          max={4_000}
        />
        {isNew ? null : (
          <Switch
            checked={values.archived}
            onChange={(_, { checked }) => set('archived', checked)}
            label={t('party.archive')}
          />
        )}
      </RecordBox>
    </>
  )
}

function IdentityFields({ form, faults, isNew = false }: PartyFieldsProps) {
  const { t } = useTranslation()
  const { values, set } = form
  return (
    <RecordBox title={t('party.identity')}>
      <TextField
        label={t('party.name')}
        value={values.name}
        onChange={(name) => set('name', name)}
        problem={faults('name')}
        required
        autoFocus={isNew}
      />
      <div className="gl-form-row">
        <TextField
          label={t('common.number')}
          value={values.number}
          onChange={(number) => set('number', number)}
          max={40}
        />
        <Field label={t('party.language')}>
          <Select value={values.language} onChange={(_, { value }) => set('language', value)}>
            <option value="">{t('party.ownLanguage')}</option>
            <option value="fr">{t('language.fr')}</option>
            <option value="en">{t('language.en')}</option>
          </Select>
        </Field>
      </div>
      <div className="gl-form-row">
        <Checkbox
          label={t('party.isClient')}
          checked={values.isClient}
          disabled={values.isClient && !values.isSupplier}
          onChange={(_, { checked }) => set('isClient', checked === true)}
        />
        <Checkbox
          label={t('party.isSupplier')}
          checked={values.isSupplier}
          disabled={values.isSupplier && !values.isClient}
          onChange={(_, { checked }) => set('isSupplier', checked === true)}
        />
      </div>
      <div className="gl-form-row">
        <TextField
          label={t('party.email')}
          type="email"
          value={values.email}
          onChange={(email) => set('email', email)}
          problem={faults('email')}
        />
        <TextField
          label={t('party.phone')}
          type="tel"
          max={50}
          value={values.phone}
          onChange={(phone) => set('phone', phone)}
        />
      </div>
    </RecordBox>
  )
}

const METHOD_TEXTS = {
  bank_transfer: 'document.methods.bank_transfer',
  cash: 'document.methods.cash',
  check: 'document.methods.check',
  card: 'document.methods.card',
  other: 'document.methods.other',
} as const

function TermsFields({ form, faults }: PartyFieldsProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const settings = useSettings()
  const { values, set } = form
  const usual = settings.get(values.isClient ? 'sales.terms' : 'purchase.terms')
  return (
    <RecordBox title={t('party.conditions')}>
      <div className="gl-form-row">
        <TermsField
          label={t('party.terms')}
          value={values.terms}
          onChange={(terms) => set('terms', terms)}
          problem={faults('terms')}
          usual={typeof usual === 'string' ? usual : ''}
        />
        <Field label={t('party.method')}>
          <Select value={values.method} onChange={(_, { value }) => set('method', value)}>
            <option value="">{t('party.anyMethod')}</option>
            {METHODS.map((method) => (
              <option key={method} value={method}>
                {t(METHOD_TEXTS[method])}
              </option>
            ))}
          </Select>
        </Field>
        {values.isClient ? (
          <AmountField
            label={t('party.creditLimit')}
            value={values.creditLimit}
            onChange={(limit) => set('creditLimit', limit)}
            currency={currency}
            problem={faults('creditLimit')}
          />
        ) : null}
      </div>
      {values.isClient ? <UsualFields form={form} faults={faults} side="client" /> : null}
      {values.isSupplier ? <UsualFields form={form} faults={faults} side="supplier" /> : null}
    </RecordBox>
  )
}
