/** Planted bugs of statements and of the identity of a bank line. */
import type { Bug } from './bug.ts'

const suites = ['test/bank', 'test/db/records', 'test/operations']
const own = ['test/db/records', 'test/operations', 'test/simulation']

export const BANK_BUGS: readonly Bug[] = [
  {
    name: 'true twin lost',
    what: 'a second equal movement of a day, in a later file, is taken for the first',
    file: 'db/records/bank-import.ts',
    text: 'const line = left.shift()',
    instead: 'const line = left.shift() ?? known.at(-1)',
    suites: ['test/db/records/bank-import test/operations/bank.test', ...own],
  },
  {
    name: 'overlap imported again',
    what: 'a statement that overlaps the one before adds its lines a second time when the bank numbers none',
    file: 'db/records/bank-import.ts',
    text: 'for (const pair of [...pairing.same, ...pairing.plain]) seenAgain.set(pair.movement, pair.known)',
    instead: 'for (const pair of pairing.same) seenAgain.set(pair.movement, pair.known)',
    suites: ['test/db/records/bank-import test/operations/bank.test', ...own],
  },
  {
    name: 'decimal comma taken for thousands',
    what: 'a lone comma before three digits always groups thousands: 1,500 dinars become 1500',
    file: 'electron/bank/formats/decimal.ts',
    text: 'return couldBeGroup ? { proves: null, ambiguous: true } : { proves: mark, ambiguous: false }',
    instead: "return { proves: couldBeGroup ? (mark === '.' ? ',' : '.') : mark, ambiguous: false }",
    suites: ['test/bank/decimal test/bank/layouts.test', ...suites],
  },
  {
    name: 'reversed credit stays a credit',
    what: 'MT940: a credit that the bank takes back (RC) comes in as money received',
    file: 'electron/bank/formats/mt940/movement.ts',
    text: "mark === 'D' || mark === 'ED' || mark === 'RC'",
    instead: "mark === 'D' || mark === 'ED'",
    suites: ['test/bank/mt940', ...suites],
  },
  {
    name: 'pending taken for booked',
    what: 'CAMT: a movement that the bank has not booked yet comes in, and again once booked',
    file: 'electron/bank/formats/camt/statement.ts',
    text: "const BOOKED = new Set(['BOOK', ''])",
    instead: "const BOOKED = new Set(['BOOK', 'PDNG', ''])",
    suites: ['test/bank/camt', ...suites],
  },
]
