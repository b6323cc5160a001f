import { useTranslation } from 'react-i18next'
import { AccountField } from '../components/AccountField.tsx'
import { isBankLike, type useImport } from './useImport.ts'

/** A document without text can be typed by hand: into which account. */
export function ScannedFile({ job }: { readonly job: ReturnType<typeof useImport> }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('bank.enter.scanned')}</p>
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
