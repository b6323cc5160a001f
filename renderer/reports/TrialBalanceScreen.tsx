import { Button } from '@fluentui/react-components'
import { ArrowLeft20Regular, Print20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { localDay } from '../../db/rules/dates.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useAddress } from '../data/useAddress.ts'
import { useExport } from '../data/useExport.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { TrialBalanceOptions } from './TrialBalanceOptions.tsx'
import { TrialBalanceTable } from './TrialBalanceTable.tsx'
import { addressPart, optionsIn, trialInput } from './trialBalance.ts'

/** The trial balance: every figure opens the register it comes from. */
export function TrialBalanceScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { info } = useCompany()
  const today = localDay(Date.now())
  const { search, put } = useAddress()
  const options = optionsIn(search, [today, info.currentYear.end].toSorted()[0]!)
  const input = trialInput(options)
  const { data, error } = useRead('report.trialBalance', input, {
    enabled: options.asOf !== '',
  })
  const rows = data?.rows ?? []
  const { save, error: notSaved, busy } = useExport()
  return (
    <Screen
      title={t('trial.title')}
      subtitle={
        data
          ? t(data.from ? 'trial.fromTo' : 'trial.asOf', {
              from: data.from && format.longDay(data.from),
              to: format.longDay(data.asOf),
            })
          : ''
      }
      actions={
        <>
          <Button appearance="subtle" icon={<ArrowLeft20Regular />} onClick={() => void navigate('/reports')}>
            {t('nav.reports')}
          </Button>
          <ExportMenu
            disabled={rows.length === 0 || busy}
            onExport={(format) => save({ report: 'report.trialBalance', input }, format)}
          />
          <Button icon={<Print20Regular />} disabled={rows.length === 0} onClick={() => print()}>
            {t('common.print')}
          </Button>
        </>
      }
      fill
    >
      <p className="gl-print-only">
        {info.name} – {t('trial.printed', { at: format.instant(Date.now()) })}
      </p>
      <TrialBalanceOptions options={options} onChange={(part) => put(addressPart(part))} />
      <Problem error={error ?? notSaved} />
      {data && rows.length === 0 ? (
        <EmptyState title={t('trial.none')}>{t('trial.noneText')}</EmptyState>
      ) : null}
      {data && rows.length > 0 ? <TrialBalanceTable report={data} gifi={options.gifi} /> : null}
    </Screen>
  )
}
