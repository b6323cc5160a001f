import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../components/EmptyState.tsx'
import { Problem } from '../components/Problem.tsx'
import { useSelection } from '../components/useSelection.ts'
import { VirtualTable } from '../components/VirtualTable.tsx'
import { useReadPages } from '../data/useRead.ts'
import type { BankAccount, LineStatus } from '../transport/wire.ts'
import { BankProof } from './BankProof.tsx'
import { CodingPanel } from './CodingPanel.tsx'
import { IgnoreDialog } from './IgnoreDialog.tsx'
import { LineFilter } from './LineFilter.tsx'
import { useLineColumns } from './useLineColumns.tsx'
import { useLineWork } from './useLineWork.ts'
import { useCodedLines } from './useSuggestion.ts'
import { useUsualTaxes } from './useUsualTaxes.ts'

/** The lines of one account: J and K move, Enter codes, M splits, X ignores, U undoes. */
export function BankLines({ bank }: { readonly bank: BankAccount }) {
  const { t } = useTranslation()
  const [status, setStatus] = useState<LineStatus>(bank.lines.new > 0 ? 'new' : 'coded')
  const [selected, setSelected] = useSelection(`bank ${bank.code} ${status}`)
  const lines = useReadPages('bank.lines', { account: bank.code, status })
  const work = useLineWork()
  // Read before the first line opens, so that its coding is there at once.
  useUsualTaxes('')
  useCodedLines(bank.code)
  const columns = useLineColumns(status, bank.currency ?? undefined)
  const { opened, ignoring } = work
  const rows = status === 'new' ? work.stillToDo(lines.items, lines.dataUpdatedAt) : lines.items
  const show = (next: LineStatus) => {
    setStatus(next)
    work.back()
  }
  return (
    <>
      <BankProof bank={bank} />
      <LineFilter bank={bank} status={status} onChange={show} />
      <Problem error={lines.error ?? work.error} />
      {lines.data && rows.length === 0 ? (
        <EmptyState title={status === 'new' ? t('bank.allCodedTitle') : t('bank.noneTitle')}>
          {status === 'new' ? t('bank.allCodedText') : t('bank.noneText')}
        </EmptyState>
      ) : (
        <VirtualTable
          label={t('bank.lines')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          selected={Math.min(selected, rows.length - 1)}
          onSelect={setSelected}
          onOpen={(line) => work.open(line, 1)}
          onKey={work.onKey}
          below={(line) =>
            opened?.id === line.id ? (
              <CodingPanel
                key={`${opened.id} ${opened.parts}`}
                line={line}
                bank={bank}
                parts={opened.parts}
                onCancel={work.back}
                onCoded={() => work.done(line.id, 'coded')}
              />
            ) : null
          }
          total={lines.first?.total}
          onNearEnd={() => lines.hasNextPage && !lines.isFetching && void lines.fetchNextPage()}
        />
      )}
      {ignoring ? (
        <IgnoreDialog line={ignoring} onDone={() => work.done(ignoring.id, 'ignored')} onCancel={work.back} />
      ) : null}
    </>
  )
}
