import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../components/EmptyState.tsx'
import { Figure } from '../components/Figure.tsx'
import { Problem } from '../components/Problem.tsx'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import { LostValues } from './LostValues.tsx'

const REASON_TEXTS = { lock: 'held.lock', needs: 'held.needs', claim: 'held.claim' } as const

/** What two devices did to the same thing: in no balance until a person accepts it; and values that lost. */
export function HeldPart() {
  const { t } = useTranslation()
  const { data, error } = useRead('held.list', {})
  const accept = useWrite('held.accept')
  const items = data?.items ?? []
  const lost = data?.lost ?? []
  return (
    <>
      <p className="gl-subtitle">{t('held.text')}</p>
      <Problem error={accept.error ?? error} />
      {data && items.length === 0 && lost.length === 0 ? <EmptyState title={t('held.none')} /> : null}
      {items.length > 0 ? (
        <ul className="gl-tasks">
          {items.map(({ id, date, number, memo, amount, reason }) => (
            <li key={id} className="gl-task">
              <span className="gl-task-text">
                <strong>
                  {date ?? ''} {number ?? ''} {memo ?? ''} <Figure amount={amount} />
                </strong>
                <br />
                {t(REASON_TEXTS[reason])}
              </span>
              <Button disabled={accept.isPending} onClick={() => accept.mutate({ factId: id })}>
                {t('held.accept')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {lost.length > 0 ? <LostValues items={lost} /> : null}
    </>
  )
}
