import { Radio, RadioGroup } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CallError } from '../transport/errors.ts'

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
      <RadioGroup
        aria-label={t('bank.probable.title')}
        value={skip === null ? '' : String(skip)}
        onChange={(_, { value }) => onChoose(value === 'true')}
      >
        <Radio value="true" label={t('bank.probable.skip', { count })} />
        <Radio value="false" label={t('bank.probable.add', { count })} />
      </RadioGroup>
    </section>
  )
}
