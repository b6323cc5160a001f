/**
 * What an operation may use of the program around it, besides the company: given by the host, replaced in tests.
 * The clock is here, so that no operation reads the time by itself.
 */

import type { Place } from '../../db/company/place.ts'
import type { InstantMs } from '../../db/rules/dates.ts'
import type { Text } from '../../db/rules/errors.ts'
import type { InspectRequest, ParsedFile } from '../bank/parsed.ts'
import type { JobBoard } from './jobs.ts'

/** Which door the call came through; it is written in the log. */
export type Door = 'window' | 'cli' | 'http' | 'scheduler' | 'test'

export interface Tools {
  /** Passphrase or recovery key of an encrypted company, as the person gave it with this call. */
  readonly secret?: string | undefined
  readonly door: Door
  readonly now: () => InstantMs
  /** Folders and keys of this machine: device records, keychain, backups. */
  readonly place: Place
  /** Reads a bank file in a killable child process with limits on time and memory. */
  readonly parseStatement: (request: InspectRequest) => Promise<ParsedFile>
  /** Tells how far long work is; `total` may be 0 when unknown. */
  readonly progress: (done: number, total: number, label: Text) => void
  /** Aborted when the person cancels. */
  readonly signal: AbortSignal
  /** Long work of the back end; absent at the command line, which runs one operation and ends. */
  readonly jobs?: JobBoard
}
