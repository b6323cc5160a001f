import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCompany } from '../data/companyContext.ts'
import { RecoveryKey } from '../start/RecoveryKey.tsx'
import { DecryptForm } from './DecryptForm.tsx'
import { EncryptForm } from './EncryptForm.tsx'

/** Whether the file is encrypted, and the way to change that; the recovery key stays until it is said to be kept. */
export function EncryptionPart() {
  const { t } = useTranslation()
  const { info } = useCompany()
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null)
  if (recoveryKey !== null) {
    return <RecoveryKey recoveryKey={recoveryKey} name={info.name} onDone={() => setRecoveryKey(null)} />
  }
  return (
    <>
      <p>{info.encrypted ? t('encryption.isOn') : t('encryption.isOff')}</p>
      {info.encrypted ? <DecryptForm /> : <EncryptForm onEncrypted={setRecoveryKey} />}
    </>
  )
}
