import { Button } from '@fluentui/react-components'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { localDay } from '../../db/rules/dates.ts'
import { enterAdvances } from '../components/enterAdvances.ts'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useSettledSave } from '../components/settled.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import { DocumentHead } from '../documents/DocumentHead.tsx'
import { DocumentLines } from '../documents/DocumentLines.tsx'
import { DocumentOptions } from '../documents/DocumentOptions.tsx'
import { DocumentTotals } from '../documents/DocumentTotals.tsx'
import { documentInput, faultsOf, type SalesInput } from '../documents/documentDraft.ts'
import { usesMore } from '../documents/moreColumns.ts'
import { useDocumentForm } from '../documents/useDocumentForm.ts'
import { blankSchedule, type Recurring, scheduleInput, scheduleOf } from './recurringDraft.ts'
import { ScheduleFields } from './ScheduleFields.tsx'

/** A recurring invoice, new or changed: what it says and when it comes back. */
export function RecurringFormScreen() {
  const { t } = useTranslation()
  const { id } = useParams()
  const { data, error } = useRead('recurring.list', {}, { enabled: id !== undefined })
  const found = data?.items.find((item) => item.id === id)
  if (id !== undefined && !found)
    return (
      <Screen title={t('recurring.one')}>
        {error ? <Problem error={error} /> : <p>{t(data ? 'recurring.gone' : 'common.loading')}</p>}
      </Screen>
    )
  return <RecurringForm key={id ?? 'new'} started={found ?? null} />
}

/** The template and the schedule, saved by one call. */
function useRecurringForm(started: Recurring | null, onSaved: () => void) {
  const { language } = useFormat()
  const [schedule, setSchedule] = useState(() =>
    started ? scheduleOf(started) : blankSchedule(localDay(Date.now())),
  )
  const form = useDocumentForm({
    kind: 'invoice',
    started: started?.template ?? null,
    place: `recurring ${started?.id ?? 'new'}`,
  })
  const create = useWrite('recurring.create')
  const update = useWrite('recurring.update')
  const write = started ? update : create
  const refused = faultsOf(form.draft, write.error?.answer.details ?? [], language)
  const save = () => {
    if (write.isPending) return
    const { date: _date, dueDate: _due, ...template } = documentInput(form.draft) as SalesInput
    const input = { ...scheduleInput(schedule), ...template }
    const done = () => {
      form.clear()
      onSaved()
    }
    if (started) update.mutate({ id: started.id, paused: schedule.paused, ...input }, { onSuccess: done })
    else create.mutate(input, { onSuccess: done })
  }
  return {
    form: { ...form, faults: new Map([...form.faults, ...refused]) },
    schedule,
    refused,
    change: (part: Partial<typeof schedule>) => setSchedule((before) => ({ ...before, ...part })),
    busy: write.isPending,
    error: write.error,
    save,
  }
}

function RecurringForm({ started }: { readonly started: Recurring | null }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const work = useRecurringForm(started, () => void navigate('/sales/recurring'))
  const { form, schedule, refused, change } = work
  const save = useSettledSave(work.save)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.target as Node)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save.fromField()
    } else enterAdvances(event)
  }
  return (
    <Screen title={t(started ? 'recurring.one' : 'recurring.new')} subtitle={t('recurring.hint')}>
      <form className="gl-stack" onKeyDown={onKeyDown} onSubmit={save.fromButton}>
        <ScheduleFields draft={schedule} faults={refused} onChange={change} />
        <DocumentHead form={form} firstField={first} dated={false} />
        <DocumentLines form={form} more={usesMore(form.draft)} />
        <div className="gl-doc-foot">
          <DocumentOptions form={form} />
          <DocumentTotals form={form} />
        </div>
        <Problem error={work.error} />
        <div className="gl-actions">
          <Button appearance="primary" type="submit" disabledFocusable={work.busy}>
            {t('common.save')}
          </Button>
          <kbd>{t('keys.ctrlEnter')}</kbd>
          <Button appearance="subtle" onClick={() => void navigate('/sales/recurring')}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Screen>
  )
}
