import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { isDay } from '../../../db/rules/dates.ts'
import { AmountField } from '../../components/AmountField.tsx'
import { DateField } from '../../components/DateField.tsx'
import { Figure } from '../../components/Figure.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useKeys } from '../../components/useKeys.ts'
import { useFormat } from '../../data/useFormat.ts'
import { subtractAmounts } from '../../format/figures.ts'
import type { BankAccount } from '../../transport/wire.ts'
import { DoneNotice } from './DoneNotice.tsx'
import { asPrinted } from './figures.ts'
import { Gap } from './Gap.tsx'
import { PastReconciliations } from './PastReconciliations.tsx'
import { PriorItems } from './PriorItems.tsx'
import { TickTable } from './TickTable.tsx'
import { useBegin } from './useBegin.ts'

interface BeginProps {
  readonly account: string
  readonly currency: string
  readonly bank: BankAccount
}

/** Where reconciling begins: a day, the balance of its statement, and what was still outstanding. */
export function Begin({ account, currency, bank }: BeginProps) {
  const { t } = useTranslation()
  const { longDay } = useFormat()
  const begin = useBegin(account, currency, bank)
  const { through, balance, data, expected, done } = begin
  const owed = data?.owed ?? false
  useKeys({ 'Ctrl+Enter': begin.run })
  return (
    <>
      {done ? <DoneNotice done={done} /> : null}
      <div className="gl-proof gl-reconcile-bar">
        <DateField label={t('reconciliation.eve')} value={through} onChange={begin.setThrough} />
        <AmountField
          label={t(owed ? 'reconciliation.owedOnStatement' : 'reconciliation.onStatementBalance')}
          value={balance === '' ? '' : asPrinted(balance, owed)}
          onChange={(amount) => begin.setBalance(amount === '' ? '' : asPrinted(amount, owed))}
          currency={currency}
        />
        {data && expected !== null ? (
          <BeginSums
            books={data.books}
            expected={expected}
            balance={balance}
            owed={owed}
            currency={currency}
          />
        ) : null}
        <Button appearance="primary" disabledFocusable={!begin.isReady} onClick={begin.run}>
          {isDay(through)
            ? t('reconciliation.beginAt', { day: longDay(through) })
            : t('reconciliation.begin')}
        </Button>
      </div>
      <Problem error={begin.error} />
      <div className="gl-bench">
        <div className="gl-tick-side">
          <p className="gl-hint">{t('reconciliation.beginHint')}</p>
          {data && data.entries.length > 0 ? (
            <TickTable
              label={t('reconciliation.mayBeOutstanding')}
              entries={data.entries.toReversed()}
              ticks={begin.ticks}
              owed={owed}
              currency={currency}
            />
          ) : (
            <p>{t('reconciliation.noneBefore')}</p>
          )}
        </div>
        <div className="gl-line-panel">
          <PriorItems items={begin.items} onChange={begin.setItems} owed={owed} currency={currency} />
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
      <Gap gap={gap} shown={shown} />
    </dl>
  )
}
