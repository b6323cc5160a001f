import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import { Problem } from '../components/Problem.tsx'
import { HistoryButton } from '../components/record/HistoryButton.tsx'
import { useRead } from '../data/useRead.ts'
import { addressOf } from '../documents/documentKinds.ts'
import type { BankLine } from '../transport/wire.ts'
import { LineWhy } from './LineWhy.tsx'
import type { LineWork } from './useLineWork.ts'

interface SettledPanelProps {
  readonly line: BankLine
  readonly work: LineWork
}

/** What became of a line: the documents and the entry it settled, why, and the way back. */
export function SettledPanel({ line, work }: SettledPanelProps) {
  const { t } = useTranslation()
  const { status, documentId, entryId, reason } = line
  return (
    <div className="gl-stack">
      <p>{t(SAID[status])}</p>
      {reason ? (
        <p>
          {t('common.reason')} : {reason}
        </p>
      ) : null}
      {documentId ? <PaidDocuments id={documentId} /> : null}
      {entryId ? (
        <p>
          <Link className="gl-link" to={`/ledger/entries/${encodeURIComponent(entryId)}`}>
            {t('bank.openEntry')}
          </Link>
        </p>
      ) : null}
      <LineWhy key={line.id} line={line} />
      <Problem error={work.undo.error} />
      <div className="gl-actions">
        <Button size="small" disabledFocusable={work.undo.busy} onClick={() => work.undo.undo([line.id])}>
          {t(BACK[status])}
        </Button>
        <HistoryButton kind="bankLine" id={line.id} size="small" />
      </div>
    </div>
  )
}

const SAID = {
  new: 'bank.said.new',
  matched: 'bank.said.matched',
  coded: 'bank.said.coded',
  ignored: 'bank.said.ignored',
} as const

const BACK = {
  new: 'bank.undoOne',
  matched: 'bank.unmatch',
  coded: 'bank.undoOne',
  ignored: 'bank.takeBack',
} as const

/** What the payment that a match recorded settled. */
function PaidDocuments({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { data } = useRead('payment.get', { id }, { keep: false })
  if (!data) return null
  const isCredit = data.balance !== '0.00' && data.kind !== 'transfer'
  if (data.payments.length === 0 && !isCredit) return null
  return (
    <ul className="gl-chosen">
      {data.payments.map(({ documentId, kind, number, amount }) => (
        <li key={documentId}>
          <Link className="gl-link" to={addressOf.one(kind, documentId)}>
            {number}
          </Link>
          <Figure amount={amount} />
        </li>
      ))}
      {isCredit ? (
        <li>
          {t('bank.leftAsCredit')} <Figure amount={data.balance} />
        </li>
      ) : null}
    </ul>
  )
}
