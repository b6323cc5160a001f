/** Planted bugs of matching and of reconciliation. */
import type { Bug } from './bug.ts'

const suites = ['test/operations/bank-match', 'test/operations', 'test/db/rules/matching', 'test/simulation']
const scored = ['test/db/rules/matching', 'test/operations']
const proved = ['test/operations/reconciliation', 'test/operations', 'test/simulation']

export const MATCHING_BUGS: readonly Bug[] = [
  {
    name: 'direction of a match not checked',
    what: 'money that went out pays an invoice as if it had come in',
    file: 'db/records/bank-match.ts',
    text: 'const kind = paymentKindFor(row.kind, line.cents > 0)',
    instead: 'const kind = paymentKindFor(row.kind, row.side > 0)',
    suites: ['test/operations/bank-match.test test/operations/bank-match-payments', ...suites],
  },
  {
    name: 'one entry on two lines',
    what: 'two laptops show one entry by two bank lines, and both count',
    file: 'db/records/bank-match.ts',
    text: '...ids.map((entry) =>',
    instead: '...ids.slice(ids.length).map((entry) =>',
    suites: ['test/operations/bank-match-laptops test/operations/bank-match.test', ...suites],
  },
  {
    name: 'one of two equal invoices chosen',
    what: 'of two invoices that a line proves alike, one is settled without asking',
    file: 'db/rules/matching/guards.ts',
    text: "hold('guardEqual', !isGroup && this.#hasEqual(candidate, rivals))",
    instead: "hold('guardEqual', isGroup && this.#hasEqual(candidate, rivals))",
    suites: ['test/db/rules/matching/propose test/db/rules/matching/adversarial', ...scored],
  },
  {
    name: 'another name matched by itself',
    what: 'a label that names another client no longer keeps the match from being automatic',
    file: 'db/rules/matching/guards.ts',
    text: "hold('guardName', namesOther(candidate))",
    instead: "hold('guardName', namesOther(candidate) && score < AUTOMATIC_FROM)",
    suites: ['test/db/rules/matching/propose test/db/rules/matching/adversarial', ...scored],
  },
  {
    name: 'entry of the next month left out of the proof',
    what: 'what the statement shows by the day and the books have later is forgotten',
    file: 'db/records/reconciliation-figures.ts',
    text: 'adjusted: books - left + waiting[1] + ignored[1] + later[1],',
    instead: 'adjusted: books - left + waiting[1] + ignored[1],',
    suites: ['test/operations/reconciliation', ...proved],
  },
  {
    name: 'one proved statement proves them all',
    what: 'an account is called reconciled though one of its statements does not add up',
    file: 'db/records/bank-proof.ts',
    text: 'all.every(({ lastDate, closingBalanceProved: proved })',
    instead: 'all.some(({ lastDate, closingBalanceProved: proved })',
    suites: ['test/operations/bank-reconcile', ...proved],
    isLate: true,
  },
  {
    name: 'reconciled entry reversed',
    what: 'the entry of a line of a reconciled period can be undone',
    file: 'db/ledger/entries.ts',
    text: '  checkLinesFree(company.sql, id)\n',
    instead: '',
    suites: ['test/operations/reconciliation', ...proved],
  },
  {
    name: 'old balance for a new day',
    what: 'the balance of an older statement proves a later day, though lines came in between',
    file: 'db/records/reconciliation-figures.ts',
    text: 'return between ? null : {',
    instead: 'return between && newest.id === null ? null : {',
    suites: ['test/operations/reconciliation', ...proved],
    isLate: true,
  },
]
