import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { AskDialog } from '../components/AskDialog.tsx'
import { DateField } from '../components/DateField.tsx'
import { useWrite } from '../data/useWrite.ts'
import type { Entry } from '../transport/wire.ts'

interface ReverseDialogProps {
  readonly entry: Entry
  readonly onClose: () => void
}

/** Posts the mirror of an entry; both stay in the books. */
export function ReverseDialog({ entry, onClose }: ReverseDialogProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [date, setDate] = useState(entry.date)
  const [memo, setMemo] = useState(t('entry.reverseMemo', { number: entry.number }))
  const reverse = useWrite('ledger.reverse')
  const done = ({ id }: { readonly id: string }) => {
    onClose()
    void navigate(`/ledger/entries/${id}`)
  }
  return (
    <AskDialog
      title={t('entry.reverseTitle', { number: entry.number })}
      confirm={t('entry.reverse')}
      busy={reverse.isPending}
      disabled={date === ''}
      error={reverse.error}
      onCancel={onClose}
      onConfirm={() =>
        reverse.mutate(
          { entryId: entry.id, date, ...(memo.trim() ? { memo: memo.trim() } : {}) },
          { onSuccess: done },
        )
      }
    >
      <p>{t('entry.reverseText')}</p>
      <DateField label={t('entry.reverseDate')} value={date} onChange={setDate} />
      <Field label={t('common.memo')}>
        <Input value={memo} onChange={(_, { value }) => setMemo(value)} />
      </Field>
    </AskDialog>
  )
}
