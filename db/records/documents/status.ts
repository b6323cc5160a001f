/**
 * The status of an issued document in SQL, to filter lists of a hundred thousand: the same as `documentStatus` in
 * db/rules, held to it by a test. `d` is the document, `:today` the day.
 */
const LATE = '(d.due IS NOT NULL AND d.due < :today)'

const SETTLED = (issued: string) => `CASE WHEN d.open = 0 THEN 'paid' WHEN ${LATE} THEN 'overdue'
    WHEN d.open < d.total THEN 'partial' ELSE '${issued}' END`

/** Of a document `o`: an invoice that stands and was not cancelled since. */
export const IS_INVOICE = `o.kind = 'invoice' AND o.stands = 1
  AND NOT EXISTS (SELECT 1 FROM document c WHERE c.cancels = o.id AND c.stands = 1)`

const INVOICED = `EXISTS (SELECT 1 FROM document o WHERE o.origin = d.id AND ${IS_INVOICE})`

export const STATUS_SQL = `CASE
  WHEN d.counts <> 1 THEN 'held'
  WHEN d.stands <> 1 OR d.answer = 'cancelled'
    OR EXISTS (SELECT 1 FROM document c WHERE c.cancels = d.id AND c.stands = 1) THEN 'cancelled'
  ELSE CASE d.kind
    WHEN 'quote' THEN CASE WHEN ${INVOICED} THEN 'invoiced' WHEN d.answer IS NOT NULL THEN d.answer
      WHEN ${LATE} THEN 'expired' ELSE 'sent' END
    WHEN 'order' THEN CASE WHEN ${INVOICED} THEN 'invoiced' ELSE 'sent' END
    WHEN 'invoice' THEN ${SETTLED('sent')}
    WHEN 'bill' THEN ${SETTLED('received')}
    WHEN 'expense' THEN 'paid'
    WHEN 'transfer' THEN 'recorded'
    ELSE CASE WHEN d.open = 0 THEN 'used' WHEN d.open < d.total THEN 'partial' ELSE 'open' END
  END END`
