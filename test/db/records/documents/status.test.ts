/**
 * The status of a document is said twice: by a function, for one document, and in SQL, to filter a hundred thousand.
 * Protects: both say the same of any document, on any day.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentRow } from '../../../../db/records/documents/read.ts'
import { STATUS_SQL } from '../../../../db/records/documents/status.ts'
import { issuedStatus } from '../../../../db/records/documents/view.ts'
import { DOCUMENT_KINDS, kindOf } from '../../../../db/rules/documents/kinds.ts'
import { Books } from '../../../support/books.ts'
import { tries } from '../../../support/properties.ts'

const days = ['2026-03-30', '2026-03-31', '2026-04-01']

const document = fc
  .record({
    kind: fc.constantFrom(...DOCUMENT_KINDS),
    counts: fc.constantFrom(0, 1, 1, 1),
    stands: fc.constantFrom(0, 1, 1, 1),
    total: fc.constantFrom(0, 100),
    taken: fc.constantFrom(0, 40, 100),
    due: fc.constantFrom(null, ...days),
    said: fc.constantFrom(null, 'approved', 'refused', 'expired'),
    isCancelled: fc.boolean(),
    /** What was made of it: an invoice, one that was cancelled, one that was undone, an order. */
    made: fc.constantFrom('nothing', 'invoice', 'cancelled', 'undone', 'order'),
  })
  .map(({ kind, total, taken, said, isCancelled, ...rest }) => {
    const isOffer = kind === 'quote' || kind === 'order'
    const open = kindOf(kind).side === 0 ? 0 : Math.max(0, total - taken)
    const answered = kind === 'order' ? (isCancelled ? 'cancelled' : null) : said
    return {
      ...rest,
      kind,
      total,
      open,
      isCancelled: isCancelled && !isOffer,
      answer: isOffer ? answered : null,
    }
  })
type Given = typeof document extends fc.Arbitrary<infer T> ? T : never

/** A row of `document`, as far as its status rests on it. */
interface Row {
  kind: string
  due: string | null
  total: number
  counts: number
  stands: number
  open: number
  answer: string | null
}

const INSERT = `INSERT INTO document (fact, id, change, kind, number, series, date, due, currency, prices_include_tax,
  self_assessed, discount, holdback, subtotal, tax_total, total, side, counts, stands, open, answer, origin, cancels)
  VALUES (?,?,1,?,?,'s','2026-03-01',?,'CAD',0,0,0,0,0,0,?,0,?,?,?,?,?,?)`

function insert(books: Books, id: string, given: Given): void {
  const { kind, due, total, counts, stands, open, answer } = given
  const add = (fact: string, row: Partial<Row>, origin: string | null, cancels: string | null) => {
    const of: Row = {
      kind: 'invoice',
      due: null,
      total: 1,
      counts: 1,
      stands: 1,
      open: 0,
      answer: null,
      ...row,
    }
    const { counts: c, stands: s } = of
    books.sql.run(
      INSERT,
      fact,
      fact,
      of.kind,
      fact,
      of.due,
      of.total,
      c,
      s,
      of.open,
      of.answer,
      origin,
      cancels,
    )
  }
  // a quote that counts was never undone: nothing undoes it
  const stood = kind === 'quote' ? counts : Math.min(counts, stands)
  add(id, { kind, due, total, counts, stands: stood, open, answer }, null, null)
  if (given.isCancelled) add(`${id}-x`, { kind: 'creditNote' }, null, id)
  if (given.made === 'nothing') return
  add(
    `${id}-m`,
    { kind: given.made === 'order' ? 'order' : 'invoice', stands: given.made === 'undone' ? 0 : 1 },
    id,
    null,
  )
  if (given.made === 'cancelled') add(`${id}-c`, { kind: 'creditNote' }, null, `${id}-m`)
}

test('SQL and the function agree on every document', () => {
  const books = new Books()
  let number = 0
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 20 }), (documents) => {
      const ids = documents.map((given) => {
        number += 1
        books.sql.write(() => insert(books, `d${number}`, given))
        return `d${number}`
      })
      for (const id of ids) {
        const row = books.sql.get<DocumentRow>('SELECT * FROM document WHERE id = ?', id)!
        const [found] = books.sql.allNamed<{ status: string }>(
          `SELECT ${STATUS_SQL} AS status FROM document d WHERE d.id = :id`,
          { id, today: '2026-03-31' },
        )
        const status = issuedStatus(books.company, row)
        seen.add(`${row.kind} ${status}`)
        expect(found!.status, JSON.stringify(row)).toBe(status)
      }
    }),
    tries(200),
  )
  console.log(`${seen.size} statuses of ${number} documents`)
  expect(seen.size).toBeGreaterThan(45)
})
