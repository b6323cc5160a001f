import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useReadPages } from '../data/useRead.ts'

/** Who did what, when and from where: the log itself, the last change first. */
export function AuditPart() {
  const { t } = useTranslation()
  const format = useFormat()
  const log = useReadPages('log.list', {})
  return (
    <>
      <p className="gl-subtitle">{t('audit.text')}</p>
      <Problem error={log.error} />
      <div className="gl-table-box">
        <table className="gl-table">
          <thead>
            <tr>
              <th scope="col">{t('audit.when')}</th>
              <th scope="col">{t('audit.operation')}</th>
              <th scope="col">{t('audit.user')}</th>
              <th scope="col">{t('audit.door')}</th>
            </tr>
          </thead>
          <tbody>
            {log.items.map((item) => (
              <tr key={item.id}>
                <td className="gl-figure">{format.instant(item.at)}</td>
                <td>{item.operation}</td>
                <td>{item.userName ?? item.user}</td>
                <td>{t(`audit.doors.${item.door}`, item.door)}</td>
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
