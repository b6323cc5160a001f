import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { Problem } from '../components/Problem.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useJob } from '../data/useJob.ts'
import { EncryptionFields } from '../start/EncryptionFields.tsx'
import { blankCompany, faultsOf } from '../start/newCompany.ts'
import { RecoveryKey } from '../start/RecoveryKey.tsx'

/** Whether the file is encrypted, and the way to change that. */
export function EncryptionPart() {
  const { t } = useTranslation()
  const { info } = useCompany()
  return (
    <>
      <p>{info.encrypted ? t('encryption.isOn') : t('encryption.isOff')}</p>
      {info.encrypted ? <Decrypt /> : <Encrypt />}
    </>
  )
}

function Encrypt() {
  const { t } = useTranslation()
  const { path, info } = useCompany()
  const [fields, setFields] = useState({ ...blankCompany, name: info.name })
  const [tried, setTried] = useState(false)
  const [seen, setSeen] = useState(false)
  const encrypt = useJob('company.encrypt', path)
  const faults = faultsOf(fields)
  const key = encrypt.data?.recoveryKey
  if (key && !seen) return <RecoveryKey recoveryKey={key} name={info.name} onDone={() => setSeen(true)} />
  return (
    <form
      className="gl-form"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (faults.size === 0) encrypt.mutate({ input: { passphrase: fields.passphrase } })
      }}
    >
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

function Decrypt() {
  const { t } = useTranslation()
  const { path } = useCompany()
  const [asked, setAsked] = useState(false)
  const decrypt = useJob('company.decrypt', path)
  return (
    <div className="gl-actions">
      <Button onClick={() => setAsked(true)}>{t('encryption.decrypt')}</Button>
      {asked ? (
        <AskDialog
          title={t('encryption.decrypt')}
          confirm={t('encryption.decryptThis')}
          onCancel={() => setAsked(false)}
          onConfirm={() => decrypt.mutate({ input: {} }, { onSuccess: () => setAsked(false) })}
          busy={decrypt.isPending}
          error={decrypt.error}
        >
          <p>{t('encryption.decryptText')}</p>
        </AskDialog>
      ) : null}
    </div>
  )
}
