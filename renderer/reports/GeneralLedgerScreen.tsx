import { Button } from '@fluentui/react-components'
import { ArrowLeft20Regular } from '@fluentui/react-icons'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { Span } from '../../db/rules/spans.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { List } from '../components/list/List.tsx'
import type { ListColumn } from '../components/list/listColumns.ts'
import { wholeSource } from '../components/list/sources.ts'
import { useList } from '../components/list/useList.ts'
import { Notice } from '../components/Notice.tsx'
import { ENTRY_NUMBER_WIDTH } from '../components/numberWidths.ts'
import { Screen } from '../components/Screen.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import type { Output } from '../transport/wire.ts'
import { registerAddress } from './addresses.ts'
import { PeriodPicker } from './PeriodPicker.tsx'
import { usePeriod } from './usePeriod.ts'
import { useSpanText } from './useSpanText.ts'

type Ledger = Output<'report.generalLedger'>
type Movement = Ledger['accounts'][number]['items'][number] & {
  readonly key: string
  readonly account: string
  readonly title: string
}

/** The movements of the accounts asked for, one after the other. */
function movementsOf(ledger: Ledger | undefined, only: readonly string[], english: boolean) {
  return ledger?.accounts
    .filter(({ account }) => only.length === 0 || only.includes(account))
    .flatMap(({ account, name, nameEn, items }) =>
      items.map(
        (item, index): Movement => ({
          ...item,
          key: `${account} ${index}`,
          account,
          title: `${account} ${english && nameEn ? nameEn : name}`,
        }),
      ),
    )
}

function useMovementColumns(span: Span): readonly ListColumn<Movement>[] {
  const { t } = useTranslation()
  const { from, to } = span
  return useMemo(
    () => [
      {
        key: 'account',
        title: t('common.account'),
        width: 'minmax(224px, 2fr)',
        value: ({ title }) => title,
        cell: ({ account, title }) => (
          <Link className="gl-link" to={registerAddress(account, { from, to })} tabIndex={-1} title={title}>
            {title}
          </Link>
        ),
      },
      { key: 'date', title: t('common.date'), width: '104px', kind: 'date', value: ({ date }) => date },
      {
        key: 'number',
        title: t('common.number'),
        width: ENTRY_NUMBER_WIDTH,
        value: ({ number }) => number,
        cell: ({ entryId, number }) => (
          <Link className="gl-link gl-figure" to={`/ledger/entries/${entryId}`} tabIndex={-1}>
            {number}
          </Link>
        ),
      },
      { key: 'memo', title: t('common.memo'), width: 'minmax(160px, 2fr)', value: ({ memo }) => memo },
      {
        key: 'debit',
        title: t('common.debit'),
        width: '136px',
        kind: 'amount',
        total: true,
        value: ({ debit }) => debit,
      },
      {
        key: 'credit',
        title: t('common.credit'),
        width: '136px',
        kind: 'amount',
        total: true,
        value: ({ credit }) => credit,
      },
      {
        key: 'balance',
        title: t('common.balance'),
        width: '144px',
        kind: 'amount',
        value: ({ balance }) => balance,
      },
    ],
    [t, from, to],
  )
}

/** Every movement of a period, of all accounts or of those behind a total; Enter opens the entry. */
export function GeneralLedgerScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { language } = useFormat()
  const spanText = useSpanText()
  const period = usePeriod('month')
  const { span } = period
  const chosen = period.get('accounts')
  const { data, error } = useRead('report.generalLedger', span)
  const rows = useMemo(
    () => movementsOf(data, chosen.split(',').filter(Boolean), language === 'en'),
    [data, chosen, language],
  )
  const list = useList('generalLedger', null, { of: chosen })
  const columns = useMovementColumns(span)
  const clear = () => period.set({ accounts: '' })
  return (
    <Screen
      title={t('reports.ledger.title')}
      subtitle={spanText.long(span)}
      actions={
        <Button
          appearance="subtle"
          icon={<ArrowLeft20Regular />}
          onClick={() => void (chosen ? navigate(-1) : navigate('/reports'))}
        >
          {chosen ? t('common.back') : t('nav.reports')}
        </Button>
      }
      fill
    >
      {data?.accounts.some(({ truncated }) => truncated) ? (
        <Notice intent="warning">{t('reports.ledger.truncated')}</Notice>
      ) : null}
      <List
        state={list}
        label={t('reports.ledger.title')}
        columns={columns}
        source={wholeSource(
          rows,
          error,
          chosen ? undefined : { report: 'report.generalLedger', input: span },
        )}
        rowKey={({ key }) => key}
        onOpen={({ entryId }) => void navigate(`/ledger/entries/${entryId}`)}
        filters={
          <>
            <PeriodPicker period={period} />
            {chosen ? <Button onClick={clear}>{t('reports.ledger.allAccounts')}</Button> : null}
          </>
        }
        filtered
        onClearFilters={clear}
        empty={<EmptyState title={t('reports.none')} />}
        fileName={t('reports.ledger.file')}
      />
    </Screen>
  )
}
