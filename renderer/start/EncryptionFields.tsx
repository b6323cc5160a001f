import { Checkbox, Field } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { fault } from '../components/fieldMessage.ts'
import { SecretInput } from '../components/SecretInput.tsx'
import { type NewCompany, type NewCompanyFault, PASSPHRASE_CHARACTERS_MIN } from './newCompany.ts'

interface EncryptionFieldsProps {
  readonly company: Pick<NewCompany, 'encrypted' | 'passphrase' | 'passphraseAgain'>
  readonly faults: ReadonlySet<NewCompanyFault>
  readonly onChange: (part: Partial<NewCompany>) => void
}

/** An optional passphrase, asked twice. */
export function EncryptionFields({ company, faults, onChange }: EncryptionFieldsProps) {
  const { t } = useTranslation()
  return (
    <div>
      <Checkbox
        checked={company.encrypted}
        onChange={(_, { checked }) => onChange({ encrypted: checked === true })}
        label={t('encryption.want')}
      />
      {company.encrypted ? (
        <div className="gl-form-row">
          <Field
            label={t('encryption.passphrase')}
            hint={t('encryption.passphraseHint', { count: PASSPHRASE_CHARACTERS_MIN })}
            {...fault(
              faults.has('passphrase')
                ? t('encryption.tooShort', { count: PASSPHRASE_CHARACTERS_MIN })
                : null,
            )}
          >
            <SecretInput
              autoComplete="new-password"
              value={company.passphrase}
              onChange={(_, { value }) => onChange({ passphrase: value })}
            />
          </Field>
          <Field
            label={t('encryption.again')}
            {...fault(faults.has('passphraseAgain') ? t('encryption.notSame') : null)}
          >
            <SecretInput
              autoComplete="new-password"
              value={company.passphraseAgain}
              onChange={(_, { value }) => onChange({ passphraseAgain: value })}
            />
          </Field>
        </div>
      ) : null}
    </div>
  )
}
