import { Button } from '@fluentui/react-components'
import { ArrowUndo20Regular, Edit20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { Problem } from '../components/Problem.tsx'
import { HistoryButton } from '../components/record/HistoryButton.tsx'
import { Screen } from '../components/Screen.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import type { Entry } from '../transport/wire.ts'
import { EntryDocument } from './EntryDocument.tsx'
import { EntryLines } from './EntryLines.tsx'
import { EntryMarks } from './EntryMarks.tsx'
import { ReverseDialog } from './ReverseDialog.tsx'

/** One posted entry; it is never edited, it is reversed or corrected. */
export function EntryScreen() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const { data: entry, error } = useRead('ledger.entry', { id }, { keep: false })
  if (!entry) {
    return (
      <Screen title={t('entry.one')}>
        {error ? <Problem error={error} /> : <p>{t('common.loading')}</p>}
      </Screen>
    )
  }
  return <EntryView entry={entry} />
}

function EntryView({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const [reversing, setReversing] = useState(false)
  const free = !entry.reversedBy && !entry.reverses
  const actions = (
    <>
      <Button appearance="subtle" onClick={() => void navigate(-1)}>
        {t('common.back')}
      </Button>
      <HistoryButton kind="entry" id={entry.id} />
      {free ? (
        <>
          <Button icon={<Edit20Regular />} onClick={() => void navigate(`/ledger/correct/${entry.id}`)}>
            {t('entry.correct')}
          </Button>
          <Button icon={<ArrowUndo20Regular />} onClick={() => setReversing(true)}>
            {t('entry.reverse')}
          </Button>
        </>
      ) : null}
    </>
  )
  return (
    <Screen
      title={t('entry.title', { number: entry.number })}
      subtitle={
        <>
          {format.longDay(entry.date)} <EntryMarks entry={entry} />
        </>
      }
      actions={actions}
    >
      <EntryFacts entry={entry} />
      <EntryLines entry={entry} />
      {reversing ? <ReverseDialog entry={entry} onClose={() => setReversing(false)} /> : null}
    </Screen>
  )
}

function EntryFacts({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation()
  return (
    <dl className="gl-facts">
      <div>
        <dt>{t('common.memo')}</dt>
        <dd>{entry.memo}</dd>
      </div>
      <div>
        <dt>{t('entry.journal')}</dt>
        <dd>{entry.journal}</dd>
      </div>
      {entry.piece ? (
        <div>
          <dt>{t('entry.piece')}</dt>
          <dd>
            {entry.piece.number} {entry.piece.date ?? ''}
          </dd>
        </div>
      ) : null}
      <EntryDocument entry={entry} />
      {entry.reversedBy ? (
        <div>
          <dt>{t('entry.reversedBy')}</dt>
          <dd>
            <Link className="gl-link" to={`/ledger/entries/${entry.reversedBy.id}`}>
              {entry.reversedBy.number}
            </Link>
          </dd>
        </div>
      ) : null}
      {entry.reverses ? (
        <div>
          <dt>{t('entry.reverses')}</dt>
          <dd>
            <Link className="gl-link" to={`/ledger/entries/${entry.reverses}`}>
              {t('entry.seeReversed')}
            </Link>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
