import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import { useKeys } from '../components/useKeys.ts'
import { useFormat } from '../data/useFormat.ts'
import type { Output } from '../transport/wire.ts'
import { DocumentName } from './DocumentName.tsx'
import { ReasonList } from './ReasonList.tsx'
import { RuledItem } from './rules/RuledItem.tsx'
import type { LineWork } from './useLineWork.ts'

type Reconciled = Output<'bank.reconcile'>
type Match = Reconciled['automatic']['matches'][number]

/** More than one reads; the others stand in the list of matched lines. */
const MATCHES_SHOWN = 100

interface ReconcileOutcomeProps {
  readonly outcome: Reconciled
  readonly work: LineWork
  readonly onClose: () => void
}

/** What was matched without a person, each with its reasons and its way back; what is proposed; what is left. Escape closes it. */
export function ReconcileOutcome({ outcome, work, onClose }: ReconcileOutcomeProps) {
  const { t } = useTranslation()
  const { count, text } = useFormat()
  const { automatic, byRule, suggested, unmatched } = outcome
  useKeys({ Escape: onClose })
  const { undone, undo, busy } = work.undo
  const standing = automatic.matches
    .filter(({ lineId }) => !undone.has(lineId))
    .toSorted((a, b) => a.date.localeCompare(b.date))
  const shown = standing.slice(0, MATCHES_SHOWN)
  const ruled = byRule.lines.filter(({ lineId }) => !undone.has(lineId))
  const done = [...standing, ...ruled]
  const counted = (name: 'automatic' | 'byRule' | 'suggested' | 'unmatched', found: number) =>
    t(`bank.outcome.${name}`, { count: found, shown: count(found) })
  return (
    <section className="gl-reconciled" aria-label={t('bank.outcome.title')}>
      <div className="gl-reconciled-head">
        <p role="status">
          {[
            counted('automatic', standing.length),
            ...(ruled.length > 0 ? [counted('byRule', ruled.length)] : []),
            counted('suggested', suggested.count),
            counted('unmatched', unmatched.count),
          ].join(' · ')}
        </p>
        <div className="gl-actions">
          {done.length > 0 ? (
            <Button
              size="small"
              disabledFocusable={busy}
              onClick={() => undo(done.map(({ lineId }) => lineId))}
            >
              {t('bank.outcome.undoAll')}
            </Button>
          ) : null}
          <Button size="small" appearance="subtle" onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
      {suggested.refused.length > 0 ? (
        <p className="gl-wrong">
          {t('bank.outcome.refused', {
            count: suggested.refused.length,
            shown: count(suggested.refused.length),
            why: text(suggested.refused[0]!.text),
          })}
        </p>
      ) : null}
      {done.length > 0 ? (
        <ul className="gl-reconciled-list">
          {shown.map((match) => (
            <OutcomeItem key={match.lineId} match={match} work={work} />
          ))}
          {ruled.slice(0, MATCHES_SHOWN).map((one) => (
            <RuledItem key={one.lineId} ruled={one} work={work} />
          ))}
        </ul>
      ) : null}
      {standing.length > shown.length ? (
        <p className="gl-hint">{t('bank.outcome.more', { shown: count(standing.length - shown.length) })}</p>
      ) : null}
    </section>
  )
}

interface OutcomeItemProps {
  readonly match: Match
  readonly work: LineWork
}

function OutcomeItem({ match, work }: OutcomeItemProps) {
  const { t } = useTranslation()
  const { undo, busy } = work.undo
  const { lineId, date, description, amount, documents, proposal } = match
  return (
    <li className="gl-reconciled-item">
      <div className="gl-reconciled-line">
        <span className="gl-figure">{date}</span>
        <span className="gl-reconciled-text" title={description}>
          {description}
        </span>
        <Figure amount={amount} />
        <span aria-hidden>→</span>
        <span className="gl-reconciled-documents">
          {documents.map((document) => (
            <DocumentName key={document.id} document={document} />
          ))}
        </span>
        <Button
          size="small"
          appearance="subtle"
          disabledFocusable={busy}
          aria-label={t('bank.outcome.undoOne', { text: description })}
          onClick={() => undo([lineId])}
        >
          {t('bank.unmatchShort')}
        </Button>
      </div>
      <details>
        <summary>
          {t('bank.why')} ({t('bank.score', { count: proposal.score })})
        </summary>
        <ReasonList reasons={proposal.reasons} />
      </details>
    </li>
  )
}
