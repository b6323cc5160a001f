import { useTranslation } from 'react-i18next'
import { useCompany } from '../../data/companyContext.ts'
import { useFormat } from '../../data/useFormat.ts'
import { ListCell } from './ListCell.tsx'
import { isFigures, type ListColumn } from './listColumns.ts'

interface ListPaperProps<Row> {
  readonly label: string
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly totals: Readonly<Record<string, string>>
}

/** The whole list as it goes on paper: every row, where the screen holds only those in sight. */
export function ListPaper<Row>({ label, columns, rows, rowKey, totals }: ListPaperProps<Row>) {
  const { t } = useTranslation()
  const { info } = useCompany()
  const format = useFormat()
  const printed = columns.filter(({ value }) => value)
  const end = (column: ListColumn<Row>) => (isFigures(column) ? 'gl-end' : '')
  return (
    <div className="gl-paper">
      <p className="gl-paper-head">
        {info.name} – {t('list.printed', { at: format.instant(Date.now()) })}
      </p>
      <table className="gl-table" aria-label={label}>
        <thead>
          <tr>
            {printed.map((column) => (
              <th key={column.key} scope="col" className={end(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {printed.map((column) => (
                <td key={column.key} className={end(column)}>
                  <ListCell kind={column.kind} value={column.value!(row)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {Object.keys(totals).length > 0 ? (
          <tfoot>
            <tr>
              {printed.map((column, index) => (
                <td key={column.key} className={end(column)}>
                  {index === 0 && totals[column.key] === undefined ? (
                    t('common.total')
                  ) : (
                    <ListCell kind={column.kind} value={totals[column.key]} />
                  )}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}
