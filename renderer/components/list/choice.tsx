import { useTranslation } from 'react-i18next'
import type { Column } from '../VirtualTable.tsx'

/** Several rows chosen together, by their keys. */
export interface Choice {
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

/** The set with a key put in or taken out. */
export function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(key)) next.add(key)
  return next
}

/** The column of boxes before each row; the box in its title chooses all that is filtered, or nothing. */
export function useChoiceColumn<Row>(
  choice: Choice | undefined,
  rows: readonly Row[],
  rowKey: (row: Row) => string,
): readonly Column<Row>[] {
  const { t } = useTranslation()
  if (!choice) return []
  const { chosen, onChoose } = choice
  const all = rows.length > 0 && rows.every((row) => chosen.has(rowKey(row)))
  return [
    {
      key: 'choice',
      title: t('list.choose'),
      width: '36px',
      head: (
        <input
          type="checkbox"
          className="gl-box"
          aria-label={t('list.chooseAll')}
          checked={all}
          onChange={() => onChoose(new Set(all ? [] : rows.map(rowKey)))}
        />
      ),
      cell: (row) => (
        <input
          type="checkbox"
          className="gl-box"
          tabIndex={-1}
          aria-label={t('list.chooseRow')}
          checked={chosen.has(rowKey(row))}
          onChange={() => onChoose(toggled(chosen, rowKey(row)))}
        />
      ),
    },
  ]
}
