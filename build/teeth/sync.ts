/** Planted bugs of the log and of laptops that work apart. */
import type { Bug } from './bug.ts'

const suites = ['test/db/changes', 'test/simulation']

export const SYNC_BUGS: readonly Bug[] = [
  {
    name: 'last writer wins',
    what: 'of two laptops that code one bank line, the later one takes it from the earlier',
    file: 'db/ledger/counts.ts',
    text: "'SELECT fact FROM claim WHERE key = ? ORDER BY stamp, device, fact'",
    instead: "'SELECT fact FROM claim WHERE key = ? ORDER BY stamp DESC, device, fact'",
    suites: ['test/db/changes/facts test/db/changes/held', ...suites],
  },
  {
    name: 'locked period open to colleagues',
    what: 'an entry that arrives from another laptop into a locked period counts at once',
    file: 'db/ledger/apply.ts',
    text: 'return lockedThrough === null || entry.date > lockedThrough',
    instead: 'return true',
    suites: ['test/db/changes/facts test/db/changes/held', ...suites],
  },
  {
    name: 'effect before its cause',
    what: 'a change is applied though the last change that it rests on has not arrived',
    file: 'db/changes/receive.ts',
    text: 'headOf(sql, other).deviceSeq < seq)',
    instead: 'headOf(sql, other).deviceSeq < seq - 1)',
    suites: ['test/db/changes/receive', 'test/db/changes/causes', ...suites],
    isLate: true,
  },
  {
    name: 'clock set back',
    what: 'a laptop whose clock was set back stamps an effect before its cause',
    file: 'db/changes/clock.ts',
    text: 'return Math.max(latest + 1, now * COUNTER)',
    instead: 'return Math.max(latest % COUNTER, now * COUNTER)',
    suites: [
      'test/db/changes/receive test/db/changes/facts test/db/changes/fields',
      'test/db/changes/causes',
      ...suites,
    ],
  },
  {
    name: 'later payments not looked at again',
    what: 'an earlier payment arrives or is undone, and those after it keep what they had settled',
    file: 'db/ledger/documents.ts',
    text: 'if (isBefore(link, later)) this.#waiting',
    instead: 'if (later.fact === link.fact) this.#waiting',
    suites: ['test/db/records/documents/laptops test/operations/documents/payments', ...suites],
  },
  {
    name: 'hash of a change not checked',
    what: 'a change that was altered, here or on its way, is taken for what was written',
    file: 'db/changes/envelope.ts',
    text: 'return !lines.some(hasLineEnd) && sha256(textOf(lines)) === change.hash',
    instead: 'return !lines.some(hasLineEnd) && sha256(textOf(lines)).length === change.hash.length',
    suites: ['test/db/changes/receive test/db/changes/flips test/db/company/verify', ...suites],
  },
]
