import { Button } from '@fluentui/react-components'
import { ArrowDownload20Regular, Print20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { localDay } from '../../db/rules/dates.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { saveText } from '../format/csv.ts'
import { TrialBalanceOptions } from './TrialBalanceOptions.tsx'
import { TrialBalanceTable } from './TrialBalanceTable.tsx'
import {
  addressPart,
  type Headings,
  optionsIn,
  type TrialOptions,
  trialCsv,
  trialInput,
} from './trialBalance.ts'

/** The trial balance: every figure opens the register it comes from. */
export function TrialBalanceScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const { info } = useCompany()
  const today = localDay(Date.now())
  const [search, setSearch] = useSearchParams()
  const options = optionsIn(search, [today, info.currentYear.end].toSorted()[0]!)
  const setOptions = (next: TrialOptions) => setSearch(addressPart(next), { replace: true })
  const { data, error } = useRead('report.trialBalance', trialInput(options), {
    enabled: options.asOf !== '',
  })
  const rows = data?.rows ?? []
  const headings: Headings = {
    account: t('common.account'),
    name: t('account.name'),
    gifi: t('account.gifi'),
    opening: t('trial.opening'),
    debit: t('trial.debits'),
    credit: t('trial.credits'),
    debitBalance: t('trial.debitBalance'),
    creditBalance: t('trial.creditBalance'),
    total: t('common.total'),
  }
  const exportCsv = () =>
    data &&
    saveText(
      `${t('trial.file')}-${data.asOf}.csv`,
      trialCsv(data, headings, format.language, format.currency),
    )
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
          <Button icon={<ArrowDownload20Regular />} disabled={rows.length === 0} onClick={exportCsv}>
            {t('common.exportCsv')}
          </Button>
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
      <TrialBalanceOptions options={options} onChange={setOptions} />
      <Problem error={error} />
      {data && rows.length === 0 ? (
        <EmptyState title={t('trial.none')}>{t('trial.noneText')}</EmptyState>
      ) : null}
      {data && rows.length > 0 ? <TrialBalanceTable report={data} gifi={options.gifi} /> : null}
    </Screen>
  )
}
