import { Button, Field, Select } from '@fluentui/react-components'
import { LockClosed16Regular, LockOpen16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lastDayOf } from '../../db/rules/dates.ts'
import { Problem } from '../components/Problem.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import type { Periods } from '../transport/wire.ts'
import { CloseYearDialog } from './CloseYearDialog.tsx'
import { LockDialog } from './LockDialog.tsx'
import { UnlockDialog } from './UnlockDialog.tsx'

/** Months locked or open, and the closing of fiscal years. */
export function PeriodsPart() {
  const { t } = useTranslation()
  const format = useFormat()
  const { info } = useCompany()
  const [year, setYear] = useState(info.currentYear.year)
  const { data, error } = useRead('period.list', { year })
  const [asked, setAsked] = useState<'lock' | 'unlock' | null>(null)
  const [through, setThrough] = useState('')
  const [closing, setClosing] = useState<number | null>(null)
  const lock = (month: string) => {
    setThrough(lastDayOf(month))
    setAsked('lock')
  }
  return (
    <>
      <Problem error={error} />
      {data ? (
        <>
          <p>
            {data.lockedThrough
              ? t('home.locked', { day: format.longDay(data.lockedThrough) })
              : t('home.unlocked')}
          </p>
          <div className="gl-actions">
            <Button icon={<LockClosed16Regular />} onClick={() => setAsked('lock')}>
              {t('period.lock')}
            </Button>
            {data.lockedThrough ? (
              <Button icon={<LockOpen16Regular />} onClick={() => setAsked('unlock')}>
                {t('period.unlock')}
              </Button>
            ) : null}
          </div>
          <Field label={t('period.year')} className="gl-year">
            <Select value={String(year)} onChange={(_, { value }) => setYear(Number(value))}>
              {data.years.map((item) => (
                <option key={item.year} value={item.year}>
                  {t('frame.year', { year: item.year })}
                </option>
              ))}
            </Select>
          </Field>
          <Months periods={data} onLock={lock} />
          <Years periods={data} onClose={setClosing} />
        </>
      ) : null}
      {asked === 'lock' ? <LockDialog through={through} onClose={() => setAsked(null)} /> : null}
      {asked === 'unlock' ? <UnlockDialog onClose={() => setAsked(null)} /> : null}
      {closing === null ? null : <CloseYearDialog year={closing} onClose={() => setClosing(null)} />}
    </>
  )
}

interface MonthsProps {
  readonly periods: Periods
  readonly onLock: (month: string) => void
}

function Months({ periods, onLock }: MonthsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="gl-table-box">
      <table className="gl-table">
        <thead>
          <tr>
            <th scope="col">{t('period.month')}</th>
            <th scope="col" className="gl-end">
              {t('entry.list')}
            </th>
            <th scope="col">{t('common.status')}</th>
            <th scope="col">
              <span className="gl-visually-hidden">{t('period.lock')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {periods.months.map(({ month, locked, entries }) => (
            <tr key={month}>
              <th scope="row">{format.month(month)}</th>
              <td className="gl-end gl-figure">{format.count(entries)}</td>
              <td>
                <span className="gl-status">
                  {locked ? <LockClosed16Regular aria-hidden /> : <LockOpen16Regular aria-hidden />}
                  {locked ? t('period.locked') : t('period.open')}
                </span>
              </td>
              <td className="gl-end">
                {locked ? null : (
                  <Button size="small" appearance="subtle" onClick={() => onLock(month)}>
                    {t('period.lockThrough')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface YearsProps {
  readonly periods: Periods
  readonly onClose: (year: number) => void
}

function Years({ periods, onClose }: YearsProps) {
  const { t } = useTranslation()
  return (
    <section className="gl-stack gl-tight">
      <h3 className="gl-h3">{t('period.years')}</h3>
      <ul className="gl-plain-list">
        {periods.years.map(({ year, start, end, closed }) => (
          <li key={year}>
            <span className="gl-figure">{t('frame.fiscalYear', { start, end })}</span>
            {closed ? (
              <span>{t('period.closed')}</span>
            ) : (
              <Button size="small" onClick={() => onClose(year)}>
                {t('period.closeYear', { year })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
