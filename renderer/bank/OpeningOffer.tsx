import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addDays, toDay } from '../../db/rules/dates.ts'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { Problem } from '../components/Problem.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import { isNil, toCents } from '../format/figures.ts'
import type { BankAccount, Output } from '../transport/wire.ts'

type Statement = Output<'bank.statements'>['items'][number]

/** What a statement begins with: as it says, or its closing balance without its lines when it says that alone. */
function openingOf(statement: Statement | undefined, currency: string): string {
  const { openingBalance = null, closingBalance = null, sum = '0', partial = true } = statement ?? {}
  if (openingBalance !== null) return openingBalance
  if (closingBalance === null || partial) return '0'
  return formatCents(toCents(closingBalance, currency) - toCents(sum, currency), decimalsOf(currency))
}

/** What the first statement begins with, when the books have nothing before it and lack just that. */
function useMissingOpening(bank: BankAccount) {
  const { currency } = useFormat()
  const ours = bank.currency === null || bank.currency === currency
  const { data: proof } = useRead('bank.proof', { account: bank.code })
  const { data: statements } = useRead('bank.statements', { account: bank.code })
  const first = (statements?.items ?? [])
    .filter(({ firstDate }) => firstDate !== null)
    .toSorted((a, b) => a.firstDate!.localeCompare(b.firstDate!))[0]
  const before = first?.firstDate ? addDays(toDay(first.firstDate), -1) : ''
  const amount = openingOf(first, currency)
  const difference = proof?.difference ?? '0'
  const isLacking = ours && !isNil(amount) && toCents(amount, currency) === toCents(difference, currency)
  const { data: register } = useRead(
    'ledger.register',
    { account: bank.code, to: before, limit: 1 },
    { enabled: isLacking },
  )
  const isNew = bank.reconciledThrough === null && register?.items.length === 0 && isNil(register.opening)
  const closing = first?.openingBalance === null ? first.closingBalance : null
  return isLacking && isNew ? { amount, before, closing } : null
}

/** The opening balance that the books lack, and putting it there the day before the first statement. */
export function useOpening(bank: BankAccount) {
  const missing = useMissingOpening(bank)
  const { mutate, isPending: busy, error } = useWrite('ledger.opening')
  const post = () => {
    if (!missing || busy) return
    const size = missing.amount.replace('-', '')
    const side = missing.amount.startsWith('-') ? { credit: size } : { debit: size }
    mutate({ date: missing.before, lines: [{ account: bank.code, ...side }] })
  }
  return { missing, post, busy, error }
}

interface OpeningOfferProps {
  readonly opening: ReturnType<typeof useOpening>
}

/** The books begin with the first statement: its opening balance is put into them by one key. */
export function OpeningOffer({ opening }: OpeningOfferProps) {
  const { t } = useTranslation()
  const { amount, longDay } = useFormat()
  const { missing, post, busy, error } = opening
  if (!missing) return null
  return (
    <div className="gl-rule-offer" role="status">
      <span>
        {missing.closing === null
          ? t('bank.opening.offer', { amount: amount(missing.amount) })
          : t('bank.opening.reckoned', { amount: amount(missing.amount), closing: amount(missing.closing) })}
      </span>
      <Button size="small" appearance="primary" disabledFocusable={busy} onClick={post}>
        {t('bank.opening.post', { day: longDay(missing.before) })}
      </Button>
      <Problem error={error} />
    </div>
  )
}
