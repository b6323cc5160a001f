import { Button } from '@fluentui/react-components'
import {
  CheckmarkCircle20Regular,
  DismissCircle20Regular,
  ShieldCheckmark20Regular,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import { ProgressLine } from '../components/ProgressLine.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useJob } from '../data/useJob.ts'
import type { Verification } from '../transport/wire.ts'

/** Recomputes everything from the log and says, check by check, whether the books are whole. */
export function VerifyPart() {
  const { t } = useTranslation()
  const { path } = useCompany()
  const verify = useJob('company.verify', path)
  return (
    <>
      <p className="gl-subtitle">{t('verify.text')}</p>
      <div className="gl-actions">
        <Button
          appearance="primary"
          icon={<ShieldCheckmark20Regular />}
          disabled={verify.isPending}
          onClick={() => verify.mutate({ input: {} })}
        >
          {t('verify.now')}
        </Button>
      </div>
      {verify.isPending ? (
        <ProgressLine progress={verify.progress} label={t('verify.busy')} onStop={verify.stop} />
      ) : null}
      <Problem error={verify.error} />
      {verify.data ? <VerifyResult result={verify.data} /> : null}
    </>
  )
}

function VerifyResult({ result }: { readonly result: Verification }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <Notice intent={result.ok ? 'success' : 'warning'}>
        {result.ok ? t('verify.ok') : t('verify.wrong')}{' '}
        {t('verify.counts', {
          entries: format.count(result.entries),
          postings: format.count(result.postings),
        })}
      </Notice>
      <ul className="gl-checks">
        {result.checks.map(({ name, ok, detail }) => (
          <li key={name}>
            {ok ? (
              <CheckmarkCircle20Regular aria-label={t('verify.passed')} />
            ) : (
              <DismissCircle20Regular aria-label={t('verify.failed')} />
            )}
            <span>{format.text(detail)}</span>
          </li>
        ))}
      </ul>
      <dl className="gl-stack gl-tight">
        <div>
          <dt className="gl-hint">{t('verify.ledgerHash')}</dt>
          <dd className="gl-mono">{result.ledgerHash}</dd>
        </div>
        <div>
          <dt className="gl-hint">{t('verify.stateHash')}</dt>
          <dd className="gl-mono">{result.stateHash}</dd>
        </div>
      </dl>
    </>
  )
}
