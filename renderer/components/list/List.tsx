import { Button } from '@fluentui/react-components'
import { type ReactNode, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../data/useFormat.ts'
import { EmptyState } from '../EmptyState.tsx'
import { Problem } from '../Problem.tsx'
import { useSteadyRow } from '../useSteadyRow.ts'
import { VirtualTable } from '../VirtualTable.tsx'
import { type Choice, toggled, useChoiceColumn } from './choice.tsx'
import { ListBar } from './ListBar.tsx'
import { type ListColumn, leastWidth, shownColumns } from './listColumns.ts'
import { totalsOf } from './listRows.ts'
import type { ListSource } from './sources.ts'
import { useGridColumns, useListFoot } from './useGridColumns.tsx'
import type { ListState } from './useList.ts'
import { useListOut } from './useListOut.tsx'
import { useListRows } from './useListRows.ts'

export interface ListProps<Row extends object> {
  readonly state: ListState
  /** Read aloud, and the title on paper. */
  readonly label: string
  /** Kept with `useMemo`: other columns mean that rows are searched and sorted anew. */
  readonly columns: readonly ListColumn<Row>[]
  readonly source: ListSource<Row>
  readonly rowKey: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  /** Other keys pressed on the selected row; true when it takes them: the screen hears the others. */
  readonly onKey?: (key: string, row: Row) => boolean
  readonly below?: (row: Row) => ReactNode
  /** Several rows can be chosen: Space and a box before each row; the foot adds up those chosen. */
  readonly choice?: Choice
  /** Fields beside the search: states, dates. */
  readonly filters?: ReactNode
  /** Some of these fields are set, so that an empty list may be their doing. */
  readonly filtered?: boolean
  readonly onClearFilters?: () => void
  /** What can be looked for. */
  readonly hint?: string
  /** Shown instead of the grid when there is nothing at all: what to do first, with its button. */
  readonly empty: ReactNode
  /** Name of exported files, without their ending. */
  readonly fileName: string
}

/** A list one works in: sorted, filtered, added up, exported and printed as it is filtered. */
export function List<Row extends object>(props: ListProps<Row>) {
  const { state, label, columns, source, rowKey, filters = null, filtered = false } = props
  const place = useRef<HTMLDivElement>(null)
  const shown = useMemo(() => shownColumns(columns, state.columns), [columns, state.columns])
  const { rows, totals, gathering, work } = useListRows(source, columns, state)
  const { selected, select } = state
  const of = `${state.of} ${state.text} ${JSON.stringify(state.sort)}`
  const at = useSteadyRow({ of, rows, keyOf: rowKey, selected, select })
  const grid = [...useChoiceColumn(props.choice, rows, rowKey), ...useGridColumns(shown, state)]
  const counted = state.text === '' || source.finds ? source.total : source.more ? undefined : rows.length
  const foot = useFoot(props, shown, rows, { totals, count: gathering ? undefined : counted })
  const out = useListOut(props, shown, work)
  const isEmpty = source.ready && rows.length === 0 && !source.more
  const nothing = isEmpty && state.text === '' && !filtered
  return (
    <div className="gl-list" ref={place}>
      {nothing ? null : (
        <ListBar
          state={state}
          columns={columns}
          hint={props.hint ?? ''}
          filters={filters}
          isEmpty={rows.length === 0}
          onCsv={out.saveCsv}
          onFile={out.saveFile}
          onPrint={out.print}
          onLeave={() => place.current?.querySelector<HTMLElement>('[role=grid]')?.focus()}
        />
      )}
      <Problem error={source.error ?? out.error} />
      {nothing ? props.empty : null}
      {isEmpty && !nothing ? <NoneFound onClear={() => clear(props)} /> : null}
      {isEmpty || (source.error !== null && !source.ready) ? null : (
        <VirtualTable
          label={label}
          columns={grid}
          rows={rows}
          rowKey={rowKey}
          selected={at}
          onSelect={state.select}
          {...(props.onOpen ? { onOpen: props.onOpen } : {})}
          onKey={(key, row) => onRowKey(props, key, row)}
          {...(props.below ? { below: props.below } : {})}
          onNearEnd={source.readMore}
          total={counted}
          minWidth={leastWidth(grid.map(({ width }) => width))}
          foot={foot}
        />
      )}
      {out.paper}
    </div>
  )
}

/** The foot: of the rows chosen while some are, else of all that is filtered. */
function useFoot<Row extends object>(
  props: ListProps<Row>,
  shown: readonly ListColumn<Row>[],
  rows: readonly Row[],
  all: { readonly totals: Readonly<Record<string, string>> | null; readonly count: number | undefined },
) {
  const { currency } = useFormat()
  const chosen = useChosen(props, rows)
  return useListFoot(
    shown,
    chosen
      ? { totals: totalsOf(chosen, props.columns, currency), count: chosen.length, least: 0, chosen: true }
      : { ...all, least: rows.length, chosen: false },
  )
}

/** The rows that are chosen among those filtered; undefined when none is. */
function useChosen<Row extends object>({ choice, rowKey }: ListProps<Row>, rows: readonly Row[]) {
  const chosen = choice?.chosen
  return useMemo(() => {
    if (!chosen?.size) return undefined
    const found = rows.filter((row) => chosen.has(rowKey(row)))
    return found.length > 0 ? found : undefined
  }, [chosen, rows, rowKey])
}

function onRowKey<Row extends object>(
  { choice, rowKey, onKey }: ListProps<Row>,
  key: string,
  row: Row,
): boolean {
  if (key !== ' ' || !choice) return onKey?.(key, row) ?? false
  choice.onChoose(toggled(choice.chosen, rowKey(row)))
  return true
}

function clear<Row extends object>({ state, onClearFilters }: ListProps<Row>): void {
  state.setText('')
  onClearFilters?.()
}

/** Nothing answers to the filter: it can be emptied at once. */
function NoneFound({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('list.noneFound')} action={<Button onClick={onClear}>{t('list.clearAll')}</Button>}>
      {t('list.noneFoundText')}
    </EmptyState>
  )
}
