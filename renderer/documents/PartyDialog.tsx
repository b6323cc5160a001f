import { Field, Input, Select } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countryOf } from '../../db/rules/charts/countries.ts'
import { AskDialog } from '../components/AskDialog.tsx'
import { Notice } from '../components/Notice.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'

interface PartyDialogProps {
  readonly role: 'client' | 'supplier'
  readonly name: string
  readonly onMade: (party: { readonly id: string; readonly name: string }) => void
  readonly onClose: () => void
}

const TITLES = { client: 'document.newClient', supplier: 'document.newSupplier' } as const

/** Just what an invoice needs of a new client or supplier; who looks like it is told before. */
export function PartyDialog({ role, name: typed, onMade, onClose }: PartyDialogProps) {
  const { t } = useTranslation()
  const { info } = useCompany()
  const format = useFormat()
  const [name, setName] = useState(typed)
  const [email, setEmail] = useState('')
  const [province, setProvince] = useState(info.province ?? '')
  const [language, setLanguage] = useState<'fr' | 'en'>(info.language === 'en' ? 'en' : 'fr')
  const create = useWrite('party.create')
  const { data: alike } = useRead('party.duplicates', { name: name.trim() }, { enabled: name.trim() !== '' })
  const provinces = countryOf(info.country)?.provinces ?? []
  const isOwn = provinces.length > 0
  const save = () =>
    create.mutate(
      {
        name: name.trim(),
        roles: [role],
        language,
        ...(email.trim() === '' ? {} : { email: email.trim() }),
        ...(isOwn && province !== '' ? { province } : {}),
      },
      { onSuccess: onMade },
    )
  const first = alike?.items[0]
  return (
    <AskDialog
      title={t(TITLES[role])}
      confirm={t('document.create')}
      onConfirm={save}
      onCancel={onClose}
      busy={create.isPending}
      disabled={name.trim() === ''}
      error={create.error}
    >
      <Field label={t('document.name')} required>
        <Input value={name} maxLength={200} onChange={(_, { value }) => setName(value)} />
      </Field>
      {first ? <Notice intent="warning">{t('document.alike', { name: first.name })}</Notice> : null}
      <Field label={t('document.email')}>
        <Input type="email" value={email} maxLength={200} onChange={(_, { value }) => setEmail(value)} />
      </Field>
      {isOwn ? (
        <Field label={t('company.province')}>
          <Select value={province} onChange={(_, { value }) => setProvince(value)}>
            {provinces.map(({ code, name: fr, nameEn }) => (
              <option key={code} value={code}>
                {format.language === 'en' ? nameEn : fr}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Field label={t('document.language')}>
        <Select value={language} onChange={(_, { value }) => setLanguage(value === 'en' ? 'en' : 'fr')}>
          <option value="fr">{t('language.fr')}</option>
          <option value="en">{t('language.en')}</option>
        </Select>
      </Field>
    </AskDialog>
  )
}
