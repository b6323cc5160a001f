import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from './Problem.tsx'
import { useSettledSave } from './settled.ts'

interface AskDialogProps {
  readonly title: string
  readonly children: ReactNode
  readonly confirm: string
  /** What the way out is called, when nothing is left to cancel. */
  readonly leave?: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly error?: unknown
  readonly wide?: boolean
}

/** A dialog that asks before it acts: Enter confirms, Ctrl+Enter from every field, Escape steps back, what was refused is said inside. */
export function AskDialog(props: AskDialogProps) {
  const {
    title,
    children,
    confirm,
    leave,
    onConfirm,
    onCancel,
    busy = false,
    disabled = false,
    error,
    wide = false,
  } = props
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const asked = useRef(confirm)
  // What had the keyboard may be gone with the question: it goes on with the next one.
  useEffect(() => {
    if (asked.current !== confirm && document.activeElement === document.body)
      form.current?.querySelector<HTMLElement>('button[type=submit]')?.focus()
    asked.current = confirm
  }, [confirm])
  const save = useSettledSave(() => {
    if (!busy && !disabled) onConfirm()
  })
  /** Ctrl+Enter confirms where Enter means something else: a list of choices, a text of several lines. */
  const confirmFromAnywhere = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    save.fromField()
  }
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onCancel()}>
      <DialogSurface className={wide ? 'gl-dialog gl-dialog-wide' : 'gl-dialog'} aria-label={title}>
        <form ref={form} onSubmit={save.fromButton} onKeyDown={confirmFromAnywhere}>
          <DialogBody>
            <DialogTitle as="h2">{title}</DialogTitle>
            <DialogContent className="gl-stack">
              {children}
              <Problem error={error} />
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" type="submit" disabledFocusable={busy || disabled}>
                {confirm}
              </Button>
              <Button appearance="secondary" onClick={onCancel}>
                {leave ?? t('common.cancel')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
