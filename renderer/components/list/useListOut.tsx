import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ExportFormat, useExport } from '../../data/useExport.ts'
import { useFormat } from '../../data/useFormat.ts'
import { saveText } from '../../format/csv.ts'
import type { ListProps } from './List.tsx'
import { ListPaper } from './ListPaper.tsx'
import type { ListColumn } from './listColumns.ts'
import { listCsv, totalsOf } from './listRows.ts'
import { useListPrint } from './useListPrint.ts'

interface ListOut {
  readonly saveCsv: () => void
  /** Left out where the books make no file of what is filtered. */
  readonly saveFile: ((format: ExportFormat) => void) | undefined
  readonly print: () => void
  readonly paper: ReactNode
  readonly error: unknown
}

/** The ways out of a list: files and paper, of all that is filtered, which is read to its end first. */
export function useListOut<Row extends object>(
  { state, label, columns, source, rowKey, fileName }: ListProps<Row>,
  shown: readonly ListColumn<Row>[],
  work: (rows: readonly Row[]) => readonly Row[],
): ListOut {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const [failure, setFailure] = useState<unknown>(null)
  const { save, error } = useExport()
  const { paper, printRows } = useListPrint<Row>()
  const withAll = (then: (all: readonly Row[]) => void) => {
    setFailure(null)
    source
      .readAll()
      .then((all) => then(work(all)))
      .catch(setFailure)
  }
  // The books know the filters of the operation, not what is looked for in this window alone.
  const exported = source.finds || state.text === '' ? source.exported : undefined
  return {
    saveCsv: () =>
      withAll((all) =>
        saveText(`${fileName}.csv`, listCsv(all, shown, totalsOf(all, columns, currency), t('common.total'))),
      ),
    saveFile: exported && ((format) => save(exported, format)),
    print: () => withAll(printRows),
    paper: paper ? (
      <ListPaper
        label={label}
        columns={shown}
        rows={paper}
        rowKey={rowKey}
        totals={totalsOf(paper, columns, currency)}
      />
    ) : null,
    error: failure ?? error,
  }
}
