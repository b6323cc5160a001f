import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDay } from '../../db/rules/dates.ts'
import { DateField } from '../components/DateField.tsx'
import { Problem } from '../components/Problem.tsx'
import { RecordBox } from '../components/record/RecordBox.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useExport } from '../data/useExport.ts'
import { ExportMenu } from '../reports/ExportMenu.tsx'
import { periodOf } from '../reports/periods.ts'
import type { PartyRole } from './partyForm.ts'

interface StatementPartProps {
  readonly partyId: string
  readonly role: PartyRole
}

/** The statement of account to send, over the fiscal year until today unless other days are chosen. */
export function StatementPart({ partyId, role }: StatementPartProps) {
  const { t } = useTranslation()
  const { fiscalYearEnd } = useCompany().info
  const today = localDay(Date.now())
  const [from, setFrom] = useState<string>(periodOf('year', today, fiscalYearEnd).from)
  const [to, setTo] = useState<string>(today)
  const { save, error, busy } = useExport()
  const input = { partyId, from, to, side: role }
  return (
    <RecordBox
      title={t('party.statement')}
      actions={
        <ExportMenu
          disabled={busy || !from || !to}
          onExport={(format) => save({ report: 'party.statement', input }, format)}
        />
      }
    >
      <div className="gl-form-row">
        <DateField label={t('common.from')} value={from} onChange={setFrom} />
        <DateField label={t('common.to')} value={to} onChange={setTo} />
      </div>
      <Problem error={error} />
    </RecordBox>
  )
}
