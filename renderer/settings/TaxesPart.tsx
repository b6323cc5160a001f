import { Button, Field, Input, Select } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../components/DateField.tsx'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Output } from '../transport/wire.ts'

/** The taxes that hold today, and since when the company is registered for them. */
export function TaxesPart() {
  const { t } = useTranslation()
  const format = useFormat()
  const { info } = useCompany()
  const { data, error } = useRead('tax.codes', {})
  const codes = data?.items ?? []
  return (
    <>
      <p>{info.taxRegistered ? t('taxes.registered') : t('taxes.notRegistered')}</p>
      <Registrations registrations={data?.registrations ?? []} />
      <Problem error={error} />
      <div className="gl-table-box">
        <table className="gl-table">
          <thead>
            <tr>
              <th scope="col">{t('taxes.code')}</th>
              <th scope="col">{t('account.name')}</th>
              <th scope="col" className="gl-end">
                {t('taxes.rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {codes.map(({ code, name, nameEn, rate }) => (
              <tr key={code}>
                <th scope="row">{code}</th>
                <td>{format.language === 'en' ? nameEn : name}</td>
                <td className="gl-end gl-figure">{format.rate(rate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RegisterForm codes={codes.filter(({ rate }) => rate > 0).map(({ code }) => code)} />
    </>
  )
}

function Registrations({ registrations }: Pick<Output<'tax.codes'>, 'registrations'>) {
  const { t } = useTranslation()
  if (registrations.length === 0) return null
  return (
    <ul className="gl-plain-list">
      {registrations.map(({ code, since, until, number }) => (
        <li key={code}>
          <strong>{code}</strong>
          <span>{since ? t('taxes.sinceDay', { day: since }) : t('taxes.always')}</span>
          {until ? <span>{t('taxes.untilDay', { day: until })}</span> : null}
          <span className="gl-figure">{number ?? t('taxes.noNumber')}</span>
        </li>
      ))}
    </ul>
  )
}

function RegisterForm({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation()
  const [tax, setTax] = useState('')
  const [since, setSince] = useState('')
  const [number, setNumber] = useState('')
  const register = useWrite('tax.register')
  const chosen = tax || (codes[0] ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    register.mutate({ tax: chosen, since, ...(number.trim() ? { number: number.trim() } : {}) })
  }
  return (
    <form className="gl-stack" onSubmit={submit}>
      <h3 className="gl-h3">{t('taxes.register')}</h3>
      <div className="gl-form-row gl-narrow">
        <Field label={t('taxes.code')}>
          <Select value={chosen} onChange={(_, { value }) => setTax(value)}>
            {codes.map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </Select>
        </Field>
        <DateField label={t('taxes.since')} value={since} onChange={setSince} />
        <Field label={t('taxes.number')}>
          <Input value={number} onChange={(_, { value }) => setNumber(value)} />
        </Field>
      </div>
      <Problem error={register.error} />
      {register.data ? (
        <Notice intent={register.data.numberLooksWrong ? 'warning' : 'success'}>
          {t('taxes.saved')} {register.data.numberLooksWrong ? t('taxes.badNumber') : ''}
        </Notice>
      ) : null}
      <div className="gl-actions">
        <Button type="submit" disabled={chosen === '' || since === '' || register.isPending}>
          {t('taxes.registerThis')}
        </Button>
      </div>
    </form>
  )
}
