import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import { RecordBox } from '../components/record/RecordBox.tsx'
import { useRead } from '../data/useRead.ts'
import { isNil } from '../format/figures.ts'
import type { Output } from '../transport/wire.ts'
import type { Party } from './partyForm.ts'

type Side = Output<'party.balance'>['client']

/** What is due, late and in credit with a client or supplier, as of today. */
export function BalancePart({ party }: { readonly party: Party }) {
  const { t } = useTranslation()
  const { data } = useRead('party.balance', { id: party.id })
  if (!data) return null
  return (
    <RecordBox title={t('party.balance')}>
      {party.roles.includes('client') ? <SideTable title={t('party.client')} side={data.client} /> : null}
      {party.roles.includes('supplier') ? (
        <SideTable title={t('party.supplier')} side={data.supplier} />
      ) : null}
      {data.creditAvailable === null ? null : (
        <p className="gl-record-pair">
          <span>{t('party.creditAvailable')}</span>
          <Figure amount={data.creditAvailable} />
        </p>
      )}
    </RecordBox>
  )
}

const ROWS = [
  ['invoiced', 'party.invoiced'],
  ['paid', 'party.paid'],
  ['due', 'party.due'],
  ['overdue', 'party.overdue'],
  ['credit', 'party.credit'],
] as const

function SideTable({ title, side }: { readonly title: string; readonly side: Side }) {
  const { t } = useTranslation()
  return (
    <table className="gl-table" aria-label={title}>
      <tbody>
        {ROWS.map(([key, text]) => (
          <tr key={key}>
            <th scope="row">
              {t(text)}
              {key === 'overdue' && !isNil(side.overdue) ? <span aria-hidden> ▲</span> : null}
            </th>
            <td className="gl-end">
              <Figure amount={side[key]} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('common.balance')}</th>
          <td className="gl-end">
            <Figure amount={side.balance} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
