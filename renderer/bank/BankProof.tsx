import { CheckmarkCircle16Regular, Warning16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import type { BankAccount } from '../transport/wire.ts'

/** Opening + lines = closing of the last statement, and what is left to code: always in sight. */
export function BankProof({ bank }: { readonly bank: BankAccount }) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const { data } = useRead('bank.statements', { account: bank.code })
  const last = data?.items.toSorted((a, b) => (b.lastDate ?? '').localeCompare(a.lastDate ?? ''))[0]
  const { openingBalance: opening = null, closingBalance: closing = null } = last ?? {}
  const left = bank.lines.new
  return (
    <div className="gl-proof" role="status">
      {last && opening !== null && closing !== null ? (
        <Equation
          opening={opening}
          lines={last.sum}
          closing={closing}
          proved={last.closingBalanceProved}
          currency={bank.currency}
        />
      ) : (
        <span>{last ? t('bank.proof.unknown') : t('bank.proof.noStatement')}</span>
      )}
      <span className="gl-status gl-proof-left">
        {left === 0 ? <CheckmarkCircle16Regular aria-hidden /> : <Warning16Regular aria-hidden />}
        {left === 0 ? t('bank.proof.nothingLeft') : t('bank.proof.left', { count: left, shown: count(left) })}
      </span>
    </div>
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
  const money = currency ? { currency } : {}
  return (
    <span className="gl-equation">
      <span>
        {t('bank.proof.opening')}{' '}
        <strong>
          <Figure amount={opening} {...money} />
        </strong>
      </span>
      <span aria-hidden>+</span>
      <span>
        {t('bank.proof.lines')}{' '}
        <strong>
          <Figure amount={lines} {...money} />
        </strong>
      </span>
      <span aria-hidden>=</span>
      <span>
        {t('bank.proof.closing')}{' '}
        <strong>
          <Figure amount={closing} {...money} />
        </strong>
      </span>
      <span className="gl-status">
        {proved ? <CheckmarkCircle16Regular aria-hidden /> : <Warning16Regular aria-hidden />}
        {proved ? t('bank.proof.short') : t('bank.proof.shortWrong')}
      </span>
    </span>
  )
}
