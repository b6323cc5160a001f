import { useTranslation } from 'react-i18next'
import { RecordField } from '../components/RecordField.tsx'
import { useAll } from '../data/useAll.ts'
import { useRead } from '../data/useRead.ts'
import { PeriodPicker } from './PeriodPicker.tsx'
import { ReportScreen } from './ReportScreen.tsx'
import { StatementTable } from './StatementTable.tsx'
import { incomeLines } from './statements.ts'
import { usePeriod } from './usePeriod.ts'
import { useSpanText } from './useSpanText.ts'

/** The income statement of a period, of the company or of a project, beside another period. */
export function IncomeScreen() {
  const { t } = useTranslation()
  const spanText = useSpanText()
  const period = usePeriod('year')
  const { span, comparison } = period
  const projectId = period.get('project')
  const projects = useAll('project.list', {})
  const input = {
    ...span,
    ...(comparison ? { compareFrom: comparison.from, compareTo: comparison.to } : {}),
    ...(projectId ? { projectId } : {}),
  }
  const { data, error } = useRead('report.incomeStatement', input)
  const lines = data ? incomeLines(data, span, comparison) : []
  return (
    <ReportScreen
      title={t('reports.income.title')}
      subtitle={spanText.long(span)}
      filters={
        <>
          <PeriodPicker period={period} compares />
          {projects.items.length > 0 ? (
            <RecordField
              label={t('entry.project')}
              value={projectId}
              records={projects}
              onChange={(project) => period.set({ project })}
            />
          ) : null}
        </>
      }
      exported={{ report: 'report.incomeStatement', input }}
      error={error}
      ready={data !== undefined}
      isEmpty={!lines.some(({ level }) => level === 'row')}
    >
      <StatementTable
        label={t('reports.income.title')}
        lines={lines}
        title={spanText.short(span)}
        comparedTitle={comparison && spanText.short(comparison)}
      />
    </ReportScreen>
  )
}
