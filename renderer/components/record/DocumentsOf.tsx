import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead } from '../../data/useRead.ts'
import { addressOf, type DocumentItem } from '../../documents/documentKinds.ts'
import { StatusChip } from '../../documents/StatusChip.tsx'
import { Figure } from '../Figure.tsx'
import { RecordBox } from './RecordBox.tsx'

type Of = { readonly partyId: string } | { readonly projectId: string }

interface DocumentsOfProps {
  readonly of: Of
  /** Without the descriptions, where there is little room. */
  readonly brief?: boolean
}

/** Of each kind, and of all together, so many are shown; the lists have the others. */
const SHOWN_MAX = 40

/** The latest documents of every kind, the newest first. */
function useDocuments(of: Of) {
  const input = { ...of, order: 'desc', limit: SHOWN_MAX } as const
  const lists = [
    useRead('invoice.list', input),
    useRead('creditNote.list', input),
    useRead('quote.list', input),
    useRead('order.list', input),
    useRead('bill.list', input),
    useRead('expense.list', input),
    useRead('supplierCredit.list', input),
    useRead('payment.list', input),
  ].map(({ data }) => data)
  const items = lists.flatMap((list): readonly DocumentItem[] => list?.items ?? [])
  const total = lists.reduce((sum, list) => sum + (list?.total ?? 0), 0)
  return {
    ready: lists.every((list) => list !== undefined),
    total,
    items: [...items].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)).slice(0, SHOWN_MAX),
  }
}

/** The documents of a client, a supplier or a project, each a click or Enter away. */
export function DocumentsOf({ of, brief = false }: DocumentsOfProps) {
  const { t } = useTranslation()
  const { ready, total, items } = useDocuments(of)
  if (!ready) return null
  return (
    <RecordBox title={t('record.documents')}>
      {items.length === 0 ? (
        <p className="gl-hint">{t('record.noDocuments')}</p>
      ) : (
        <div className="gl-table-box">
          <table className="gl-table gl-record-documents" aria-label={t('record.documents')}>
            <thead>
              <tr>
                <th scope="col">{t('common.date')}</th>
                <th scope="col">{t('record.kind')}</th>
                <th scope="col">{t('common.number')}</th>
                {brief ? null : <th scope="col">{t('record.description')}</th>}
                <th scope="col">{t('common.status')}</th>
                <th scope="col" className="gl-end">
                  {t('common.total')}
                </th>
                <th scope="col" className="gl-end">
                  {t('common.balance')}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <DocumentRow key={item.id} item={item} brief={brief} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > items.length ? (
        <p className="gl-hint">{t('record.moreDocuments', { count: total - items.length })}</p>
      ) : null}
    </RecordBox>
  )
}

function DocumentRow({ item, brief }: { readonly item: DocumentItem; readonly brief: boolean }) {
  const { t } = useTranslation()
  const { id, kind, number, date, description, status, total, balance } = item
  return (
    <tr>
      <td className="gl-figure">{date}</td>
      <td>{t(`document.kinds.${kind}.one`)}</td>
      <td>
        <Link className="gl-link gl-figure" to={addressOf.one(kind, id)}>
          {number ?? t('document.status.draft')}
        </Link>
      </td>
      {brief ? null : (
        <td className="gl-record-description" title={description}>
          {description}
        </td>
      )}
      <td>
        <StatusChip kind={kind} status={status} />
      </td>
      <td className="gl-end">
        <Figure amount={total} />
      </td>
      <td className="gl-end">
        <Figure amount={balance} blankZero />
      </td>
    </tr>
  )
}
