import { Button } from '@fluentui/react-components'
import { ArrowUndo20Regular, Merge20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Output } from '../transport/wire.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { type PartyRole, partyAddress } from './partyForm.ts'
import { useReasons } from './useReasons.ts'

type Group = Output<'party.duplicates'>['groups'][number]
type Pair = { readonly keep: string; readonly merge: string }

/** Every group of records that are likely one client or supplier: looked at, merged, and set apart again if need be. */
export function DuplicatesScreen({ role }: { readonly role: PartyRole }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data, error } = useRead('party.duplicates', {})
  const [merging, setMerging] = useState<Pair | null>(null)
  const [done, setDone] = useState<Pair | null>(null)
  const undo = useWrite('party.unmerge')
  return (
    <Screen
      title={t('party.duplicates')}
      subtitle={t('party.duplicatesText')}
      actions={
        <Button appearance="subtle" onClick={() => void navigate(partyAddress.list(role))}>
          {t('common.back')}
        </Button>
      }
    >
      <Problem error={error ?? undo.error} />
      {done ? (
        <>
          <Notice intent="success">{t('party.mergeDone')}</Notice>
          <div className="gl-actions">
            <Button
              icon={<ArrowUndo20Regular />}
              disabled={undo.isPending}
              onClick={() => undo.mutate({ id: done.merge }, { onSuccess: () => setDone(null) })}
            >
              {t('party.undoMerge')}
            </Button>
            <Link className="gl-link" to={partyAddress.one(role, done.keep)}>
              {t('party.openKept')}
            </Link>
          </div>
        </>
      ) : null}
      {data?.groups.length === 0 ? <EmptyState title={t('party.noDuplicates')} /> : null}
      <div className="gl-stack">
        {data?.groups.map((group) => (
          <GroupPart
            key={group.parties.map(({ id }) => id).join(' ')}
            role={role}
            group={group}
            onMerge={setMerging}
          />
        ))}
      </div>
      {merging ? (
        <MergeDialog
          {...merging}
          onClose={() => setMerging(null)}
          onMerged={(keep, merge) => {
            setMerging(null)
            setDone({ keep, merge })
          }}
        />
      ) : null}
    </Screen>
  )
}

interface GroupPartProps {
  readonly role: PartyRole
  readonly group: Group
  readonly onMerge: (pair: Pair) => void
}

/** One group: the first record is proposed as the one that stays, the others go into it one by one. */
function GroupPart({ role, group, onMerge }: GroupPartProps) {
  const { t } = useTranslation()
  const reasonsOf = useReasons()
  const [first, ...others] = group.parties
  if (!first) return null
  return (
    <section className="gl-record-box" aria-label={first.name}>
      <p className="gl-hint">{reasonsOf(group.reasons)}</p>
      <ul className="gl-contacts">
        <li className="gl-contact">
          <Link className="gl-link gl-contact-text" to={partyAddress.one(role, first.id)}>
            {first.name}
          </Link>
        </li>
        {others.map(({ id, name }) => (
          <li key={id} className="gl-contact">
            <Link className="gl-link gl-contact-text" to={partyAddress.one(role, id)}>
              {name}
            </Link>
            <Button
              size="small"
              icon={<Merge20Regular />}
              aria-label={t('party.mergeOne', { name, kept: first.name })}
              onClick={() => onMerge({ keep: first.id, merge: id })}
            >
              {t('party.merge')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
