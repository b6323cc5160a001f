import { Button } from '@fluentui/react-components'
import { CheckmarkCircle16Regular, LockClosed16Regular, Warning16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import type { BankAccount } from '../transport/wire.ts'
import { causesOf, type Proof } from './proofWords.ts'

interface BankProofProps {
  readonly bank: BankAccount
  readonly busy: boolean
  readonly onReconcile: () => void
}

/** Opening + lines = closing, the books beside it, and whether the account is reconciled: always in sight, in words. */
export function BankProof({ bank, busy, onReconcile }: BankProofProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const statements = useRead('bank.statements', { account: bank.code })
  const { data: proof } = useRead('bank.proof', { account: bank.code })
  const last = statements.data?.items.toSorted((a, b) =>
    (b.lastDate ?? '').localeCompare(a.lastDate ?? ''),
  )[0]
  const { openingBalance: opening = null, closingBalance: closing = null } = last ?? {}
  const left = bank.lines.new
  return (
    <div className="gl-proof gl-bench-proof">
      <div className="gl-bench-sums">
        {last && opening !== null && closing !== null ? (
          <Equation
            opening={opening}
            lines={last.sum}
            closing={closing}
            proved={last.closingBalanceProved}
            currency={bank.currency}
          />
        ) : null}
        {opening === null && closing !== null ? (
          <Amount title={t('bank.proof.closing')} amount={closing} currency={bank.currency} />
        ) : null}
        {statements.data && !proof?.reconciled && (opening === null || closing === null) ? (
          <span>{last ? t('bank.proof.unknown') : t('bank.proof.noStatement')}</span>
        ) : null}
        {proof ? <InBooks proof={proof} currency={bank.currency} /> : null}
      </div>
      <div className="gl-bench-state" role="status">
        {left === 0 || !proof ? <Left left={left} /> : null}
        {proof ? <Verdict proof={proof} left={left} currency={bank.currency} /> : null}
        {bank.reconciledThrough ? <Through day={bank.reconciledThrough} /> : null}
      </div>
      <div className="gl-actions">
        <Button disabledFocusable={busy} onClick={onReconcile}>
          {t('bank.reconcile')}
        </Button>
        <Button onClick={() => void navigate(`/bank/${encodeURIComponent(bank.code)}/reconcile`)}>
          {t('reconciliation.open')}
        </Button>
      </div>
    </div>
  )
}

interface AmountProps {
  readonly title: string
  readonly amount: string
  readonly currency: string | null
}

function Amount({ title, amount, currency }: AmountProps) {
  return (
    <span>
      {title}{' '}
      <strong>
        <Figure amount={amount} {...(currency ? { currency } : {})} />
      </strong>
    </span>
  )
}

interface EquationProps {
  readonly opening: string
  readonly lines: string
  readonly closing: string
  readonly proved: boolean
  readonly currency: string | null
}

/** The last statement: proved or not, in words and not by a colour alone. */
function Equation({ opening, lines, closing, proved, currency }: EquationProps) {
  const { t } = useTranslation()
  return (
    <span className="gl-equation">
      <Amount title={t('bank.proof.opening')} amount={opening} currency={currency} />
      <span aria-hidden>+</span>
      <Amount title={t('bank.proof.lines')} amount={lines} currency={currency} />
      <span aria-hidden>=</span>
      <Amount title={t('bank.proof.closing')} amount={closing} currency={currency} />
      <span className="gl-status">
        {proved ? <CheckmarkCircle16Regular aria-hidden /> : <Warning16Regular aria-hidden />}
        {proved ? t('bank.proof.short') : t('bank.proof.shortWrong')}
      </span>
    </span>
  )
}

interface ProofProps {
  readonly proof: Proof
  readonly currency: string | null
}

/** The books on the day of the statement, and what stands between both. */
function InBooks({ proof, currency }: ProofProps) {
  const { t } = useTranslation()
  const { count, longDay } = useFormat()
  const { lastDate, bookBalance, outstanding, outstandingCount, ignored, ignoredSum } = proof
  return (
    <span className="gl-equation gl-hint">
      <Amount
        title={lastDate ? t('bank.proof.booksOn', { day: longDay(lastDate) }) : t('bank.proof.books')}
        amount={bookBalance}
        currency={currency}
      />
      {outstandingCount > 0 ? (
        <Amount
          title={t('bank.proof.outstanding', { count: outstandingCount, shown: count(outstandingCount) })}
          amount={outstanding}
          currency={currency}
        />
      ) : (
        <span>{t('bank.proof.noneOutstanding')}</span>
      )}
      {ignored > 0 ? (
        <Amount
          title={t('bank.proof.ignored', { count: ignored, shown: count(ignored) })}
          amount={ignoredSum}
          currency={currency}
        />
      ) : null}
    </span>
  )
}

const CAUSES = {
  noStatement: 'bank.not.noStatement',
  noBalance: 'bank.not.noBalance',
  notProved: 'bank.not.notProved',
  waiting: 'bank.not.waiting',
  difference: 'bank.not.difference',
} as const

/** Lines that wait; said with the verdict when there are some. */
function Left({ left }: { readonly left: number }) {
  const { t } = useTranslation()
  const { count } = useFormat()
  return (
    <span className="gl-status">
      {left === 0 ? <CheckmarkCircle16Regular aria-hidden /> : <Warning16Regular aria-hidden />}
      {left === 0 ? t('bank.proof.nothingLeft') : t('bank.proof.left', { count: left, shown: count(left) })}
    </span>
  )
}

interface VerdictProps extends ProofProps {
  readonly left: number
}

/** Reconciled, or why not yet: nothing else gives the word. */
function Verdict({ proof, left, currency }: VerdictProps) {
  const { t } = useTranslation()
  const { amount, count, longDay } = useFormat()
  if (proof.reconciled)
    return (
      <strong className="gl-status">
        <CheckmarkCircle16Regular aria-hidden />
        {t('bank.reconciled', { day: longDay(proof.lastDate ?? '') })}
      </strong>
    )
  const words = causesOf(proof, left).map((cause) =>
    t(CAUSES[cause], {
      count: left,
      shown: count(left),
      amount: amount(proof.difference ?? '0', currency ?? undefined),
    }),
  )
  return (
    <span className="gl-status">
      <Warning16Regular aria-hidden />
      {t('bank.notReconciled', { causes: words.join(t('bank.not.and')) })}
    </span>
  )
}

/** The last day for which the account was reconciled, and kept so. */
function Through({ day }: { readonly day: string }) {
  const { t } = useTranslation()
  const { longDay } = useFormat()
  return (
    <span className="gl-status gl-hint">
      <LockClosed16Regular aria-hidden />
      {t('reconciliation.through', { day: longDay(day) })}
    </span>
  )
}
