import { Button, Field } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { SecretInput } from '../components/SecretInput.tsx'
import { useBackEnd } from '../data/backEndContext.ts'
import type { CallError } from '../transport/errors.ts'

interface PassphrasePromptProps {
  readonly path: string
  /** Why it did not open. */
  readonly reason: CallError
  readonly onUnlocked: () => void
  readonly onLeave: () => void
}

/**
 * Asks for the passphrase or the recovery key of an encrypted company. Without a key file only the recovery key can open it,
 * and the file may be damaged: that is told first.
 */
export function PassphrasePrompt({ path, reason, onUnlocked, onLeave }: PassphrasePromptProps) {
  const { t } = useTranslation()
  const backEnd = useBackEnd()
  const hasNoKeyFile = reason.answer.code === 'company.noKeyFile'
  const [passphrase, setPassphrase] = useState('')
  const unlock = useMutation({
    mutationFn: () => backEnd.call('company.unlock', { passphrase }, { company: path }),
    onSuccess: onUnlocked,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (passphrase !== '' && !unlock.isPending) unlock.mutate()
  }
  return (
    <main className="gl-gate">
      <form className="gl-stack" onSubmit={submit}>
        <h1 className="gl-h1">{t(hasNoKeyFile ? 'start.cannotOpen' : 'encryption.askTitle')}</h1>
        <p className="gl-mono">{path}</p>
        {hasNoKeyFile ? <Problem error={reason} /> : null}
        <Field label={t(hasNoKeyFile ? 'encryption.recoveryLabel' : 'encryption.askLabel')}>
          <SecretInput
            autoComplete="current-password"
            value={passphrase}
            onChange={(_, { value }) => setPassphrase(value)}
            autoFocus
          />
        </Field>
        <Problem error={unlock.error} />
        <div className="gl-actions">
          <Button type="submit" appearance="primary" disabled={passphrase === '' || unlock.isPending}>
            {t('encryption.unlock')}
          </Button>
          <Button appearance="subtle" onClick={onLeave}>
            {t('start.otherCompany')}
          </Button>
        </div>
      </form>
    </main>
  )
}
