import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../data/useFormat.ts'
import type { Output } from '../transport/wire.ts'

interface BackupListProps {
  readonly items: Output<'company.backups'>['items']
  readonly onRestore: (path: string) => void
}

/** The backups kept, the last one first. */
export function BackupList({ items, onRestore }: BackupListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="gl-table-box">
      <table className="gl-table">
        <thead>
          <tr>
            <th scope="col">{t('common.date')}</th>
            <th scope="col">{t('backup.file')}</th>
            <th scope="col" className="gl-end">
              {t('backup.size')}
            </th>
            <th scope="col">
              <span className="gl-visually-hidden">{t('backup.restore')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.path}>
              <td className="gl-figure">{format.instant(item.at)}</td>
              <td className="gl-mono">{item.path}</td>
              <td className="gl-end gl-figure">{format.bytes(item.bytes)}</td>
              <td className="gl-end">
                <Button size="small" appearance="subtle" onClick={() => onRestore(item.path)}>
                  {t('backup.restore')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
