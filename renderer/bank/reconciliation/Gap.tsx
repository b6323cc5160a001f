import { CheckmarkCircle16Regular, Warning16Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isNil } from '../../format/figures.ts'

interface GapProps {
  /** Decimal string; null while it is not known. */
  readonly gap: string | null
  readonly shown: (amount: string) => ReactNode
}

/** The last figure of an equation: what is missing, with a sign that says whether anything is. */
export function Gap({ gap, shown }: GapProps) {
  const { t } = useTranslation()
  return (
    <div>
      <dt>{t('reconciliation.gap')}</dt>
      <dd>
        <span className="gl-status" role="status">
          {gap === null ? (
            '—'
          ) : (
            <>
              {isNil(gap) ? <CheckmarkCircle16Regular aria-hidden /> : <Warning16Regular aria-hidden />}
              {shown(gap)}
            </>
          )}
        </span>
      </dd>
    </div>
  )
}
