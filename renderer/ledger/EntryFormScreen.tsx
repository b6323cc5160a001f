import { Spinner } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useRead } from '../data/useRead.ts'
import type { Entry } from '../transport/wire.ts'
import { EntryForm } from './EntryForm.tsx'

/** A new entry, or the correction of a posted one, which is reversed by the same act. */
export function EntryFormScreen() {
  const { t } = useTranslation()
  const { id } = useParams()
  const { data, error } = useRead(
    'ledger.entry',
    { id: id ?? '' },
    { enabled: id !== undefined, keep: false },
  )
  if (id === undefined) return <NewEntry />
  if (!data)
    return <Screen title={t('entry.correct')}>{error ? <Problem error={error} /> : <Spinner />}</Screen>
  return <Correction entry={data} />
}

function NewEntry() {
  const { t } = useTranslation()
  const [saved, setSaved] = useState<{ id: string; number: string } | null>(null)
  return (
    <Screen title={t('entry.new')} subtitle={t('entry.newHint')}>
      {saved ? (
        <Notice intent="success">
          {t('entry.saved', { number: saved.number })}{' '}
          <Link className="gl-link" to={`/ledger/entries/${saved.id}`}>
            {t('entry.seeIt')}
          </Link>
        </Notice>
      ) : null}
      <EntryForm corrected={null} onSaved={setSaved} />
    </Screen>
  )
}

function Correction({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Screen title={t('entry.correctTitle', { number: entry.number })} subtitle={t('entry.correctHint')}>
      <EntryForm
        corrected={entry}
        onSaved={({ id }) => void navigate(`/ledger/entries/${id}`, { replace: true })}
      />
    </Screen>
  )
}
