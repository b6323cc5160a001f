import { Button } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
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
  const navigate = useNavigate()
  // The list that had the keyboard is gone: it goes on with what comes next.
  useEffect(() => {
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>('.gl-empty button')?.focus()
  }, [])
  if (status !== 'new') return <EmptyState title={t('bank.noneTitle')}>{t('bank.noneText')}</EmptyState>
  const look =
    bank.lines.matched > 0 ? (
      <Button onClick={() => onShow('matched')}>{t('bank.seeMatched')}</Button>
    ) : bank.lines.coded > 0 ? (
      <Button onClick={() => onShow('coded')}>{t('bank.seeCoded')}</Button>
    ) : null
  return (
    <EmptyState
      title={t('bank.allDoneTitle')}
      action={
        <>
          <Button
            appearance="primary"
            onClick={() => void navigate(`/bank/${encodeURIComponent(bank.code)}/reconcile`)}
          >
            {t('reconciliation.open')}
          </Button>
          {look}
        </>
      }
    >
      {proof?.reconciled ? t('bank.allDoneReconciled') : t('bank.allDoneText')}
    </EmptyState>
  )
}
