import { Checkbox, Field, Select } from '@fluentui/react-components'
import { CheckmarkCircle20Regular, Warning20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { isDay, localDay } from '../../db/rules/dates.ts'
import { DateField } from '../components/DateField.tsx'
import { Figure } from '../components/Figure.tsx'
import { useAddress } from '../data/useAddress.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { isNil } from '../format/figures.ts'
import { AgedTable } from './AgedTable.tsx'
import type { AgedReport } from './aged.ts'
import { AgeBars } from './charts/AgeBars.tsx'
import { ReportScreen } from './ReportScreen.tsx'

interface AgedScreenProps {
  readonly side: 'receivables' | 'payables'
}

const OPERATIONS = { receivables: 'report.agedReceivables', payables: 'report.agedPayables' } as const
const NONE = { receivables: 'reports.aged.nobodyOwes', payables: 'reports.aged.nothingOwed' } as const
const TITLES = { receivables: 'reports.aged.receivables', payables: 'reports.aged.payables' } as const

/** Who owes what, by age, as of any day; each balance opens its documents, and the ledger proves the total. */
export function AgedScreen({ side }: AgedScreenProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { search, put } = useAddress()
  const asked = search.get('asOf') ?? ''
  const asOf = isDay(asked) ? asked : localDay(Date.now())
  const detail = search.has('detail')
  const party = search.get('party')
  const input = { asOf, detail: detail || party !== null }
  const { data, error } = useRead(OPERATIONS[side], input)
  return (
    <ReportScreen
      title={t(TITLES[side])}
      subtitle={t('reports.asOf', { day: format.longDay(asOf) })}
      filters={
        <>
          <DateField label={t('trial.asOfDay')} value={asOf} onChange={(day) => day && put({ asOf: day })} />
          <Field label={t('reports.aged.party')}>
            <Select value={party ?? ''} onChange={(_, { value }) => put({ party: value })}>
              <option value="">{t('common.all')}</option>
              {data?.rows.map(({ partyId, partyName }) => (
                <option key={partyId ?? ''} value={partyId ?? 'none'}>
                  {partyName}
                </option>
              ))}
            </Select>
          </Field>
          <Checkbox
            label={t('reports.aged.detail')}
            checked={detail || party !== null}
            disabled={party !== null}
            onChange={(_, { checked }) => put({ detail: checked ? '1' : '' })}
          />
        </>
      }
      exported={{ report: OPERATIONS[side], input }}
      error={error}
      ready={data !== undefined}
      isEmpty={data?.rows.length === 0 && isNil(data.difference)}
      none={t(NONE[side])}
    >
      {data ? (
        <>
          {party === null && data.rows.length > 0 ? (
            <AgeBars totals={data.totals} label={t('reports.aged.byAge')} />
          ) : null}
          {data.rows.length > 0 ? <AgedTable report={data} party={party} label={t(TITLES[side])} /> : null}
          <Proof report={data} />
        </>
      ) : null}
    </ReportScreen>
  )
}

/** The documents against the control account of the ledger. */
function Proof({ report }: { readonly report: AgedReport }) {
  const { t } = useTranslation()
  const isProved = isNil(report.difference)
  return (
    <p className="gl-proof">
      <span className="gl-status">
        {isProved ? <CheckmarkCircle20Regular aria-hidden /> : <Warning20Regular aria-hidden />}
        {t(isProved ? 'reports.aged.proved' : 'reports.aged.notProved')}
      </span>
      <span>
        {t('reports.aged.control')} <Figure amount={report.controlBalance} />
        {isProved ? null : (
          <>
            {' '}
            · {t('reports.aged.difference')} <Figure amount={report.difference} />
          </>
        )}
      </span>
    </p>
  )
}
