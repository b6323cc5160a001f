import { Radio, RadioGroup } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

interface ProbableChoiceProps {
  readonly count: number
  /** null while the person has not said. */
  readonly skip: boolean | null
  readonly onChoose: (skip: boolean) => void
}

/** What to do with lines that are there already in other words. */
export function ProbableChoice({ count, skip, onChoose }: ProbableChoiceProps) {
  const { t } = useTranslation()
  return (
    <RadioGroup
      aria-label={t('bank.probable.title')}
      value={skip === null ? '' : String(skip)}
      onChange={(_, { value }) => onChoose(value === 'true')}
    >
      <Radio value="true" label={t('bank.probable.skip', { count })} />
      <Radio value="false" label={t('bank.probable.add', { count })} />
    </RadioGroup>
  )
}
