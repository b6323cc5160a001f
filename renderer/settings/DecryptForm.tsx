import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useJob } from '../data/useJob.ts'

/** Takes the encryption off, after saying what that means. */
export function DecryptForm() {
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
