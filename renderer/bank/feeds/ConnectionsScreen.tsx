import { Button } from '@fluentui/react-components'
import { PlugConnected20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Screen } from '../../components/Screen.tsx'
import { useRead } from '../../data/useRead.ts'
import { BankNav } from '../BankNav.tsx'
import { ConnectDialog } from './ConnectDialog.tsx'
import { ConnectionPart } from './ConnectionPart.tsx'
import { KeysDialog } from './KeysDialog.tsx'

/** Banks read through a supplier: what each gives, until when, and where it goes in the books. */
export function ConnectionsScreen() {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'connect' | 'keys' | null>(null)
  const { data, error } = useRead('bankConnection.list', {})
  const close = () => setAsked(null)
  const connect = () => setAsked(data?.keys ? 'connect' : 'keys')
  const button = (
    <Button appearance="primary" icon={<PlugConnected20Regular />} onClick={connect}>
      {t('feeds.connect')}
    </Button>
  )
  return (
    <Screen
      title={t('feeds.title')}
      subtitle={t('feeds.subtitle')}
      actions={
        <>
          {data?.keys ? <Button onClick={() => setAsked('keys')}>{t('feeds.keys')}</Button> : null}
          {data && data.items.length > 0 ? button : null}
        </>
      }
    >
      <BankNav shown="connections" />
      <Problem error={error} />
      {data && data.items.length === 0 ? (
        <EmptyState title={t('feeds.emptyTitle')} action={button}>
          {t('feeds.emptyText')}
        </EmptyState>
      ) : null}
      {data?.items.map((connection) => (
        <ConnectionPart key={connection.id} connection={connection} />
      ))}
      {asked === 'keys' ? (
        <KeysDialog known={data?.keys ?? false} onKept={() => setAsked('connect')} onClose={close} />
      ) : null}
      {asked === 'connect' ? <ConnectDialog countries={data?.countries ?? []} onClose={close} /> : null}
    </Screen>
  )
}
