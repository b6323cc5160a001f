import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountField } from '../components/AccountField.tsx'
import { AskDialog } from '../components/AskDialog.tsx'
import { Figure } from '../components/Figure.tsx'
import { useWrite } from '../data/useWrite.ts'
import type { Account, BankLine } from '../transport/wire.ts'
import { acceptedOf, type Suggestion } from './suggestions.ts'
import { isBankLike } from './useImport.ts'
import { usePair } from './usePair.ts'

interface TransferDialogProps {
  readonly line: BankLine
  /** The suggested transfer, with its other account when it is known. */
  readonly suggestion: Suggestion | null
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** The other own account that the money came from or went to; its own line will find the same entry. */
export function TransferDialog({ line, suggestion, onDone, onCancel }: TransferDialogProps) {
  const { t } = useTranslation()
  const [account, setAccount] = useState(
    suggestion?.act.kind === 'transfer' ? (suggestion.act.account ?? '') : '',
  )
  const suggested = suggestion ? { suggested: acceptedOf(suggestion) } : {}
  const field = useRef<HTMLInputElement>(null)
  const transfer = useWrite('bank.transfer')
  const both = useWrite('bank.transferPair')
  const found = usePair(line)
  const other = found?.other
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (other) setAccount((before) => before || other.account)
  }, [other])
  const isPair = other !== undefined && account === other.account
  const save = () =>
    isPair
      ? both.mutate({ lineId: line.id, otherLineId: other.lineId }, { onSuccess: onDone })
      : transfer.mutate({ lineId: line.id, account, ...suggested }, { onSuccess: onDone })
  const only = useCallback((one: Account) => isBankLike(one) && one.code !== line.account, [line.account])
  return (
    <AskDialog
      title={t('bank.transfer.title')}
      confirm={t('bank.transfer.save')}
      disabled={account === ''}
      busy={transfer.isPending || both.isPending}
      error={transfer.error ?? both.error}
      onCancel={onCancel}
      onConfirm={save}
    >
      <p>
        {line.date} {line.description} <Figure amount={line.amount} />
      </p>
      <AccountField
        label={line.amount.startsWith('-') ? t('bank.transfer.to') : t('bank.transfer.from')}
        value={account}
        onChange={setAccount}
        only={only}
        holdEnter
        inputRef={field}
      />
      <p className="gl-hint">
        {isPair
          ? t('bank.pair.hint', { date: other.date, text: other.description })
          : t('bank.transfer.hint')}
      </p>
    </AskDialog>
  )
}
