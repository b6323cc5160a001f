/** What must hold of documents on every copy at every moment, whatever it knows. */
import { expect } from 'vitest'
import type { Sql } from '../../db/sql.ts'

const STRAY_OPEN = `SELECT d.number, d.open, d.total FROM document d
  WHERE d.open < 0 OR d.open > d.total OR d.open <> CASE WHEN d.stands = 1 AND d.side <> 0 THEN d.total - coalesce(
    (SELECT sum(a.effective) FROM allocation a WHERE a.source = d.id OR a.target = d.id), 0) ELSE 0 END`

/** More settled by links than a document is good for, at either end. */
const OVER_SETTLED = `SELECT d.number, d.total, sum(a.effective) AS settled FROM document d
  JOIN allocation a ON a.source = d.id OR a.target = d.id WHERE d.stands = 1
  GROUP BY d.id HAVING sum(a.effective) > d.total`

const STRAY_LINKS = `SELECT a.* FROM allocation a WHERE a.effective < 0 OR a.effective > a.cents
  OR a.effective > 0 AND NOT EXISTS (SELECT 1 FROM document d WHERE d.id = a.source AND d.stands = 1)
  OR a.effective > 0 AND NOT EXISTS (SELECT 1 FROM document d WHERE d.id = a.target AND d.stands = 1)`

const SENT_TWICE = 'SELECT id FROM document WHERE counts = 1 GROUP BY id HAVING count(*) > 1'
const NUMBERED_TWICE = 'SELECT kind, number FROM document GROUP BY kind, number HAVING count(*) > 1'

/** A number that a series gave and that no document has, or one above its last. */
const GAPS = `SELECT s.device, s.name, s.last, count(d.fact) AS given FROM series s
  LEFT JOIN (SELECT d.fact, d.series, c.device FROM document d JOIN change c ON c.seq = d.change) d
    ON d.series = s.name AND d.device = s.device
  WHERE s.name <> 'entry' GROUP BY s.device, s.name HAVING count(d.fact) <> s.last`

/** A document and its entry are of one mind: whether they count, the day, and the sum it is for. */
const STRAY_ENTRIES = `SELECT d.number FROM document d LEFT JOIN entry e ON e.id = d.entry
  WHERE d.entry IS NOT NULL AND (e.id IS NULL OR e.counts <> d.counts OR e.date <> d.date
    OR e.source <> 'document:' || d.id)`

/** Drafts of one occurrence of a recurring invoice, made twice. */
const MADE_TWICE = `SELECT origin, date, count(*) AS n FROM draft
  WHERE origin IN (SELECT id FROM recurring) AND id NOT IN (SELECT id FROM document)
    AND id NOT IN (SELECT record FROM field_value WHERE kind = 'draft' AND field = 'date' GROUP BY record HAVING count(*) > 1)
  GROUP BY origin, date HAVING count(*) > 1`

/**
 * What parties owe by the books of receivables and deposits, and by what is open on their documents. Two undoings of one
 * entry that a person accepted make the books his own.
 */
const OWED = `SELECT control, (SELECT coalesce(sum(p.cents), 0) FROM posting p JOIN entry e ON e.key = p.entry
      WHERE e.counts = 1 AND e.source LIKE 'document:%' AND instr(accounts, p.account) > 0) AS books,
    (SELECT coalesce(sum(d.side * d.open), 0) FROM document d
      WHERE d.stands = 1 AND d.entry IS NOT NULL AND instr(kinds, d.kind) > 0) AS documents
  FROM (SELECT 'receivable' AS control, '1060 2150' AS accounts, 'invoice creditNote receipt clientRefund' AS kinds
    UNION ALL SELECT 'payable', '2100', 'bill supplierCredit disbursement supplierRefund')
  WHERE books <> documents
    AND NOT EXISTS (SELECT 1 FROM accepted a JOIN entry e ON e.id = a.fact AND e.reverses IS NOT NULL)`

/** Money moved out of the account of deposits that no deposit put there. */
const OVERDRAWN_DEPOSITS = `SELECT sum(p.cents) AS cents FROM posting p JOIN entry e ON e.key = p.entry AND e.counts = 1
  WHERE p.account = '2150' AND NOT EXISTS (SELECT 1 FROM accepted) HAVING sum(p.cents) > 0`

/** Documents credited for more than they are, and holdbacks released beyond what was kept: a person alone may do that. */
const OVER_CREDITED = `SELECT d.number FROM document d JOIN document c ON c.credits = d.id AND c.stands = 1
  WHERE d.counts = 1 AND NOT EXISTS (SELECT 1 FROM accepted) GROUP BY d.fact HAVING sum(c.total) > d.total`
const OVER_RELEASED = `SELECT p.account, sum(p.cents) AS cents FROM posting p JOIN entry e ON e.key = p.entry AND e.counts = 1
  WHERE p.account IN ('1065', '2105') AND NOT EXISTS (SELECT 1 FROM accepted)
  GROUP BY p.account HAVING sum(p.cents) * iif(p.account = '1065', 1, -1) < 0`

export function checkDocuments(sql: Sql): void {
  for (const [what, query] of Object.entries({
    'open that links do not make': STRAY_OPEN,
    'documents settled for more than they are': OVER_SETTLED,
    'links that settle what they cannot': STRAY_LINKS,
    'documents that count twice': SENT_TWICE,
    'numbers given twice': NUMBERED_TWICE,
    'series with holes': GAPS,
    'documents whose entries say something else': STRAY_ENTRIES,
    'occurrences made twice': MADE_TWICE,
    'parties that owe something else by the books': OWED,
    'deposits used twice': OVERDRAWN_DEPOSITS,
    'documents credited for more than they are': OVER_CREDITED,
    'holdbacks released twice': OVER_RELEASED,
  }))
    expect(sql.all(query), what).toEqual([])
}
