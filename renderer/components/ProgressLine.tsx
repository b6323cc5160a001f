import { Button, ProgressBar } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../data/useFormat.ts'
import type { ProgressEvent } from '../transport/protocol.ts'

interface ProgressLineProps {
  readonly progress: ProgressEvent | null
  readonly label: string
  readonly onStop: () => void
}

/** How far long work is, in figures, with a way to stop it. */
export function ProgressLine({ progress, label, onStop }: ProgressLineProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const known = progress !== null && progress.total > 0
  const text = progress ? format.text(progress.label) : label
  return (
    <div className="gl-progress" role="status">
      <div className="gl-progress-text">
        <span>{text}</span>
        {known ? (
          <span className="gl-figure">
            {format.count(progress.done)} / {format.count(progress.total)}
          </span>
        ) : null}
      </div>
      <ProgressBar aria-label={text} {...(known ? { value: progress.done, max: progress.total } : {})} />
      <Button size="small" onClick={onStop}>
        {t('common.stop')}
      </Button>
    </div>
  )
}
