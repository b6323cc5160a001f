/** Planted bugs of security, and of what is shown: reports, lists, searches. */
import type { Bug } from './bug.ts'

const reports = ['test/db/ledger', 'test/operations']

export const DOOR_BUGS: readonly Bug[] = [
  {
    name: 'any Host is served',
    what: 'a web page reaches the books through a name that it makes point to this machine',
    file: 'electron/doors/guard.ts',
    text: "if (host === undefined || !hosts.includes(host)) return refuse('door.wrongHost')",
    instead: "if (host === undefined || hosts.length === 0) return refuse('door.wrongHost')",
    suites: ['test/doors/http', 'test/doors'],
  },
  {
    name: 'a reader writes',
    what: 'the role is checked for reading only',
    file: 'electron/operations/perform.ts',
    text: 'checkAllowed(company.user().role, operation.scope)',
    instead: "if (operation.kind === 'read') checkAllowed(company.user().role, operation.scope)",
    suites: ['test/operations/registry test/operations/bank.test', 'test/operations', 'test/doors'],
  },
  {
    name: 'secret in the log',
    what: 'a passphrase inside a group of fields is written to the log of the program',
    file: 'electron/host/log.ts',
    text: "if (secretName.test(name)) return '(removed)'",
    instead: "if (secretName.test(name) && depth === 0) return '(removed)'",
    suites: ['test/host/log', 'test/host', 'test/faults'],
  },
  {
    name: 'retained earnings of a wrong day',
    what: 'the balance sheet counts the first day of the year among earlier years',
    file: 'db/ledger/balance-sheet.ts',
    text: 'const before = sumsThrough(sql, addDays(yearStart, -1))',
    instead: 'const before = sumsThrough(sql, yearStart)',
    suites: ['test/db/ledger/balance-sheet', ...reports],
  },
  {
    name: 'held entries in a report',
    what: 'a report that ends within a month has the entries that wait for a person',
    file: 'db/ledger/sums.ts',
    text: '  addTo(sums, sql.rows<SumRow>(HELD_OF_DAYS, ...days), without)\n',
    instead: '',
    suites: ['test/simulation/balance', ...reports],
  },
  {
    name: 'aged a day too far',
    what: 'what is late by thirty days stands under 31 to 60',
    file: 'db/rules/documents/aging.ts',
    text: "if (late <= 30) return 'd1to30'",
    instead: "if (late < 30) return 'd1to30'",
    suites: [
      'test/db/rules/documents-status test/db/ledger/three-ways-aged',
      'test/db/rules',
      'test/db/ledger',
      'test/operations',
    ],
  },
  {
    name: 'credit note owed to us',
    what: 'a credit note adds to what a client owes in the aged list',
    file: 'db/records/documents/aged.ts',
    text: 'const open = document.open * kindOf(document.kind).side * way',
    instead: 'const open = document.open * Math.abs(kindOf(document.kind).side * way)',
    suites: ['test/operations/document-reports test/db/ledger/three-ways-aged', ...reports],
  },
  {
    name: 'today is that of Greenwich',
    what: 'in the evening in Quebec a document gets the date of tomorrow',
    file: 'db/rules/dates.ts',
    text: 'return dayOf(at.getFullYear(), at.getMonth() + 1, at.getDate())',
    instead: 'return dayOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())',
    suites: ['test/db/rules/dates test/operations/timeZones', 'test/db/rules', 'test/operations'],
  },
]
