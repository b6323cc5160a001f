import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { BankAccount, BankLine } from '../transport/wire.ts'
import { CodingPanel } from './CodingPanel.tsx'
import { CombineForm } from './CombineForm.tsx'
import { LineChoices } from './LineChoices.tsx'
import { SettledPanel } from './SettledPanel.tsx'
import { Suggestions } from './Suggestions.tsx'
import type { LineMatch } from './useLineMatch.ts'
import type { LineWork } from './useLineWork.ts'
import type { LineSuggestions } from './useSuggestions.ts'

interface LinePanelProps {
  readonly line: BankLine
  readonly bank: BankAccount
  readonly work: LineWork
  readonly match: LineMatch
  readonly suggested: LineSuggestions
}

/** All about the active line: what it may be, what is being done to it, or what became of it. */
export function LinePanel({ line, bank, work, match, suggested }: LinePanelProps) {
  const { t } = useTranslation()
  const { longDay } = useFormat()
  return (
    <section className="gl-line-panel" aria-label={t('bank.panel')}>
      <header className="gl-line-head">
        <div>
          <h2 className="gl-h2">{line.description}</h2>
          <p className="gl-hint">
            {longDay(line.date)}
            {line.reference ? ` · ${line.reference}` : ''}
            {line.category === null ? '' : ` · ${t('bank.ofCategory', { category: line.category })}`}
          </p>
        </div>
        <strong className="gl-line-amount">
          <Figure amount={line.amount} {...(bank.currency ? { currency: bank.currency } : {})} />
        </strong>
      </header>
      <PanelContent line={line} bank={bank} work={work} match={match} suggested={suggested} />
    </section>
  )
}

function PanelContent({ line, bank, work, match, suggested }: LinePanelProps) {
  if (line.status !== 'new') return <SettledPanel line={line} work={work} />
  const opened = work.opened?.id === line.id ? work.opened : null
  const key = `${line.id} ${opened?.mode}`
  if (opened?.mode === 'combine')
    return (
      <CombineForm
        key={key}
        line={line}
        start={opened.start}
        onDone={() => work.done(line.id)}
        onCancel={work.back}
      />
    )
  if (opened)
    return (
      <CodingPanel
        key={key}
        line={line}
        bank={bank}
        parts={opened.mode === 'split' ? 2 : 1}
        chosen={opened.suggestion}
        onCancel={work.back}
        onCoded={() => work.done(line.id)}
      />
    )
  return (
    <LineChoices key={line.id} line={line} work={work} match={match}>
      <Suggestions suggested={suggested} />
    </LineChoices>
  )
}
