import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice.tsx'
import { useFormat } from '../../data/useFormat.ts'
import type { Output } from '../../transport/wire.ts'

/** What a reading brought, account by account, and why one brought nothing. */
export function ReadOutcome({ outcome }: { readonly outcome: Output<'bankConnection.refresh'> }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const nameOf = (id: string) => {
    const feed = outcome.connection.accounts.find((one) => one.id === id)
    return feed?.name ?? feed?.iban ?? id
  }
  return outcome.accounts.map(({ feed, added, duplicates, pending, problem }) => (
    <Notice key={feed} intent={problem ? 'warning' : 'success'}>
      {nameOf(feed)} : {problem ? problem.message[language] : t('feeds.read', { added, duplicates, pending })}
    </Notice>
  ))
}
