import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { Figure } from '../components/Figure.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import { toCents } from '../format/figures.ts'
import type { BankLine } from '../transport/wire.ts'
import { DocumentName } from './DocumentName.tsx'
import { acceptable, type OpenDocument, type Proposal } from './matching.ts'
import { ReasonList } from './ReasonList.tsx'

interface ProposalsProps {
  readonly line: BankLine
  readonly proposals: readonly Proposal[]
  readonly documents: readonly OpenDocument[]
  /** Rank of the one that Enter accepts. */
  readonly chosen: number
  readonly busy: boolean
  readonly onChoose: (rank: number) => void
  readonly onAccept: (proposal: Proposal) => void
}

/** What the line may be, best first: 1, 2 and 3 choose, Enter accepts. */
export function Proposals({ proposals, chosen, ...rest }: ProposalsProps) {
  const { t } = useTranslation()
  return (
    <ol className="gl-proposals" aria-label={t('bank.proposals')}>
      {proposals.map((proposal) => (
        <ProposalItem
          key={proposal.rank}
          proposal={proposal}
          isChosen={proposal.rank === chosen}
          isAlone={proposals.length === 1}
          {...rest}
        />
      ))}
    </ol>
  )
}

interface ProposalItemProps extends Omit<ProposalsProps, 'proposals' | 'chosen'> {
  readonly proposal: Proposal
  readonly isChosen: boolean
  readonly isAlone: boolean
}

function ProposalItem(props: ProposalItemProps) {
  const { proposal, isChosen, isAlone, line, documents, busy, onChoose, onAccept } = props
  const { t } = useTranslation()
  const { currency } = useFormat()
  const whole = acceptable(proposal, line, currency) !== null
  const given = new Map(proposal.allocations.map(({ documentId, amount }) => [documentId, amount]))
  const own = documents.filter(({ id }) => given.has(id))
  return (
    <li className={isChosen ? 'gl-proposal gl-proposal-chosen' : 'gl-proposal'} aria-current={isChosen}>
      <div className="gl-proposal-head">
        {isAlone ? null : <kbd>{proposal.rank}</kbd>}
        <ul className="gl-proposal-documents">
          {own.map((document) => (
            <li key={document.id}>
              <DocumentName document={document} day />
              <Figure amount={given.get(document.id)} />
              <StaysOpen document={document} given={given.get(document.id) ?? '0'} />
            </li>
          ))}
          {own.length === 0 ? <li>{t('bank.nothingToSettle')}</li> : null}
        </ul>
      </div>
      {proposal.difference ? <DifferenceGoes difference={proposal.difference} /> : null}
      <ReasonList reasons={proposal.reasons} />
      <div className="gl-proposal-foot">
        <strong className="gl-figure">{t('bank.score', { count: proposal.score })}</strong>
        {own.length === 0 ? null : (
          <Button
            size="small"
            appearance={isChosen ? 'primary' : 'secondary'}
            disabledFocusable={busy}
            onClick={() => onAccept(proposal)}
            onFocus={() => onChoose(proposal.rank)}
          >
            {whole ? t('bank.accept') : t('bank.acceptRest')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** What the documents make more or less than the line, and the account that bears it. */
function DifferenceGoes({ difference }: { readonly difference: NonNullable<Proposal['difference']> }) {
  const { t } = useTranslation()
  const { amount } = useFormat()
  const { titleOf } = useAccounts()
  const { kind, account } = difference
  const size = amount(difference.amount.replace('-', ''))
  return (
    <p className="gl-hint">
      {t(`bank.explained.${kind}`, { amount: size })}
      {account === null ? '' : ` → ${account} ${titleOf(account)}`}
    </p>
  )
}

interface StaysOpenProps {
  readonly document: OpenDocument
  readonly given: string
}

/** What accepting leaves to settle on a document, if anything. */
function StaysOpen({ document, given }: StaysOpenProps) {
  const { t } = useTranslation()
  const { amount, currency } = useFormat()
  const left = toCents(document.balance, currency) - Math.abs(toCents(given, currency))
  if (left === 0) return null
  return (
    <span className="gl-hint">
      {t('bank.leaves', { amount: amount(formatCents(left, decimalsOf(currency))) })}
    </span>
  )
}
