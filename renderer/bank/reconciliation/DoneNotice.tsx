import { Button } from '@fluentui/react-components'
import { LockClosed16Regular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice.tsx'
import { useFormat } from '../../data/useFormat.ts'
import { useRead } from '../../data/useRead.ts'
import { LockDialog } from '../../settings/LockDialog.tsx'
import { type Past, ReportMenu } from './PastReconciliations.tsx'

/** The account is reconciled: its report, and the lock of the period, are one step away, and the keyboard is there. */
export function DoneNotice({ done }: { readonly done: Past }) {
  const { t } = useTranslation()
  const { longDay } = useFormat()
  const [locking, setLocking] = useState(false)
  const { data } = useRead('period.list', {})
  const isOpen = data !== undefined && (data.lockedThrough === null || data.lockedThrough < done.through)
  const day = longDay(done.through)
  const acts = useRef<HTMLDivElement>(null)
  const toReport = () => acts.current?.querySelector('button')?.focus()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reconciliation anew
  useEffect(toReport, [done.id])
  const locked = () => {
    setLocking(false)
    requestAnimationFrame(toReport)
  }
  return (
    <div className="gl-done">
      <Notice intent="success">
        {done.first ? t('reconciliation.begun', { day }) : t('reconciliation.done', { day })}
      </Notice>
      <div className="gl-actions" ref={acts}>
        <ReportMenu past={done} primary />
        {isOpen && !done.first ? (
          <Button icon={<LockClosed16Regular />} onClick={() => setLocking(true)}>
            {t('reconciliation.lockThrough', { day })}
          </Button>
        ) : null}
      </div>
      {locking ? <LockDialog through={done.through} onClose={locked} /> : null}
    </div>
  )
}
