import { Button } from '@fluentui/react-components'
import { CheckmarkCircle16Regular, Warning16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, type Day, isDay, lastDayOf, localDay, monthOf } from '../../../db/rules/dates.ts'
import { AmountField } from '../../components/AmountField.tsx'
import { DateField } from '../../components/DateField.tsx'
import { Figure } from '../../components/Figure.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useKeys } from '../../components/useKeys.ts'
import { useFormat } from '../../data/useFormat.ts'
import { useRead } from '../../data/useRead.ts'
import { useWrite } from '../../data/useWrite.ts'
import { isNil, subtractAmounts } from '../../format/figures.ts'
import type { BankAccount } from '../../transport/wire.ts'
import { DoneNotice } from './DoneNotice.tsx'
import { asPrinted } from './figures.ts'
import { type Past, PastReconciliations } from './PastReconciliations.tsx'
import { PriorItems } from './PriorItems.tsx'
import { expectedBalance, type PriorItem, priorOf } from './prior.ts'
import { TickTable } from './TickTable.tsx'
import { useTicks } from './useTicks.ts'

interface BeginProps {
  readonly account: string
  readonly currency: string
  readonly bank: BankAccount
}

/** The eve of the first statement, or of the present month. */
function proposedEve(bank: BankAccount): Day {
  const first = bank.lastStatement?.firstDate
  return first && isDay(first)
    ? addDays(first, -1)
    : lastDayOf(monthOf(addDays(`${monthOf(localDay(Date.now()))}-01` as Day, -1)))
}

/** Where reconciling begins: a day, the balance of its statement, and what was still outstanding. */
export function Begin({ account, currency, bank }: BeginProps) {
  const { t } = useTranslation()
  const { longDay } = useFormat()
  const [through, setThrough] = useState<string>(() => proposedEve(bank))
  const [balance, setBalance] = useState('')
  const [items, setItems] = useState<readonly PriorItem[]>([])
  const [done, setDone] = useState<Past | null>(null)
  const ticks = useTicks(account, 'outstanding')
  const { data, error } = useRead(
    'reconciliation.previewBegin',
    { account, through },
    { enabled: isDay(through) },
  )
  const begin = useWrite('reconciliation.begin')
  const owed = data?.owed ?? false
  const chosen = data?.entries.filter(({ id }) => ticks.ticks.has(id)) ?? []
  const prior = priorOf(items, through)
  const run = () => {
    if (!data || balance === '' || begin.isPending) return
    const outstanding = chosen.map(({ id }) => id)
    begin.mutate(
      { account, through, balance, outstanding, prior },
      {
        onSuccess: (answer) => {
          setDone(answer)
          ticks.clear()
          setItems([])
        },
      },
    )
  }
  useKeys({ 'Ctrl+Enter': run })
  const amounts = chosen.map(({ amount }) => amount)
  return (
    <>
      {done ? <DoneNotice done={done} /> : null}
      <div className="gl-proof gl-reconcile-bar">
        <DateField label={t('reconciliation.eve')} value={through} onChange={setThrough} />
        <AmountField
          label={t(owed ? 'reconciliation.owedOnStatement' : 'reconciliation.onStatementBalance')}
          value={balance === '' ? '' : asPrinted(balance, owed)}
          onChange={(amount) => setBalance(amount === '' ? '' : asPrinted(amount, owed))}
          currency={currency}
        />
        {data ? (
          <BeginSums
            books={data.books}
            expected={expectedBalance(data.adjusted, amounts, prior, currency)}
            balance={balance}
            owed={owed}
            currency={currency}
          />
        ) : null}
        <Button
          appearance="primary"
          disabledFocusable={!data || balance === '' || begin.isPending}
          onClick={run}
        >
          {isDay(through)
            ? t('reconciliation.beginAt', { day: longDay(through) })
            : t('reconciliation.begin')}
        </Button>
      </div>
      <Problem error={error ?? begin.error} />
      <div className="gl-bench">
        <div className="gl-tick-side">
          <p className="gl-hint">{t('reconciliation.beginHint')}</p>
          {data && data.entries.length > 0 ? (
            <TickTable
              label={t('reconciliation.mayBeOutstanding')}
              entries={data.entries.toReversed()}
              ticks={ticks}
              owed={owed}
              currency={currency}
            />
          ) : (
            <p>{t('reconciliation.noneBefore')}</p>
          )}
        </div>
        <div className="gl-line-panel">
          <PriorItems items={items} onChange={setItems} owed={owed} currency={currency} />
          <PastReconciliations account={account} currency={currency} />
        </div>
      </div>
    </>
  )
}

interface BeginSumsProps {
  readonly books: string
  readonly expected: string
  readonly balance: string
  readonly owed: boolean
  readonly currency: string
}

/** Books − outstanding = what the statement must say, against what it says. */
function BeginSums({ books, expected, balance, owed, currency }: BeginSumsProps) {
  const { t } = useTranslation()
  const shown = (amount: string) => <Figure amount={asPrinted(amount, owed)} currency={currency} />
  const gap = balance === '' ? null : subtractAmounts(balance, expected, currency)
  return (
    <dl className="gl-sums gl-reconcile-sums">
      <div>
        <dt>{t('bank.proof.books')}</dt>
        <dd>{shown(books)}</dd>
      </div>
      <div>
        <dt>{t('reconciliation.outstanding')}</dt>
        <dd>{shown(subtractAmounts(books, expected, currency))}</dd>
      </div>
      <div>
        <dt>{t('reconciliation.expected')}</dt>
        <dd>{shown(expected)}</dd>
      </div>
      <div>
        <dt>{t('reconciliation.gap')}</dt>
        <dd>
          <span className="gl-status" role="status">
            {gap === null ? (
              '—'
            ) : (
              <>
                {isNil(gap) ? <CheckmarkCircle16Regular aria-hidden /> : <Warning16Regular aria-hidden />}
                {shown(gap)}
              </>
            )}
          </span>
        </dd>
      </div>
    </dl>
  )
}
