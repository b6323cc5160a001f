import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../components/Notice.tsx'
import { useBackEnd } from '../data/backEndContext.ts'

/** Says when the desktop's back end died and is being started again; saved entries are never at stake. */
export function BackEndState() {
  const { t } = useTranslation()
  const backEnd = useBackEnd()
  const [state, setState] = useState<'stopped' | 'ready' | 'failed'>('ready')
  useEffect(
    () =>
      backEnd.onEvent((event) => {
        if (event.event === 'backEnd') setState(event.state)
      }),
    [backEnd],
  )
  if (state === 'ready') return null
  return (
    <div className="gl-screen">
      <Notice intent="warning">{state === 'stopped' ? t('frame.restarting') : t('frame.failed')}</Notice>
    </div>
  )
}
