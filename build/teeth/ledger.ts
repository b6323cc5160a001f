/** Planted bugs of entries, periods, balances and the close of a year. */
import type { Bug } from './bug.ts'

const suites = ['test/db/ledger', 'test/db/changes', 'test/simulation']

export const LEDGER_BUGS: readonly Bug[] = [
  {
    name: 'balances kept after an undoing',
    what: 'an entry that no longer counts stays in the balances',
    file: 'db/ledger/counts.ts',
    text: 'if (counts !== fact.counts) moveBalances(sql, fact.entry, counts ? 1 : -1)',
    instead: 'if (counts && !fact.counts) moveBalances(sql, fact.entry, 1)',
    suites: ['test/db/ledger/undo', ...suites],
  },
  {
    name: 'last locked day open',
    what: 'an entry is accepted on the last day of a locked period',
    file: 'db/ledger/post.ts',
    text: 'if (known.locked !== null && entry.date <= known.locked)',
    instead: 'if (known.locked !== null && entry.date < known.locked)',
    suites: ['test/db/ledger/post test/db/ledger/periods', ...suites],
  },
  {
    name: 'a cent of imbalance',
    what: 'an entry whose debits and credits differ by one cent is posted',
    file: 'db/ledger/post.ts',
    text: 'else if (debit !== credit) {',
    instead: 'else if (Math.abs(debit - credit) > 1) {',
    suites: ['test/db/ledger/post', ...suites],
  },
  {
    name: 'register skips at the page',
    what: 'the next page of an account begins one movement too far',
    file: 'db/ledger/register.ts',
    text: 'nextCursor: rows.length > size ? cursorOf(rows[size - 1]!) : null',
    instead: 'nextCursor: rows.length > size ? cursorOf(rows[size]!) : null',
    suites: ['test/db/ledger/reports', ...suites],
  },
  {
    name: 'entry number given twice',
    what: 'the next number is counted from the entries that count: a held one gives its number again',
    file: 'db/ledger/post.ts',
    text: `"SELECT last FROM series WHERE device = ? AND name = 'entry'",`,
    instead:
      '"SELECT count(*) AS last FROM entry e JOIN change c ON c.seq = e.change WHERE c.device = ? AND e.counts = 1",',
    suites: ['test/simulation/balance', ...suites],
    isLate: true,
  },
  {
    name: 'first day of the year not closed',
    what: 'the closing entry leaves out the results of the first day',
    file: 'db/ledger/closing.ts',
    text: 'sumsThrough(sql, addDays(year.start, -1))',
    instead: 'sumsThrough(sql, year.start)',
    suites: ['test/db/ledger/income test/db/ledger/balance-sheet test/db/ledger/periods', ...suites],
  },
]
