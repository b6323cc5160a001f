/** Work that nobody waits for with a hand on the keyboard (a backup, a verification) lets everybody else go first. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * Gives the calling thread a lower priority than the others of the program. Linux alone knows threads as it knows processes
 * (setpriority(2)); elsewhere, and where it does not let itself be asked, nothing changes.
 */
export function standBack(): void {
  if (process.platform !== 'linux') return
  try {
    const thread = Number(path.basename(fs.readlinkSync('/proc/thread-self')))
    const { PRIORITY_BELOW_NORMAL: below } = os.constants.priority
    if (os.getPriority(thread) < below) os.setPriority(thread, below)
  } catch {
    // It goes as fast as the others.
  }
}
