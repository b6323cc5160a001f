import { Field } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { fault } from '../components/fieldMessage.ts'
import { SecretInput } from '../components/SecretInput.tsx'

interface FilePasswordProps {
  readonly value: string
  readonly onChange: (password: string) => void
  readonly isWrong: boolean
}

/** The password of a protected file, asked where the file was to be shown. */
export function FilePassword({ value, onChange, isWrong }: FilePasswordProps) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('bank.password.text')}</p>
      <Field
        className="gl-narrow"
        label={t('bank.password.label')}
        {...fault(isWrong ? t('bank.password.wrong') : null)}
      >
        <SecretInput
          maxLength={1_000}
          value={value}
          onChange={(_, { value: typed }) => onChange(typed)}
          autoFocus
        />
      </Field>
    </>
  )
}
