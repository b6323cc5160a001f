import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useReadPages } from '../data/useRead.ts'
import { AuditSubject } from './AuditSubject.tsx'

/** Who did what, to what, when and from where: the log itself, one row an act, the last first. */
export function AuditPart() {
  const { t } = useTranslation()
  const format = useFormat()
  const log = useReadPages('log.acts', {})
  return (
    <>
      <p className="gl-subtitle">{t('audit.text')}</p>
      <Problem error={log.error} />
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
            {log.items.map((item) => (
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
