/** The parts of the real program, for the entries that start a back end. */
import { parsePacked } from '../hosts/parse.ts'
import { operations } from '../operations/index.ts'
import { performFree } from '../operations/perform.ts'
import type { Parts } from './assemble.ts'
import { nodeCron } from './scheduler.ts'

/** Everything but what an entry chooses itself. `home`: the data folder. */
export async function realParts(home: string): Promise<Parts> {
  return {
    home,
    now: Date.now,
    operations,
    performFree,
    parseStatement: (request, signal) => parsePacked(request, { signal }),
    script: new URL('./worker.ts', import.meta.url),
    cron: await nodeCron(),
  }
}
