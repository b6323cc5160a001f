import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CallError } from '../../transport/errors.ts'
import { enterAdvances } from '../enterAdvances.ts'
import { Notice } from '../Notice.tsx'
import { Problem } from '../Problem.tsx'
import { Screen } from '../Screen.tsx'
import { settleThen, whenSettled } from '../settled.ts'
import { useKeys } from '../useKeys.ts'
import { useLatest } from '../useLatest.ts'
import { HistoryButton, type Thing } from './HistoryButton.tsx'

interface RecordScreenProps {
  readonly title: string
  readonly subtitle?: ReactNode
  /** The list where Back leads. */
  readonly list: string
  readonly actions?: ReactNode
  /** Whose history is asked for; none for one that is being made. */
  readonly of?: Thing
  /** What one opens the record for, above its fields. */
  readonly lead?: ReactNode
  /** The fields of the record. */
  readonly children: ReactNode
  /** What one sees beside them. */
  readonly aside?: ReactNode
  /** What takes the whole width, underneath. */
  readonly below?: ReactNode
  readonly canSave: boolean
  readonly busy: boolean
  readonly saved: boolean
  readonly error: CallError | null
  readonly onSave: () => void
}

/** One record: its fields on the left, what it is worth knowing on the right. Ctrl+Enter saves from anywhere. */
export function RecordScreen(props: RecordScreenProps) {
  const {
    title,
    subtitle,
    list,
    actions,
    of,
    lead,
    children,
    aside,
    below,
    canSave,
    busy,
    saved,
    error,
    onSave,
  } = props
  const { t } = useTranslation()
  const navigate = useNavigate()
  const save = () => {
    if (canSave && !busy && !document.querySelector('[role=dialog]')) onSave()
  }
  const latest = useLatest(save)
  useKeys({ 'Ctrl+Enter': () => settleThen(() => latest.current()) })
  return (
    <Screen
      title={title}
      subtitle={subtitle}
      actions={
        <>
          <Button appearance="subtle" onClick={() => void navigate(list)}>
            {t('common.back')}
          </Button>
          {of ? <HistoryButton {...of} /> : null}
          {actions}
          <Button
            appearance="primary"
            disabledFocusable={!canSave || busy}
            onClick={() => void whenSettled(() => latest.current())}
            title={`${t('common.save')} (${t('keys.ctrlEnter')})`}
            aria-keyshortcuts="Control+Enter"
          >
            {t('common.save')}
          </Button>
        </>
      }
    >
      <Problem error={error} />
      {saved && !canSave ? <Notice intent="success">{t('record.saved')}</Notice> : null}
      <div className={aside ? 'gl-record' : 'gl-record gl-record-alone'}>
        <div className="gl-record-main">
          {lead}
          <form
            className="gl-record-fields"
            aria-label={title}
            onKeyDown={enterAdvances}
            onSubmit={(event) => event.preventDefault()}
          >
            {children}
          </form>
        </div>
        {aside ? <div className="gl-record-aside">{aside}</div> : null}
      </div>
      {below}
    </Screen>
  )
}
