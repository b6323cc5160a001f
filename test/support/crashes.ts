/**
 * Where a crash can leave the disk: while some work runs, a copy of its folder is taken before and after every call
 * that can change files (calls.ts). A process killed at that moment leaves exactly this; the test puts each copy back
 * and starts the program again.
 */
import { join } from 'node:path'
import { watchCalls } from './calls.ts'
import { copyFolder, outline, putBack } from './leftBehind.ts'

export interface CrashStates {
  /** Calls before and after which the disk was looked at. */
  readonly looks: number
  /** How many different states there are. */
  readonly count: number
  /** Puts the folder as the crash numbered `index` left it. */
  readonly restore: (index: number) => void
  /** What the crash came before or after. */
  readonly stepOf: (index: number) => string
}

/** Runs work that changes `folder` and keeps, in `keep`, every state in which a crash could have left it. */
export function crashStates(folder: string, keep: string, work: () => void): CrashStates {
  const steps: string[] = []
  let last = ''
  let looks = 0
  const look = (step: string) => {
    looks += 1
    const now = outline(folder)
    if (now === last) return
    last = now
    copyFolder(folder, join(keep, String(steps.length)))
    steps.push(step)
  }
  const unwatch = watchCalls({
    before: ({ name }) => look(`before ${name}`),
    after: ({ name }) => look(`after ${name}`),
  })
  try {
    work()
  } finally {
    unwatch()
  }
  look('the end')
  return {
    looks,
    count: steps.length,
    restore: (index) => putBack(join(keep, String(index)), folder),
    stepOf: (index) => steps[index]!,
  }
}
