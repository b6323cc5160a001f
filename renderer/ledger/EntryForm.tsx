import { Button, Field, Input, Switch } from '@fluentui/react-components'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../components/DateField.tsx'
import { enterAdvances } from '../components/enterAdvances.ts'
import { fault } from '../components/fieldMessage.ts'
import { Problem } from '../components/Problem.tsx'
import { useSettledSave } from '../components/settled.ts'
import type { Entry } from '../transport/wire.ts'
import { EntryFormLines } from './EntryFormLines.tsx'
import { useEntryForm } from './useEntryForm.ts'

interface EntryFormProps {
  readonly corrected: Entry | null
  readonly onSaved: (saved: { readonly id: string; readonly number: string }) => void
}

/** The journal entry: Tab and Enter go on, Escape steps back, Ctrl+Enter saves and starts the next. */
export function EntryForm({ corrected, onSaved }: EntryFormProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLFormElement>(null)
  const focusFirst = () => box.current?.querySelector('input')?.focus()
  const form = useEntryForm(corrected, (saved) => {
    onSaved(saved)
    focusFirst()
  })
  const save = useSettledSave(form.save)
  const { draft, faults } = form
  const [more, setMore] = useState(
    draft.lines.some(({ currency, partyId, projectId }) => currency || partyId || projectId),
  )
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save.fromField()
    } else enterAdvances(event)
  }
  return (
    <form ref={box} className="gl-stack" onKeyDown={onKeyDown} onSubmit={save.fromButton}>
      <div className="gl-form-row gl-entry-head">
        <DateField
          label={t('common.date')}
          value={draft.date}
          onChange={(date) => form.change({ date })}
          problem={faults.get('date')}
        />
        {corrected ? null : (
          <Field label={t('entry.pieceOptional')} {...fault(faults.get('piece'))}>
            <Input value={draft.piece} onChange={(_, { value }) => form.change({ piece: value })} />
          </Field>
        )}
        <Field label={t('common.memo')} className="gl-entry-memo" {...fault(faults.get('memo'))}>
          <Input value={draft.memo} onChange={(_, { value }) => form.change({ memo: value })} />
        </Field>
      </div>
      <EntryFormLines
        draft={draft}
        faults={faults}
        more={more}
        onChange={form.changeLine}
        onRemove={form.removeLine}
      />
      <Problem error={form.error} />
      <div className="gl-actions">
        <Button appearance="primary" type="submit" disabled={form.busy}>
          {corrected ? t('entry.correct') : t('common.save')}
        </Button>
        <kbd>{t('keys.ctrlEnter')}</kbd>
        <Button appearance="subtle" onClick={form.clear}>
          {t('entry.clear')}
        </Button>
        <Switch checked={more} onChange={(_, { checked }) => setMore(checked)} label={t('entry.more')} />
      </div>
    </form>
  )
}
