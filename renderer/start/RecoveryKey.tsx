import { Button, Checkbox } from '@fluentui/react-components'
import { Copy20Regular, Print20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../components/Notice.tsx'

interface RecoveryKeyProps {
  readonly recoveryKey: string
  readonly name: string
  readonly onDone: () => void
}

/** The recovery key, shown this once: print it or write it down before going on. */
export function RecoveryKey({ recoveryKey, name, onDone }: RecoveryKeyProps) {
  const { t } = useTranslation()
  const [kept, setKept] = useState(false)
  return (
    <section className="gl-stack gl-recovery">
      <h2 className="gl-h2">{t('encryption.recoveryTitle', { name })}</h2>
      <p className="gl-recovery-key">{recoveryKey}</p>
      <Notice intent="warning">{t('encryption.recoveryText')}</Notice>
      <div className="gl-actions">
        <Button icon={<Print20Regular />} onClick={() => print()}>
          {t('common.print')}
        </Button>
        <Button icon={<Copy20Regular />} onClick={() => void navigator.clipboard.writeText(recoveryKey)}>
          {t('common.copy')}
        </Button>
      </div>
      <div className="gl-actions">
        <Checkbox
          checked={kept}
          onChange={(_, { checked }) => setKept(checked === true)}
          label={t('encryption.kept')}
        />
        <Button appearance="primary" disabled={!kept} onClick={onDone}>
          {t('encryption.goOn')}
        </Button>
      </div>
    </section>
  )
}
