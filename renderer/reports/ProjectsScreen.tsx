import { Button } from '@fluentui/react-components'
import { ArrowLeft20Regular } from '@fluentui/react-icons'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ppmOfPercent } from '../../db/rules/money.ts'
import type { Span } from '../../db/rules/spans.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { List } from '../components/list/List.tsx'
import type { ListColumn } from '../components/list/listColumns.ts'
import { wholeSource } from '../components/list/sources.ts'
import { useList } from '../components/list/useList.ts'
import { Screen } from '../components/Screen.tsx'
import { useRead } from '../data/useRead.ts'
import type { Output } from '../transport/wire.ts'
import { Drill } from './Drill.tsx'
import { PeriodPicker } from './PeriodPicker.tsx'
import { usePeriod } from './usePeriod.ts'
import { useSpanText } from './useSpanText.ts'

type Project = Output<'project.profitability'>['items'][number]

/** The income statement of a project over the same days. */
const statementOf = ({ id }: Project, { from, to }: Span): string =>
  `/reports/income?${new URLSearchParams({ from, to, project: id })}`

function useProjectColumns(span: Span): readonly ListColumn<Project>[] {
  const { t } = useTranslation()
  const { from, to } = span
  return useMemo(() => {
    const figure = (
      key: 'revenue' | 'cost' | 'margin' | 'invoiced' | 'estimate' | 'toInvoice',
      title: string,
      more: Partial<ListColumn<Project>> = {},
    ): ListColumn<Project> => ({
      key,
      title,
      width: '136px',
      kind: 'amount',
      total: true,
      value: (row) => row[key],
      ...more,
    })
    const opened = (key: 'revenue' | 'cost' | 'margin', title: string) =>
      figure(key, title, {
        cell: (row) => (
          <Drill amount={row[key]} to={statementOf(row, { from, to })} what={`${title}, ${row.name}`} />
        ),
      })
    return [
      { key: 'code', title: t('reports.projects.code'), width: '112px', value: ({ code }) => code },
      {
        key: 'name',
        title: t('reports.projects.name'),
        width: 'minmax(160px, 1fr)',
        fixed: true,
        value: ({ name }) => name,
      },
      opened('revenue', t('reports.projects.revenue')),
      opened('cost', t('reports.projects.cost')),
      opened('margin', t('reports.projects.margin')),
      {
        key: 'marginPercent',
        title: t('reports.projects.marginPercent'),
        width: '112px',
        kind: 'percent',
        value: ({ marginPercent }) => (marginPercent === null ? null : ppmOfPercent(marginPercent)),
      },
      figure('estimate', t('reports.projects.estimate'), { extra: true }),
      figure('invoiced', t('reports.projects.invoiced'), { extra: true }),
      figure('toInvoice', t('reports.projects.toInvoice'), { extra: true }),
    ]
  }, [t, from, to])
}

/** What each project brought in and cost; Enter opens its income statement. */
export function ProjectsScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const spanText = useSpanText()
  const period = usePeriod('year')
  const { span } = period
  const { data, error } = useRead('project.profitability', span)
  const list = useList('profitability', { key: 'margin', down: true })
  const columns = useProjectColumns(span)
  const back = (
    <Button appearance="subtle" icon={<ArrowLeft20Regular />} onClick={() => void navigate('/reports')}>
      {t('nav.reports')}
    </Button>
  )
  return (
    <Screen title={t('reports.projects.title')} subtitle={spanText.long(span)} actions={back} fill>
      <List
        state={list}
        label={t('reports.projects.title')}
        columns={columns}
        source={wholeSource(data?.items, error, { report: 'project.profitability', input: span })}
        rowKey={({ id }) => id}
        onOpen={(row) => void navigate(statementOf(row, span))}
        filters={<PeriodPicker period={period} />}
        empty={<EmptyState title={t('reports.projects.none')}>{t('reports.projects.noneText')}</EmptyState>}
        fileName={t('reports.projects.file')}
      />
    </Screen>
  )
}
