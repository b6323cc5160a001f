import { useTranslation } from 'react-i18next'
import { checkTaxNumber, type TaxNumberKind } from '../../db/rules/taxnumbers.ts'
import { RecordBox } from '../components/record/RecordBox.tsx'
import { TextField } from '../components/record/TextField.tsx'
import type { RecordForm } from '../components/record/useRecordForm.ts'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { type PartyForm, taxNumberKinds } from './partyForm.ts'

const CHECKED: readonly string[] = ['TPS', 'TVQ', 'SIREN', 'TVA-FR', 'TVA-BE'] satisfies TaxNumberKind[]

const KIND_TEXTS = {
  TPS: 'party.numbers.TPS',
  TVQ: 'party.numbers.TVQ',
  NEQ: 'party.numbers.NEQ',
} as const

/** The numbers of the authorities; one that looks wrong is told and kept, as on the paper. */
export function TaxNumberFields({ form }: { readonly form: RecordForm<PartyForm> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { info } = useCompany()
  const { values, set } = form
  const { taxNumbers } = values
  const usual = taxNumberKinds(values.country || info.country)
  const kinds = [...new Set([...usual, ...Object.keys(taxNumbers)])]
  const warningOf = (kind: string) => {
    const text = taxNumbers[kind] ?? ''
    if (text.trim() === '' || !CHECKED.includes(kind)) return undefined
    const { warning } = checkTaxNumber(kind as TaxNumberKind, text)
    return warning && format.text(warning)
  }
  return (
    <RecordBox title={t('party.taxNumbers')}>
      <div className="gl-form-row">
        {kinds.map((kind) => (
          <TextField
            key={kind}
            label={kind in KIND_TEXTS ? t(KIND_TEXTS[kind as keyof typeof KIND_TEXTS]) : kind}
            value={taxNumbers[kind] ?? ''}
            onChange={(text) => set('taxNumbers', { ...taxNumbers, [kind]: text })}
            warning={warningOf(kind)}
            max={40}
          />
        ))}
      </div>
    </RecordBox>
  )
}
