/** Planted bugs of invoices, bills, credits and payments. */
import type { Bug } from './bug.ts'

const suites = ['test/operations/documents', 'test/db/records', 'test/simulation', 'test/operations']

export const DOCUMENT_BUGS: readonly Bug[] = [
  {
    name: 'undone payment still pays',
    what: 'an invoice stays paid by a payment that was voided',
    file: 'db/ledger/documents.ts',
    text: 'const effective = this.#isGood(link.fact)',
    instead: 'const effective = this.#purseOf(target).total >= 0 || this.#isGood(link.fact)',
    suites: ['test/operations/documents/payments test/operations/documents/sales', ...suites],
  },
  {
    name: 'invoice paid twice',
    what: 'a payment is checked against the total of the invoice and not against what is open',
    file: 'db/records/documents/money.ts',
    text: 'return cents > row.open ? [',
    instead: 'return cents > row.total ? [',
    suites: ['test/operations/documents/payments', ...suites],
  },
  {
    name: 'deposit counted twice',
    what: 'a deposit that was used is still there for the next invoice',
    file: 'db/records/documents/money.ts',
    text: 'return Math.max(0, row.total - moved)',
    instead: 'return Math.max(0, row.total - 0 * moved)',
    suites: ['test/operations/documents/payments', ...suites],
  },
  {
    name: 'credit of an undone use',
    what: 'what a use of a deposit had brought to the receivable still settles invoices once that use is undone',
    file: 'db/ledger/documents.ts',
    text: 'if (deposit === 1 && this.#isGood(each.fact)) out += each.apart',
    instead: 'if (deposit === 1) out += each.apart',
    suites: ['test/db/ledger/documents test/db/records/documents/laptops', ...suites],
  },
  {
    name: 'credited beyond the invoice',
    what: 'each credit note is checked alone: two of them give back more than was invoiced',
    file: 'db/records/documents/credits.ts',
    text: 'if (before + decided.total > credited.total)',
    instead: 'if (decided.total > credited.total)',
    suites: ['test/operations/documents/sales', ...suites],
  },
  {
    name: 'holdback released again',
    what: 'what a credit took back of a holdback can be released all the same',
    file: 'db/records/documents/holdback.ts',
    text: 'return row.holdback - released - credited',
    instead: 'return row.holdback - released - 0 * credited',
    suites: ['test/operations/documents/sales', ...suites],
    isLate: true,
  },
]
