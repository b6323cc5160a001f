import { Button } from '@fluentui/react-components'
import { ArrowLeft20Regular, Print20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useCompany } from '../data/companyContext.ts'
import { type Exported, useExport } from '../data/useExport.ts'
import { useFormat } from '../data/useFormat.ts'
import { ExportMenu } from './ExportMenu.tsx'

interface ReportScreenProps {
  readonly title: string
  /** The days of the report, in words. */
  readonly subtitle: string
  readonly filters: ReactNode
  /** What the books make files of: the report with the input it is read with. */
  readonly exported: Exported
  readonly error: unknown
  /** The answer came. */
  readonly ready: boolean
  readonly isEmpty: boolean
  /** What an empty report says. */
  readonly none?: string
  readonly children: ReactNode
}

/** A report: what it covers, its exports and the printer, a head on paper, and a sentence when there is nothing. */
export function ReportScreen(props: ReportScreenProps) {
  const { title, subtitle, filters, exported, error, ready, isEmpty, none, children } = props
  const { t } = useTranslation()
  const navigate = useNavigate()
  const format = useFormat()
  const { info } = useCompany()
  const { save, error: notSaved, busy } = useExport()
  return (
    <Screen
      title={title}
      subtitle={subtitle}
      actions={
        <>
          <Button appearance="subtle" icon={<ArrowLeft20Regular />} onClick={() => void navigate('/reports')}>
            {t('nav.reports')}
          </Button>
          <ExportMenu disabled={isEmpty || !ready || busy} onExport={(format) => save(exported, format)} />
          <Button icon={<Print20Regular />} disabled={isEmpty || !ready} onClick={() => print()}>
            {t('common.print')}
          </Button>
        </>
      }
      fill
    >
      <p className="gl-print-only">
        {info.name} – {t('trial.printed', { at: format.instant(Date.now()) })}
      </p>
      <div className="gl-filters">{filters}</div>
      <Problem error={error ?? notSaved} />
      {ready && isEmpty ? (
        <EmptyState title={none ?? t('reports.none')}>{none ? null : t('reports.noneText')}</EmptyState>
      ) : null}
      {ready && !isEmpty ? children : null}
    </Screen>
  )
}
