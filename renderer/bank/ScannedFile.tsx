import { useTranslation } from 'react-i18next'
import { AccountField } from '../components/AccountField.tsx'
import { Notice } from '../components/Notice.tsx'
import { isBankLike, type useImport } from './useImport.ts'

/** A document without text can be typed by hand: into which account. */
export function ScannedFile({ job }: { readonly job: ReturnType<typeof useImport> }) {
  const { t } = useTranslation()
  return (
    <>
      <Notice intent="warning">{t('bank.enter.scanned')}</Notice>
      <AccountField
        label={t('bank.enter.account')}
        value={job.account}
        onChange={(account) => job.choose({ account })}
        only={isBankLike}
        holdEnter
      />
    </>
  )
}
