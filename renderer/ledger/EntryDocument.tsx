import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead } from '../data/useRead.ts'
import { addressOf } from '../documents/documentKinds.ts'
import type { Entry } from '../transport/wire.ts'

const SALES = ['invoice.list', 'creditNote.list'] as const
const PURCHASES = ['bill.list', 'expense.list', 'supplierCredit.list'] as const
const MONEY = ['payment.list'] as const
type ListName = (typeof SALES | typeof PURCHASES | typeof MONEY)[number]

const DOCUMENTS_MAX = 1_000

/** Where the document of an entry is listed, by its journal. */
function listsOf(journal: string): readonly ListName[] {
  if (journal === 'VTE') return SALES
  return journal === 'ACH' ? PURCHASES : MONEY
}

/** The document that made an entry, if one did. */
export function EntryDocument({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation()
  const [family, id] = entry.source?.split(':') ?? []
  if (family !== 'document' || !id) return null
  return (
    <div>
      <dt>{t('document.one')}</dt>
      <dd>
        {listsOf(entry.journal).map((list) => (
          <Found key={list} list={list} id={id} day={entry.date} />
        ))}
      </dd>
    </div>
  )
}

/** The document, where it is one of that list on that day. */
function Found({ list, id, day }: { readonly list: ListName; readonly id: string; readonly day: string }) {
  const { t } = useTranslation()
  const { data } = useRead(list, { from: day, to: day, limit: DOCUMENTS_MAX })
  const document = data?.items.find((item) => item.id === id)
  if (!document) return null
  const { kind, number } = document
  return (
    <Link className="gl-link" to={addressOf.one(kind, id)}>
      {t(`document.kinds.${kind}.one`)} {number}
    </Link>
  )
}
