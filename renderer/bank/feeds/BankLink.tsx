import { Spinner } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../../components/AskDialog.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useWrite } from '../../data/useWrite.ts'
import type { Output } from '../../transport/wire.ts'
import { useConsent } from './useConsent.ts'

interface BankLinkProps {
  readonly asked: Output<'bankConnection.create'>
  readonly name: string
  readonly onClose: () => void
}

/** The way to the bank's own site, and the wait until the consent is given there; then the first reading. */
export function BankLink({ asked, name, onClose }: BankLinkProps) {
  const { t } = useTranslation()
  const consent = useConsent(asked.id)
  const refresh = useWrite('bankConnection.refresh')
  const status = consent.data?.status ?? 'pending'
  const isGiven = status === 'active'
  const hasPlace = consent.data?.accounts.some(({ account }) => account !== null) ?? false
  const finish = () =>
    isGiven && hasPlace ? refresh.mutate({ id: asked.id }, { onSuccess: onClose }) : onClose()
  return (
    <AskDialog
      title={t('feeds.atTheBank', { name })}
      confirm={isGiven && hasPlace ? t('feeds.readNow') : t('common.close')}
      busy={refresh.isPending}
      error={consent.error ?? refresh.error}
      onCancel={onClose}
      onConfirm={finish}
    >
      {status === 'pending' ? (
        <>
          <p>{t('feeds.openText', { name })}</p>
          <p>
            <a className="gl-link" href={asked.link} target="_blank" rel="noreferrer">
              {t('feeds.open', { name })}
            </a>
          </p>
          <Spinner size="small" label={t('feeds.waiting')} />
        </>
      ) : (
        <Notice intent={isGiven ? 'success' : 'warning'}>
          {isGiven
            ? t('feeds.given', { count: consent.data?.accounts.length ?? 0 })
            : t('feeds.notGiven', { name })}
        </Notice>
      )}
    </AskDialog>
  )
}
