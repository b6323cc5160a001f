import { Button } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../app/preferences.ts'
import { Problem } from '../components/Problem.tsx'
import { useBackEnd } from '../data/backEndContext.ts'
import type { Output } from '../transport/wire.ts'
import { CompanyFields } from './CompanyFields.tsx'
import { EncryptionFields } from './EncryptionFields.tsx'
import { fileName, freePath } from './filePath.ts'
import { blankCompany, createInput, faultsOf, type NewCompany } from './newCompany.ts'
import { RecoveryKey } from './RecoveryKey.tsx'
import { useCompanies } from './useCompanies.ts'

interface CreateCompanyProps {
  readonly onDone: (path: string) => void
  readonly onBack: () => void
}

/** Creates a company file; an encrypted one shows its recovery key once before it opens. */
export function CreateCompany({ onDone, onBack }: CreateCompanyProps) {
  const { t } = useTranslation()
  const { language } = usePreferences().preferences
  const backEnd = useBackEnd()
  const { data: known } = useCompanies()
  const [company, setCompany] = useState<NewCompany>(blankCompany)
  const [tried, setTried] = useState(false)
  const faults = faultsOf(company)
  const placeIn = ({ folder, items }: Output<'app.companies'>) =>
    freePath(folder, fileName(company.name), items)
  const path = company.path || (known ? placeIn(known) : '')
  const create = useMutation({
    mutationFn: async () => {
      const to = path || placeIn(await backEnd.call('app.companies', {}))
      return backEnd.call('company.create', createInput(company, language), { company: to })
    },
    onSuccess: (created) => {
      if (!created.recoveryKey) onDone(created.path)
    },
  })
  const change = (part: Partial<NewCompany>) => setCompany((before) => ({ ...before, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faults.size === 0 && !create.isPending) create.mutate()
  }
  if (create.data?.recoveryKey) {
    return (
      <RecoveryKey
        recoveryKey={create.data.recoveryKey}
        name={company.name}
        onDone={() => onDone(create.data.path)}
      />
    )
  }
  const shown = tried ? faults : new Set<never>()
  return (
    <form className="gl-form" onSubmit={submit} noValidate>
      <h2 className="gl-h2">{t('start.create')}</h2>
      <CompanyFields company={company} path={path} faults={shown} onChange={change} />
      <EncryptionFields company={company} faults={shown} onChange={change} />
      <Problem error={create.error} />
      <div className="gl-actions">
        <Button type="submit" appearance="primary" disabled={create.isPending}>
          {create.isPending ? t('start.creating') : t('start.createThis')}
        </Button>
        <Button appearance="subtle" disabled={create.isPending} onClick={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </form>
  )
}
