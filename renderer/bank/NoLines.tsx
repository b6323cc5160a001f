import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../components/EmptyState.tsx'
import { useRead } from '../data/useRead.ts'
import type { BankAccount, LineStatus } from '../transport/wire.ts'

interface NoLinesProps {
  readonly status: LineStatus
  readonly bank: BankAccount
  readonly onShow: (status: LineStatus) => void
}

/** No line of a status: what that means for the account, and what to do next. */
export function NoLines({ status, bank, onShow }: NoLinesProps) {
  const { t } = useTranslation()
  const { data: proof } = useRead('bank.proof', { account: bank.code })
  if (status !== 'new') return <EmptyState title={t('bank.noneTitle')}>{t('bank.noneText')}</EmptyState>
  const look =
    bank.lines.matched > 0 ? (
      <Button onClick={() => onShow('matched')}>{t('bank.seeMatched')}</Button>
    ) : bank.lines.coded > 0 ? (
      <Button onClick={() => onShow('coded')}>{t('bank.seeCoded')}</Button>
    ) : null
  return (
    <EmptyState title={t('bank.allDoneTitle')} action={look}>
      {proof?.reconciled ? t('bank.allDoneReconciled') : t('bank.allDoneText')}
    </EmptyState>
  )
}
