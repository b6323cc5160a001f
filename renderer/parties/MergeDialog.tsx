import { Button } from '@fluentui/react-components'
import { ArrowLeft16Regular, ArrowSwap20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Output } from '../transport/wire.ts'
import { type MergeRow, mergeRows } from './mergeRows.ts'
import { ROLE_TEXTS } from './roleTexts.ts'

interface MergeDialogProps {
  readonly keep: string
  readonly merge: string
  readonly onClose: () => void
  readonly onMerged: (kept: string, merged: string) => void
}

/** Two records become one, after a look at what the kept one gets. Nothing is lost: it can be undone at any time. */
export function MergeDialog({ keep, merge, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation()
  const [swapped, setSwapped] = useState(false)
  const pair = swapped ? { keep: merge, merge: keep } : { keep, merge }
  const { data, error } = useRead('party.mergePreview', pair)
  const work = useWrite('party.merge')
  return (
    <AskDialog
      title={t('party.mergeTitle')}
      confirm={t('party.merge')}
      onCancel={onClose}
      onConfirm={() => work.mutate(pair, { onSuccess: () => onMerged(pair.keep, pair.merge) })}
      busy={work.isPending}
      disabled={data === undefined}
      error={work.error ?? error}
      wide
    >
      <p>{t('party.mergeText')}</p>
      {data ? <Preview preview={data} /> : <p>{t('common.loading')}</p>}
      <div className="gl-actions">
        <Button icon={<ArrowSwap20Regular />} onClick={() => setSwapped(!swapped)}>
          {t('party.keepOther')}
        </Button>
      </div>
    </AskDialog>
  )
}

function Preview({ preview }: { readonly preview: Output<'party.mergePreview'> }) {
  const { t } = useTranslation()
  const rows = mergeRows(preview, (role) => t(ROLE_TEXTS[role].one))
  return (
    <div className="gl-table-box">
      <table className="gl-table gl-merge" aria-label={t('party.mergeTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('party.field')}</th>
            <th scope="col">{t('party.kept', { name: preview.kept.name })}</th>
            <th scope="col">{t('party.goes', { name: preview.merged.name })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PreviewRow key={`${row.field} ${row.part ?? ''}`} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The value that will stand is strong; what comes from the other record has an arrow. */
function PreviewRow({ row }: { readonly row: MergeRow }) {
  const { t } = useTranslation()
  const { field, part, kept, merged, result, isGained } = row
  return (
    <tr>
      <th scope="row">{part ?? t(`party.${field}`)}</th>
      <td>
        {isGained ? (
          <strong className="gl-merge-gained">
            <ArrowLeft16Regular aria-hidden />
            {result} <span className="gl-hint">{t('party.gained')}</span>
          </strong>
        ) : (
          <strong>{kept}</strong>
        )}
      </td>
      <td className={merged !== '' && merged !== result && !isGained ? 'gl-merge-left' : ''}>{merged}</td>
    </tr>
  )
}
