import { Button, Field, Input, Select } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countryOf } from '../../db/rules/charts/countries.ts'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Language } from '../format/amountInput.ts'
import { yearEnds } from '../start/yearEnds.ts'
import { IdentityForm } from './IdentityForm.tsx'
import { LogoPart } from './LogoPart.tsx'

/** The company: its books, who it is to others, its logo. */
export function CompanyPart() {
  return (
    <>
      <BooksForm />
      <IdentityForm />
      <LogoPart />
    </>
  )
}

/** Name, fiscal year end and language of the company; its country and currency are for ever. */
function BooksForm() {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { info } = useCompany()
  const [name, setName] = useState(info.name)
  const [fiscalYearEnd, setYearEnd] = useState(info.fiscalYearEnd)
  const [companyLanguage, setLanguage] = useState<Language>(info.language === 'en' ? 'en' : 'fr')
  const update = useWrite('company.update')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    update.mutate({
      ...(name.trim() === info.name ? {} : { name: name.trim() }),
      ...(fiscalYearEnd === info.fiscalYearEnd ? {} : { fiscalYearEnd }),
      ...(companyLanguage === info.language ? {} : { language: companyLanguage }),
    })
  }
  const ends = yearEnds(language)
  const known = ends.some(({ value }) => value === fiscalYearEnd)
  const same =
    name.trim() === info.name && fiscalYearEnd === info.fiscalYearEnd && companyLanguage === info.language
  return (
    <form className="gl-form" onSubmit={submit}>
      <Field label={t('company.name')}>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <div className="gl-form-row">
        <Field label={t('company.fiscalYearEnd')}>
          <Select value={fiscalYearEnd} onChange={(_, { value }) => setYearEnd(value)}>
            {known ? null : <option value={fiscalYearEnd}>{fiscalYearEnd}</option>}
            {ends.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('company.language')}>
          <Select value={companyLanguage} onChange={(_, { value }) => setLanguage(value as Language)}>
            <option value="fr">{t('language.fr')}</option>
            <option value="en">{t('language.en')}</option>
          </Select>
        </Field>
      </div>
      <CompanyFacts />
      <Problem error={update.error} />
      {update.isSuccess && same ? <Notice intent="success">{t('company.saved')}</Notice> : null}
      <div className="gl-actions">
        <Button appearance="primary" type="submit" disabled={same || name.trim() === '' || update.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  )
}

/** What was decided on creation and never changes. */
function CompanyFacts() {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { info, path } = useCompany()
  const country = countryOf(info.country)
  return (
    <dl className="gl-facts">
      <div>
        <dt>{t('company.country')}</dt>
        <dd>
          {country ? (language === 'en' ? country.nameEn : country.name) : info.country} {info.province ?? ''}
        </dd>
      </div>
      <div>
        <dt>{t('company.currency')}</dt>
        <dd>{info.currency}</dd>
      </div>
      <div>
        <dt>{t('start.file')}</dt>
        <dd className="gl-mono">{path}</dd>
      </div>
    </dl>
  )
}
