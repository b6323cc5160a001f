import { useTranslation } from 'react-i18next'
import type { CallError } from '../transport/errors.ts'
import { ProbableChoice } from './ProbableChoice.tsx'

interface TypedProbableProps {
  readonly skip: boolean | null
  readonly onChoose: (skip: boolean) => void
  readonly error: CallError | null
}

/** Typed lines that are there already in other words: named at their fields, and asked about once. */
export function TypedProbable({ skip, onChoose, error }: TypedProbableProps) {
  const { t } = useTranslation()
  const count = error?.answer.details.length ?? 0
  return (
    <section className="gl-question" role="alert">
      <p>
        <strong>{t('bank.probable.text', { count, shown: String(count) })}</strong> {t('bank.enter.choose')}
      </p>
      <ProbableChoice count={count} skip={skip} onChoose={onChoose} />
    </section>
  )
}
