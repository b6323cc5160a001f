import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { useKeys } from '../components/useKeys.ts'
import { VirtualTable } from '../components/VirtualTable.tsx'
import { useReadPages } from '../data/useRead.ts'
import type { BankAccount, BankLine, LineStatus } from '../transport/wire.ts'
import { BankProof } from './BankProof.tsx'
import { IgnoreDialog } from './IgnoreDialog.tsx'
import { LineFilter } from './LineFilter.tsx'
import { LinePanel } from './LinePanel.tsx'
import { NoLines } from './NoLines.tsx'
import { OpeningOffer, useOpening } from './OpeningOffer.tsx'
import { ReconcileOutcome } from './ReconcileOutcome.tsx'
import { RuleOffer } from './rules/RuleOffer.tsx'
import { useRuleWork } from './rules/useRuleWork.ts'
import { TransferDialog } from './TransferDialog.tsx'
import { useActiveLine } from './useActiveLine.ts'
import { useLineColumns } from './useLineColumns.tsx'
import { type LineMatch, useLineMatch } from './useLineMatch.ts'
import { type LineWork, useLineWork } from './useLineWork.ts'
import { useReconcile } from './useReconcile.ts'
import { type LineSuggestions, useSuggestions } from './useSuggestions.ts'
import { useUsualTaxes } from './useUsualTaxes.ts'

/**
 * The lines of one account on the left, what the active one may be on the right: J and K move, Enter accepts, digits
 * choose, M combines, C gives an account, F a fee, I interest, T transfers, X ignores, G makes a rule, U undoes, R reconciles,
 * O puts the opening balance of the first statement into the books.
 */
export function Workbench({ bank }: { readonly bank: BankAccount }) {
  const { t } = useTranslation()
  const [status, setStatus] = useState<LineStatus>(firstStatus(bank))
  const lines = useReadPages('bank.lines', { account: bank.code, status })
  const work = useLineWork()
  const reconciling = useReconcile(bank.code, work)
  // Read before the first line opens, so that its coding is there at once.
  useUsualTaxes('')
  const columns = useLineColumns(bank.currency ?? undefined, lines.items)
  const read = lines.items.filter((line) => line.status === status)
  const rows = status === 'new' ? work.stillToDo(read, lines.dataUpdatedAt) : read
  const { at, choose, move } = useActiveLine(`${bank.code} ${status}`, rows, work.undo)
  const line = rows[at]
  const match = useLineMatch(line, work)
  const suggested = useSuggestions(line, work, match)
  const opening = useOpening(bank)
  const rules = useRuleWork(line, work, suggested)
  const show = (next: LineStatus) => {
    setStatus(next)
    work.back()
  }
  const keys: Keys = {
    ...lineKeys(line, work, match, suggested),
    G: rules.open,
    O: opening.post,
    R: reconciling.run,
  }
  useKeys({ J: () => move(1), K: () => move(-1), ...keys })
  return (
    <>
      <BankProof bank={bank} busy={reconciling.busy} onReconcile={reconciling.run} />
      <OpeningOffer opening={opening} />
      <LineFilter bank={bank} status={status} onChange={show} />
      <Problem error={lines.error ?? reconciling.error ?? work.undo.error} />
      {reconciling.outcome ? (
        <div>
          <ReconcileOutcome outcome={reconciling.outcome} work={work} onClose={reconciling.close} />
        </div>
      ) : null}
      <RuleOffer rules={rules} />
      {lines.data && rows.length === 0 ? (
        <NoLines status={status} bank={bank} onShow={show} />
      ) : (
        <div className="gl-bench">
          <VirtualTable
            label={t('bank.lines')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            selected={at}
            onSelect={choose}
            onOpen={suggested.enter}
            total={lines.first?.total}
            minWidth={496}
            onNearEnd={() => lines.hasNextPage && !lines.isFetching && void lines.fetchNextPage()}
          />
          {line ? (
            <LinePanel line={line} bank={bank} work={work} match={match} suggested={suggested} />
          ) : null}
        </div>
      )}
      <AskedDialog work={work} />
    </>
  )
}

/** Proposals and suggestions that a key chooses. */
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

type Keys = Readonly<Record<string, () => void>>

/** What a letter or a digit does to the active line. */
function lineKeys(
  line: BankLine | undefined,
  work: LineWork,
  match: LineMatch,
  suggested: LineSuggestions,
): Keys {
  return {
    ...Object.fromEntries(DIGITS.map((digit) => [digit, () => suggested.press(digit)])),
    M: () => line?.status === 'new' && match.combine(),
    C: () => line && work.open(line, 'code'),
    F: suggested.fee,
    I: suggested.interest,
    T: () => line && work.ask('transfer', line, suggested.transfer),
    X: () => line && work.ask('ignore', line),
    U: () => work.undo.run(line),
  }
}

/** What waits first; else what was done. */
function firstStatus({ lines }: BankAccount): BankLine['status'] {
  return (['new', 'matched', 'coded', 'ignored'] as const).find((status) => lines[status] > 0) ?? 'new'
}

/** The question open about a line: why to ignore it, or which account a transfer is with. */
function AskedDialog({ work }: { readonly work: LineWork }) {
  const { asked } = work
  if (asked === null) return null
  const { line, what, suggestion } = asked
  const done = () => work.done(line.id)
  return what === 'ignore' ? (
    <IgnoreDialog line={line} suggestion={suggestion} onDone={done} onCancel={work.back} />
  ) : (
    <TransferDialog line={line} suggestion={suggestion} onDone={done} onCancel={work.back} />
  )
}
