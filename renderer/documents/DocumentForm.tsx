import { Button, Switch } from '@fluentui/react-components'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { enterAdvances } from '../components/enterAdvances.ts'
import { Problem } from '../components/Problem.tsx'
import { useSettledSave } from '../components/settled.ts'
import { DocumentHead } from './DocumentHead.tsx'
import { DocumentLines } from './DocumentLines.tsx'
import { DocumentOptions } from './DocumentOptions.tsx'
import { DocumentTotals } from './DocumentTotals.tsx'
import type { Document } from './documentKinds.ts'
import { rememberMore, usesMore } from './moreColumns.ts'
import type { DocumentFormState } from './useDocumentForm.ts'

interface DocumentFormProps {
  readonly form: DocumentFormState
  readonly onIssued: (document: Document) => void
  readonly onKept: (document: Document) => void
  /** In the place of the date and the due date: the schedule of what comes back. */
  readonly schedule?: ReactNode
  /** Words of the button that ends the work. */
  readonly confirm: string
  /** A template is kept, never issued. */
  readonly draftable?: boolean
}

/** Leaves the lines when Enter is pressed in the blank one that waits under them. */
function leavesLines(event: KeyboardEvent<HTMLElement>): boolean {
  const row = (event.target as HTMLElement).closest('[data-blank]')
  if (event.key !== 'Enter' || event.ctrlKey || !row?.previousElementSibling) return false
  if (row.querySelector('input') !== event.target) return false
  event.preventDefault()
  event.currentTarget.querySelector<HTMLElement>('[data-after-lines] input')?.focus()
  return true
}

/** The one form of all documents: Tab and Enter go on, Escape steps back, Ctrl+Enter ends, Ctrl+S keeps a draft. */
export function DocumentForm(props: DocumentFormProps) {
  const { form, schedule, confirm, draftable = true } = props
  const [more, setMore] = useState(() => usesMore(form.draft))
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const issue = useSettledSave(() => form.save('issue', props.onIssued))
  const keep = useSettledSave(() => form.save('draft', props.onKept))
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // A dialog opened from a field has its own keys.
    if (!event.currentTarget.contains(event.target as Node)) return
    const held = event.ctrlKey || event.metaKey
    if (held && event.key === 'Enter') {
      event.preventDefault()
      issue.fromField()
    } else if (held && event.key.toLowerCase() === 's' && draftable) {
      event.preventDefault()
      keep.fromField()
    } else if (!leavesLines(event)) enterAdvances(event)
  }
  return (
    <form className="gl-stack" onKeyDown={onKeyDown} onSubmit={issue.fromButton}>
      <DocumentHead form={form} firstField={first} dated={schedule === undefined} />
      {schedule}
      <DocumentLines form={form} more={more} />
      <div className="gl-doc-foot">
        <DocumentOptions form={form} />
        <DocumentTotals form={form} />
      </div>
      <Problem error={form.error} />
      <FormButtons
        form={form}
        confirm={confirm}
        more={more}
        onMore={(open) => {
          rememberMore(open)
          setMore(open)
        }}
        onKeep={draftable ? keep.fromField : null}
      />
    </form>
  )
}

interface FormButtonsProps {
  readonly form: DocumentFormState
  readonly confirm: string
  readonly more: boolean
  readonly onMore: (open: boolean) => void
  /** null: a template is kept, never a draft. */
  readonly onKeep: (() => void) | null
}

function FormButtons({ form, confirm, more, onMore, onKeep }: FormButtonsProps) {
  const { t } = useTranslation()
  return (
    <div className="gl-actions">
      <Button appearance="primary" type="submit" disabledFocusable={form.busy}>
        {confirm}
      </Button>
      <kbd>{t('keys.ctrlEnter')}</kbd>
      {onKeep ? (
        <>
          <Button onClick={onKeep} disabledFocusable={form.busy}>
            {t('document.keepDraft')}
          </Button>
          <kbd>{t('keys.ctrlS')}</kbd>
        </>
      ) : null}
      <Button appearance="subtle" onClick={form.clear}>
        {t('entry.clear')}
      </Button>
      <Switch
        checked={more}
        onChange={(_, { checked }) => onMore(checked)}
        label={t('document.moreColumns')}
      />
    </div>
  )
}
