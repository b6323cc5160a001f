/** Planted bugs of the file, its backups and its upgrades. */
import type { Bug } from './bug.ts'

const suites = ['test/db/company', 'test/faults', 'test/db/changes']

export const STORAGE_BUGS: readonly Bug[] = [
  {
    name: 'commit not forced to the disk',
    what: 'what was acknowledged is lost with the power',
    file: 'db/company/connection.ts',
    text: "database.pragma('synchronous = FULL')",
    instead: "database.pragma('synchronous = OFF')",
    suites: ['test/db/company/durability', ...suites],
    isLate: true,
  },
  {
    name: 'half of a refused act kept',
    what: 'an act that is refused at its second step leaves what its first had written',
    file: 'db/sql.ts',
    text: 'return this.#transaction.immediate(work) as T',
    instead: `let refused: { error: unknown } | undefined
    const whatever = () => {
      try {
        return work()
      } catch (error) {
        refused = { error }
        return undefined as T
      }
    }
    const result = this.#transaction.immediate(whatever) as T
    if (refused) throw refused.error
    return result`,
    suites: [
      'test/faults/refusals test/operations/bank-match test/operations/documents/refusals',
      'test/operations/bank',
      'test/faults',
      'test/simulation',
      'test/db',
    ],
  },
  {
    name: 'backup without the journal',
    what: 'a backup copies the file alone: what is in the WAL yet is missing from it',
    file: 'db/company/backup.ts',
    text: "source.run('VACUUM INTO ?', draft)",
    instead: 'copyFileSync(from, draft)',
    suites: ['test/db/company/backup', ...suites],
  },
  {
    name: 'backup called good unread',
    what: 'a damaged file is backed up and restored as if it were sound',
    file: 'db/company/backup.ts',
    text: "if (faults.length > 0) throw refuse('company.notVerified', { detail: faults[0]! })",
    instead: "if (faults.length > 9_999) throw refuse('company.notVerified', { detail: faults[0]! })",
    suites: ['test/db/company/backup', ...suites],
  },
  {
    name: 'newest backups thinned first',
    what: 'of many backups the oldest are kept and the last ones deleted',
    file: 'db/company/backup.ts',
    text: '.sort((a, b) => b.at - a.at ||',
    instead: '.sort((a, b) => a.at - b.at ||',
    suites: ['test/db/company/backup', ...suites],
  },
  {
    name: 'upgrade forgets what waits',
    what: 'changes of a colleague that wait for their causes are gone after an upgrade',
    file: 'db/changes/rebuild.ts',
    text: "    copyRows(from, to, 'incoming')\n",
    instead: '',
    suites: ['test/db/company/upgradeWaiting', ...suites],
    isLate: true,
  },
]
