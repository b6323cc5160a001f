import { Button } from '@fluentui/react-components'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { useSettledSave } from '../components/settled.ts'
import type { BankLine } from '../transport/wire.ts'
import { ChosenDocuments } from './ChosenDocuments.tsx'
import { CombineSearch } from './CombineSearch.tsx'
import { DifferenceChoice } from './DifferenceChoice.tsx'
import type { Chosen } from './matching.ts'
import { useCombine } from './useCombine.ts'

interface CombineFormProps {
  readonly line: BankLine
  readonly start: readonly Chosen[]
  readonly onDone: () => void
  readonly onCancel: () => void
}

const FAULTS = {
  nothing: 'bank.combine.nothing',
  amount: 'bank.combine.amount',
  mixed: 'bank.combine.mixed',
  entries: 'bank.combine.entries',
  difference: 'bank.combine.difference',
} as const

/** Several documents for one line, with what each gets and where a difference goes. */
export function CombineForm({ line, start, onDone, onCancel }: CombineFormProps) {
  const { t } = useTranslation()
  const combine = useCombine(line, start, onDone)
  const save = useSettledSave(combine.save)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) save.fromField()
    else if (event.key === 'Escape') onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      className="gl-stack"
      aria-label={t('bank.combine.title')}
      onSubmit={save.fromButton}
      onKeyDown={onKeyDown}
    >
      <h3 className="gl-h3">{t('bank.combine.title')}</h3>
      <ChosenDocuments line={line} combine={combine} />
      <DifferenceChoice combine={combine} />
      {combine.fault ? (
        <p className="gl-wrong" role="alert">
          {t(FAULTS[combine.fault])}
        </p>
      ) : null}
      <Problem error={combine.error} />
      <div className="gl-actions">
        <Button type="submit" appearance="primary" disabledFocusable={combine.busy}>
          {t('bank.match')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
      <CombineSearch line={line} combine={combine} />
    </form>
  )
}
