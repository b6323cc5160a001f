import { useTranslation } from 'react-i18next'
import { Figure } from '../../components/Figure.tsx'
import { useAccounts } from '../../data/useAccounts.ts'
import { useFormat } from '../../data/useFormat.ts'
import { useRead } from '../../data/useRead.ts'
import type { Input, Output } from '../../transport/wire.ts'

type Trial = Output<'bankRule.test'>

interface RuleTrialProps {
  /** The rule as it would be; null while something is missing. */
  readonly rule: Input<'bankRule.test'> | null
}

const NOTHING: Input<'bankRule.test'> = { act: { kind: 'ignore', reason: '-' }, texts: [] }

/** What the rule would take, and what of the past it contradicts, while it is typed. */
export function RuleTrial({ rule }: RuleTrialProps) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const { data } = useRead('bankRule.test', rule ?? NOTHING, { enabled: rule !== null })
  if (rule === null) return <p className="gl-hint">{t('bank.rules.trialWaits')}</p>
  if (!data) return null
  const said = (name: 'waiting' | 'takenBefore' | 'past', found: number) =>
    t(`bank.rules.trial.${name}`, { count: found, shown: count(found) })
  return (
    <section className="gl-rule-trial" aria-label={t('bank.rules.trial.title')}>
      <p role="status">
        {[
          said('waiting', data.waiting),
          ...(data.takenBefore > 0 ? [said('takenBefore', data.takenBefore)] : []),
          said('past', data.past),
        ].join(' · ')}
        {data.otherwise > 0 ? (
          <strong className="gl-wrong">
            {' '}
            {t('bank.rules.trial.otherwise', { count: data.otherwise, shown: count(data.otherwise) })}
          </strong>
        ) : null}
      </p>
      {data.otherwise > 0 ? (
        <details>
          <summary>{t('bank.rules.trial.seeOtherwise')}</summary>
          <TrialLines lines={data.otherwiseLines} />
        </details>
      ) : null}
      {data.waiting > 0 ? (
        <details>
          <summary>{t('bank.rules.trial.seeWaiting')}</summary>
          <TrialLines lines={data.waitingLines} />
        </details>
      ) : null}
    </section>
  )
}

type TrialLine = Trial['waitingLines'][number] & Partial<Trial['otherwiseLines'][number]>

function TrialLines({ lines }: { readonly lines: readonly TrialLine[] }) {
  const { t } = useTranslation()
  const { titleOf } = useAccounts()
  const became = ({ kind, accounts = [] }: TrialLine) => {
    if (kind === undefined) return ''
    const named = accounts.map((code) => `${code} ${titleOf(code)}`).join(', ')
    return named === '' ? t(`bank.rules.became.${kind}`) : named
  }
  return (
    <ul className="gl-rule-lines">
      {lines.map((line) => (
        <li key={line.id}>
          <span className="gl-figure">{line.date}</span>
          <span className="gl-rule-line-text">{line.description}</span>
          <Figure amount={line.amount} />
          {line.kind === undefined ? null : <span className="gl-hint">→ {became(line)}</span>}
        </li>
      ))}
    </ul>
  )
}
