import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import { Problem } from '../components/Problem.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { namesOf } from '../documents/taxSets.ts'
import type { Input } from '../transport/wire.ts'

interface EntryPreviewProps {
  /** What would be recorded; null while it is not whole. */
  readonly coding: Input<'bank.previewCode'> | null
}

const NOTHING: Input<'bank.previewCode'> = { lineId: '-', allocations: [{ account: '-' }] }

/** The entry that the coding makes, as the books compute it, before it is recorded. */
export function EntryPreview({ coding }: EntryPreviewProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { nameOf } = useAccounts()
  const { data, error } = useRead('bank.previewCode', coding ?? NOTHING, { enabled: coding !== null })
  if (coding === null) return null
  if (error) return <Problem error={error} />
  if (!data) return null
  return (
    <table className="gl-table gl-entry-preview" aria-label={t('bank.entryPreview')}>
      <thead>
        <tr>
          <th scope="col">{t('bank.entryPreview')}</th>
          <th scope="col" className="gl-end">
            {t('common.debit')}
          </th>
          <th scope="col" className="gl-end">
            {t('common.credit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {data.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one entry never move
          <tr key={index}>
            <th scope="row">
              {line.account} {nameOf({ name: line.accountName, nameEn: line.accountNameEn })}
              {line.taxCode ? <span className="gl-hint"> {namesOf([line.taxCode], language)}</span> : null}
            </th>
            <td className="gl-end">
              <Figure amount={line.debit} blankZero />
            </td>
            <td className="gl-end">
              <Figure amount={line.credit} blankZero />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
