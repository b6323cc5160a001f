import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../components/EmptyState.tsx'
import { Problem } from '../components/Problem.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { Output } from '../transport/wire.ts'
import { AuditFilter } from './AuditFilter.tsx'
import { AuditSubject, useSubjectTitle } from './AuditSubject.tsx'
import { useAudit } from './useAudit.ts'

type Act = Output<'log.acts'>['items'][number]

/** Who did what, to what, when and from where: the log itself, one row an act, the last first; whole or of one thing. */
export function AuditPart() {
  const { t } = useTranslation()
  const { asked, put, showAll, log } = useAudit()
  return (
    <>
      <p className="gl-subtitle">{t('audit.text')}</p>
      {asked.of ? <HistoryOf id={asked.of.id} items={log.items} /> : null}
      <AuditFilter asked={asked} users={log.first?.users ?? []} onChange={put}>
        {Object.keys(asked).length > 0 ? <Button onClick={showAll}>{t('audit.whole')}</Button> : null}
      </AuditFilter>
      <Problem error={log.error} />
      {log.items.length > 0 ? <Acts items={log.items} /> : null}
      {log.isSuccess && log.items.length === 0 ? (
        <EmptyState title={t('audit.none')}>{t('audit.noneText')}</EmptyState>
      ) : null}
      {log.hasNextPage ? (
        <div className="gl-actions">
          <Button disabled={log.isFetching} onClick={() => void log.fetchNextPage()}>
            {t('audit.more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** What the history is of, as the acts tell it. */
function HistoryOf({ id, items }: { readonly id: string; readonly items: readonly Act[] }) {
  const { t } = useTranslation()
  const titleOf = useSubjectTitle()
  const subject = items.flatMap(({ subjects }) => subjects).find((one) => one.id === id)
  if (!subject) return null
  return <h3 className="gl-h3">{t('audit.historyOf', { title: titleOf(subject) })}</h3>
}

function Acts({ items }: { readonly items: readonly Act[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="gl-table-box">
      <table className="gl-table gl-audit">
        <thead>
          <tr>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.operation')}</th>
            <th scope="col">{t('audit.subjects')}</th>
            <th scope="col">{t('audit.user')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.act}>
              <td className="gl-figure">{format.instant(item.at)}</td>
              <td title={item.operation}>{item.title ? format.text(item.title) : item.operation}</td>
              <td>
                {item.subjects.map((subject) => (
                  <AuditSubject key={`${subject.kind} ${subject.id}`} subject={subject} />
                ))}
                {item.more > 0 ? (
                  <span className="gl-hint">
                    {t('audit.others', { count: item.more, shown: format.count(item.more) })}
                  </span>
                ) : null}
              </td>
              <td>
                {item.userName ?? item.user}
                <div className="gl-hint">{t(`audit.doors.${item.door}`, item.door)}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
