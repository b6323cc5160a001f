/**
 * Lives every nth history of a seed, for the long form of balance.test.ts: seed, which of how many programs, operations of
 * its own to do, hours to take. A history that fails ends it with its number and step.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { Workshop } from '../../support/company.ts'
import { type Lived, liveBalance } from '../balanceHistory.ts'
import { addHistory, keepProgress, numberOf, progressOf, templatesOf } from '../balanceLives.ts'
import { repeatableBytes, repeatableFill } from '../random.ts'

const [seed, which, of, wanted, hours] = process.argv.slice(2).map(Number) as [
  number,
  number,
  number,
  number,
  number,
]

// in the place of the system's chance, as the test has it
Object.assign(process.getBuiltinModule('node:crypto'), {
  randomBytes: repeatableBytes,
  randomFillSync: repeatableFill,
})

const workshop = new Workshop()
try {
  const templates = await templatesOf(workshop)
  const lives = progressOf(seed, which, of)
  const before = lives.seconds
  const started = performance.now()
  while (lives.done + lives.refused < wanted && performance.now() - started < hours * 3_600_000) {
    const history = lives.histories * of + which
    const tally = new Map<string, Lived>()
    const lived = liveBalance(templates[history % templates.length]!, numberOf(seed, history), tally)
    addHistory(lives, lived, tally)
    lives.seconds = before + (performance.now() - started) / 1000
    keepProgress(seed, which, of, lives)
    await turn() // only between two is what was collected of a closed copy let go of
  }
} finally {
  workshop.close()
}
