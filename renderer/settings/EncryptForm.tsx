import { Button } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useJob } from '../data/useJob.ts'
import { EncryptionFields } from '../start/EncryptionFields.tsx'
import { blankCompany, faultsOf } from '../start/newCompany.ts'

/** Encrypts the file of the company with a passphrase given twice. */
export function EncryptForm({ onEncrypted }: { readonly onEncrypted: (recoveryKey: string) => void }) {
  const { t } = useTranslation()
  const { path, info } = useCompany()
  const [fields, setFields] = useState({ ...blankCompany, name: info.name })
  const [tried, setTried] = useState(false)
  const encrypt = useJob('company.encrypt', path)
  const faults = faultsOf(fields)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faults.size > 0 || encrypt.isPending) return
    const { passphrase } = fields
    encrypt.mutate({ input: { passphrase } }, { onSuccess: ({ recoveryKey }) => onEncrypted(recoveryKey) })
  }
  return (
    <form className="gl-form" onSubmit={submit}>
      <EncryptionFields
        company={fields}
        faults={tried ? faults : new Set()}
        onChange={(part) => setFields((before) => ({ ...before, ...part }))}
      />
      <Problem error={encrypt.error} />
      <div className="gl-actions">
        <Button type="submit" appearance="primary" disabled={!fields.encrypted || encrypt.isPending}>
          {t('encryption.encrypt')}
        </Button>
      </div>
    </form>
  )
}
