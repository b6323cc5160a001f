import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { isDay, localDay } from '../../../db/rules/dates.ts'
import { AmountField } from '../../components/AmountField.tsx'
import { DateField } from '../../components/DateField.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useKeys } from '../../components/useKeys.ts'
import { useFormat } from '../../data/useFormat.ts'
import { useRead } from '../../data/useRead.ts'
import { useWrite } from '../../data/useWrite.ts'
import type { BankAccount } from '../../transport/wire.ts'
import { DoneNotice } from './DoneNotice.tsx'
import { proposedDay } from './days.ts'
import { Equation } from './Equation.tsx'
import { asPrinted, liveFigures, type Preview, standingProblems } from './figures.ts'
import { Obstacles } from './Obstacles.tsx'
import { type Past, PastReconciliations } from './PastReconciliations.tsx'
import { TickTable } from './TickTable.tsx'
import { useStart } from './useStart.ts'
import { useTicks } from './useTicks.ts'

interface ReconcileProps {
  readonly account: string
  readonly currency: string
  readonly bank: BankAccount
}

/** The statement's day and balance, the bar that adds up, what is to be ticked, and what was reconciled before. */
export function Reconcile({ account, currency, bank }: ReconcileProps) {
  const { t } = useTranslation()
  const { longDay } = useFormat()
  const [through, setThrough] = useState<string>(() => proposedDay(bank, localDay(Date.now())))
  const [typed, setTyped] = useState<string | null>(null)
  const [done, setDone] = useState<Past | null>(null)
  const ticks = useTicks(account, 'shown')
  const { data, error } = useRead('reconciliation.preview', { account, through }, { enabled: isDay(through) })
  const create = useWrite('reconciliation.create')
  const owed = data?.owed ?? false
  const balance = typed === null ? (data?.imported?.balance ?? null) : typed === '' ? null : typed
  const bar = useStart(data !== undefined, balance !== null)
  const run = () => {
    if (!data || create.isPending) return
    const cleared = data.entries.filter(({ id }) => ticks.ticks.has(id)).map(({ id }) => id)
    create.mutate(
      { account, through, cleared, ...(balance === null ? {} : { balance }) },
      {
        onSuccess: (answer) => {
          setDone(answer)
          setTyped(null)
          ticks.clear()
          setThrough(
            proposedDay({ lastStatement: null, reconciledThrough: answer.through }, localDay(Date.now())),
          )
        },
      },
    )
  }
  useKeys({ 'Ctrl+Enter': run })
  return (
    <>
      {done ? <DoneNotice done={done} /> : null}
      <div className="gl-proof gl-reconcile-bar" ref={bar}>
        <DateField label={t('reconciliation.day')} value={through} onChange={setThrough} />
        <AmountField
          key={done?.id}
          label={t(owed ? 'reconciliation.owedOnStatement' : 'reconciliation.onStatementBalance')}
          value={balance === null ? '' : asPrinted(balance, owed)}
          onChange={(amount) => setTyped(amount === '' ? '' : asPrinted(amount, owed))}
          currency={currency}
        />
        {data ? (
          <Equation
            figures={liveFigures(data, ticks.ticks, balance, currency)}
            startDay={data.start.day}
            owed={owed}
            currency={currency}
          />
        ) : null}
        <Button appearance="primary" disabledFocusable={!data || create.isPending} onClick={run}>
          {isDay(through)
            ? t('reconciliation.reconcileAt', { day: longDay(through) })
            : t('reconciliation.reconcile')}
        </Button>
      </div>
      <Problem error={error ?? create.error} />
      {data ? <Obstacles account={account} problems={standingProblems(data.problems)} /> : null}
      <div className="gl-bench">
        {data ? <Entries data={data} account={account} ticks={ticks} currency={currency} /> : <div />}
        <div className="gl-line-panel">
          <PastReconciliations account={account} currency={currency} />
        </div>
      </div>
    </>
  )
}

interface EntriesProps {
  readonly data: Preview
  readonly account: string
  readonly ticks: ReturnType<typeof useTicks>
  readonly currency: string
}

/** What no line shows: to tick when it is on the paper; left unticked it is outstanding. */
function Entries({ data, account, ticks, currency }: EntriesProps) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const { entries, linesIn, linesOut, start, owed } = data
  const lines = linesIn.count + linesOut.count
  return (
    <div className="gl-tick-side">
      <p className="gl-hint">
        {lines > 0
          ? t('reconciliation.linesShow', { count: lines, shown: count(lines) })
          : t('reconciliation.noLines')}{' '}
        {t('reconciliation.tickHint')}{' '}
        {start.from === 'reconciliation' ? null : (
          <Link className="gl-link" to={`/bank/${encodeURIComponent(account)}/begin`}>
            {t('reconciliation.beginLink')}
          </Link>
        )}
      </p>
      {entries.length > 0 ? (
        <TickTable
          label={t('reconciliation.entries')}
          entries={entries}
          ticks={ticks}
          owed={owed}
          currency={currency}
        />
      ) : (
        <p>{t('reconciliation.noEntries')}</p>
      )}
    </div>
  )
}
