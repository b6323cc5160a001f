import { Button } from '@fluentui/react-components'
import {
  CheckmarkCircle20Filled,
  Clock20Regular,
  ErrorCircle20Filled,
  type FluentIcon,
  Warning20Filled,
} from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../../components/AskDialog.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useFormat } from '../../data/useFormat.ts'
import { useWrite } from '../../data/useWrite.ts'
import type { Output } from '../../transport/wire.ts'
import { BankLink } from './BankLink.tsx'
import { FeedTable } from './FeedTable.tsx'
import { ReadOutcome } from './ReadOutcome.tsx'

export type Connection = Output<'bankConnection.list'>['items'][number]

const ICONS: Readonly<Record<Connection['status'], FluentIcon>> = {
  active: CheckmarkCircle20Filled,
  pending: Clock20Regular,
  expired: Warning20Filled,
  revoked: ErrorCircle20Filled,
  error: ErrorCircle20Filled,
}

/** One bank: its state in a sign and a word, until when it stands, its accounts, and what can be done. */
export function ConnectionPart({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, name, status, validThrough, daysLeft, accounts } = connection
  const [asked, setAsked] = useState(false)
  const refresh = useWrite('bankConnection.refresh')
  const renew = useWrite('bankConnection.renew')
  const check = useWrite('bankConnection.check')
  const busy = refresh.isPending || renew.isPending || check.isPending
  const Icon = ICONS[status]
  const canRead = status === 'active' && accounts.some(({ account }) => account !== null)
  return (
    <section className="gl-stack gl-tight" aria-labelledby={id}>
      <h2 className="gl-h2" id={id}>
        {name}
      </h2>
      <p className={`gl-feed-state gl-feed-${status}`}>
        <Icon aria-hidden /> <strong>{t(`feeds.status.${status}`)}</strong>
        {validThrough && status === 'active' ? (
          <span className="gl-hint">
            {t('feeds.through', { day: format.longDay(validThrough), count: daysLeft ?? 0 })}
          </span>
        ) : null}
      </p>
      {accounts.length > 0 ? <FeedTable feeds={accounts} /> : null}
      <div className="gl-actions gl-left">
        {canRead ? (
          <Button disabledFocusable={busy} onClick={() => refresh.mutate({ id })}>
            {t('feeds.refresh')}
          </Button>
        ) : null}
        {status === 'pending' ? (
          <Button disabledFocusable={busy} onClick={() => check.mutate({ id })}>
            {t('feeds.check')}
          </Button>
        ) : null}
        <Button disabledFocusable={busy} onClick={() => renew.mutate({ id })}>
          {t('feeds.renew')}
        </Button>
        <Button appearance="subtle" onClick={() => setAsked(true)}>
          {t('feeds.disconnect')}
        </Button>
      </div>
      <Problem error={refresh.error ?? renew.error ?? check.error} />
      {refresh.data ? <ReadOutcome outcome={refresh.data} /> : null}
      {renew.data ? <BankLink asked={renew.data} name={name} onClose={renew.reset} /> : null}
      {asked ? <DisconnectDialog connection={connection} onClose={() => setAsked(false)} /> : null}
    </section>
  )
}

function DisconnectDialog({
  connection,
  onClose,
}: {
  readonly connection: Connection
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const disconnect = useWrite('bankConnection.disconnect')
  const { id, name } = connection
  const failed = disconnect.error !== null
  return (
    <AskDialog
      title={t('feeds.disconnectTitle', { name })}
      confirm={failed ? t('feeds.disconnectAnyway') : t('feeds.disconnect')}
      busy={disconnect.isPending}
      error={disconnect.error}
      onCancel={onClose}
      onConfirm={() => disconnect.mutate({ id, evenOffline: failed }, { onSuccess: onClose })}
    >
      <p>{t('feeds.disconnectText')}</p>
    </AskDialog>
  )
}
