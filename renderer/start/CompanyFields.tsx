import { Checkbox, Field, Input, Select } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { COUNTRIES, countryOf } from '../../db/rules/charts/countries.ts'
import { usePreferences } from '../app/preferences.ts'
import { DateField } from '../components/DateField.tsx'
import { fault } from '../components/fieldMessage.ts'
import type { NewCompany, NewCompanyFault } from './newCompany.ts'
import { yearEnds } from './yearEnds.ts'

interface CompanyFieldsProps {
  readonly company: NewCompany
  readonly path: string
  readonly faults: ReadonlySet<NewCompanyFault>
  readonly onChange: (part: Partial<NewCompany>) => void
}

/** Name, place, fiscal year and taxes of a new company. */
export function CompanyFields({ company, path, faults, onChange }: CompanyFieldsProps) {
  const { t } = useTranslation()
  const { language } = usePreferences().preferences
  const nameOf = (place: { name: string; nameEn: string }) => (language === 'en' ? place.nameEn : place.name)
  const provinces = countryOf(company.country)?.provinces ?? []
  const setCountry = (code: string) =>
    onChange({ country: code, fiscalYearEnd: countryOf(code)?.fiscalYearEnd ?? company.fiscalYearEnd })
  return (
    <>
      <Field
        label={t('company.name')}
        required
        {...fault(faults.has('name') ? t('error.field.required') : null)}
      >
        <Input value={company.name} onChange={(_, { value }) => onChange({ name: value })} autoFocus />
      </Field>
      <div className="gl-form-row">
        <Field label={t('company.country')}>
          <Select value={company.country} onChange={(_, { value }) => setCountry(value)}>
            {COUNTRIES.map((country) => (
              <option key={country.code} value={country.code}>
                {nameOf(country)}
              </option>
            ))}
          </Select>
        </Field>
        {provinces.length > 0 ? (
          <Field label={t('company.province')}>
            <Select value={company.province} onChange={(_, { value }) => onChange({ province: value })}>
              {provinces.map((province) => (
                <option key={province.code} value={province.code}>
                  {nameOf(province)}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Field label={t('company.fiscalYearEnd')}>
          <Select
            value={company.fiscalYearEnd}
            onChange={(_, { value }) => onChange({ fiscalYearEnd: value })}
          >
            {yearEnds(language).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Registration company={company} faults={faults} onChange={onChange} />
      <Field label={t('start.file')} hint={t('start.fileHint')}>
        <Input value={path} onChange={(_, { value }) => onChange({ path: value })} />
      </Field>
    </>
  )
}

/** Whether the company charges sales taxes, and since when. */
function Registration({ company, faults, onChange }: Omit<CompanyFieldsProps, 'path'>) {
  const { t } = useTranslation()
  return (
    <div className="gl-form-row gl-form-row-end">
      <Checkbox
        checked={company.registered}
        onChange={(_, { checked }) => onChange({ registered: checked === true })}
        label={t('company.registered')}
      />
      {company.registered ? (
        <DateField
          label={t('company.registeredSince')}
          value={company.registeredSince}
          onChange={(registeredSince) => onChange({ registeredSince })}
          problem={faults.has('registeredSince') ? t('error.date.notDay') : null}
        />
      ) : null}
    </div>
  )
}
