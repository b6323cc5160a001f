import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { useBackEnd } from '../data/backEndContext.ts'
import { CompanyContext } from '../data/companyContext.ts'
import { Frame } from '../frame/Frame.tsx'
import { PassphrasePrompt } from '../start/PassphrasePrompt.tsx'
import { CallError } from '../transport/errors.ts'

interface CompanyGateProps {
  readonly path: string
  readonly onOpen: (path: string) => void
  readonly onLeave: () => void
}

/** The refusals that a passphrase answers. */
const LOCKED = new Set(['company.needsKey', 'company.noKeyFile', 'company.wrongKey'])

/** Opens the company file, asking for its passphrase when it is encrypted, then shows its screens. */
export function CompanyGate({ path, onOpen, onLeave }: CompanyGateProps) {
  const { t } = useTranslation()
  const backEnd = useBackEnd()
  const { data, error, refetch } = useQuery({
    queryKey: [path, 'company.info', {}],
    queryFn: () => backEnd.call('company.info', {}, { company: path }),
  })
  const company = useMemo(
    () => (data ? { path, info: data, leave: onLeave, open: onOpen } : null),
    [data, path, onLeave, onOpen],
  )
  if (company) {
    return (
      <CompanyContext value={company}>
        <Frame />
      </CompanyContext>
    )
  }
  if (error instanceof CallError && LOCKED.has(error.answer.code)) {
    return <PassphrasePrompt path={path} reason={error} onUnlocked={() => void refetch()} onLeave={onLeave} />
  }
  if (!error) return <Opening path={path} onLeave={onLeave} />
  return (
    <main className="gl-gate gl-stack">
      <h1 className="gl-h1">{t('start.cannotOpen')}</h1>
      <p className="gl-mono">{path}</p>
      <Problem error={error} />
      <div className="gl-actions">
        <Button appearance="primary" onClick={() => void refetch()}>
          {t('common.retry')}
        </Button>
        <Button onClick={onLeave}>{t('start.otherCompany')}</Button>
      </div>
    </main>
  )
}

const LONG_MS = 1_500

/** While the file is opened; when that takes long, says so, with the way out. */
function Opening({ path, onLeave }: Pick<CompanyGateProps, 'path' | 'onLeave'>) {
  const { t } = useTranslation()
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isLong) return <p className="gl-gate">{t('common.loading')}</p>
  return (
    <main className="gl-gate gl-stack">
      <h1 className="gl-h1">{t('start.opening')}</h1>
      <p className="gl-mono">{path}</p>
      <p role="status">{t('start.openingText')}</p>
      <div className="gl-actions">
        <Button onClick={onLeave}>{t('start.otherCompany')}</Button>
      </div>
    </main>
  )
}
