import { Checkbox, Field, Select } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { AccountField } from '../components/AccountField.tsx'
import { Notice } from '../components/Notice.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { Inspection } from '../transport/wire.ts'
import { ColumnCorrection } from './ColumnCorrection.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import { StatementProof } from './StatementProof.tsx'
import { isBankLike, type useImport } from './useImport.ts'

interface ImportPreviewProps {
  readonly job: ReturnType<typeof useImport>
  readonly inspection: Inspection
}

/** What was recognised, where it goes, whether it adds up, and the first rows under their columns. */
export function ImportPreview({ job, inspection }: ImportPreviewProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { fileAccounts: accounts, layout, format: fileFormat, transactions, firstDate, lastDate } = inspection
  return (
    <>
      <p className="gl-hint">
        {t('bank.recognised', {
          format: fileFormat.toUpperCase(),
          count: transactions,
          shown: format.count(transactions),
        })}
        {firstDate && lastDate ? ` · ${t('bank.period', { from: firstDate, to: lastDate })}` : ''}
        {layout?.bank ? ` · ${layout.bank}` : ''}
      </p>
      <div className="gl-form-row">
        {accounts.length > 1 ? (
          <Field label={t('bank.fileAccount')}>
            <Select
              value={job.fileAccount?.accountId ?? ''}
              onChange={(_, { value }) => job.setFileAccount(value)}
            >
              {accounts.map(({ accountId, transactions: count }) => (
                <option key={accountId} value={accountId ?? ''}>
                  {accountId} ({format.count(count)})
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <AccountField
          label={t('bank.intoAccount')}
          value={job.account}
          onChange={job.setAccount}
          only={isBankLike}
          holdEnter
        />
      </div>
      {job.fileAccount ? <StatementProof account={job.fileAccount} /> : null}
      {inspection.outcome === 'ask' ? <Notice intent="warning">{t('bank.askColumns')}</Notice> : null}
      {layout ? <ColumnCorrection layout={layout} onChange={job.setColumns} /> : null}
      <ImportProblems problems={inspection.problems} />
      {inspection.outcome === 'partial' ? (
        <Checkbox
          label={t('bank.acceptPartial')}
          checked={job.acceptPartial}
          onChange={(_, { checked }) => job.setAcceptPartial(checked === true)}
        />
      ) : null}
    </>
  )
}
