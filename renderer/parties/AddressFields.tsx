import { useTranslation } from 'react-i18next'
import { ProvinceField } from '../components/record/ProvinceField.tsx'
import { RecordBox } from '../components/record/RecordBox.tsx'
import { TextField } from '../components/record/TextField.tsx'
import type { RecordForm } from '../components/record/useRecordForm.ts'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import type { PartyForm } from './partyForm.ts'

/** Where a client or supplier is; its province or country decides which taxes a sale carries. */
export function AddressFields({ form }: { readonly form: RecordForm<PartyForm> }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { info } = useCompany()
  const { values, set } = form
  const country = values.country.toUpperCase()
  return (
    <RecordBox title={t('party.addresses')}>
      <TextField
        label={t('party.address')}
        value={values.address}
        onChange={(address) => set('address', address)}
        max={300}
      />
      <div className="gl-form-row">
        <TextField
          label={t('party.city')}
          value={values.city}
          onChange={(city) => set('city', city)}
          max={100}
        />
        <ProvinceField
          label={t('company.province')}
          country={country || info.country}
          value={values.province}
          onChange={(province) => set('province', province)}
        />
      </div>
      <div className="gl-form-row">
        <TextField
          label={t('party.postalCode')}
          value={values.postalCode}
          onChange={(code) => set('postalCode', code)}
          max={20}
        />
        <TextField
          label={t('party.country')}
          value={values.country}
          onChange={(code) => set('country', code.toUpperCase())}
          max={2}
          placeholder={info.country}
          hint={countryName(country || info.country, language)}
        />
      </div>
      <TextField
        label={t('party.deliveryAddress')}
        value={values.deliveryAddress}
        onChange={(address) => set('deliveryAddress', address)}
        lines={2}
        max={4_000}
      />
    </RecordBox>
  )
}

/** The name of a country by its two letters, or nothing for letters that are none. */
function countryName(code: string, language: 'fr' | 'en'): string {
  if (!/^[A-Z]{2}$/.test(code)) return ''
  const name = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(code)
  return name ?? ''
}
