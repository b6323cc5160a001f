/**
 * The single instance lock: a file with the pid of the first instance. A second one leaves its command line in a
 * folder which the first one watches, for the real call answers at once.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '../../support/alive.ts'

interface SecondStart {
  readonly words: readonly string[]
  readonly folder: string
}

function takeLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    process.on('exit', () => rmSync(file, { force: true }))
    return true
  } catch {
    if (isAlive(Number(readFileSync(file, 'utf8')))) return false
    rmSync(file, { force: true })
    return takeLock(file)
  }
}

/** @returns true for the first instance of this profile, which hears of the later ones. */
export function lockInstance(profile: string, onSecond: (start: SecondStart) => void): boolean {
  const folder = join(profile, 'second-starts')
  mkdirSync(folder, { recursive: true })
  if (!takeLock(join(profile, 'SingletonLock'))) {
    const file = join(folder, String(process.pid))
    writeFileSync(
      `${file}.draft`,
      JSON.stringify({ words: process.argv, folder: process.cwd() } satisfies SecondStart),
    )
    renameSync(`${file}.draft`, `${file}.json`)
    return false
  }
  const hear = () => {
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const file = join(folder, name)
      const start = JSON.parse(readFileSync(file, 'utf8')) as SecondStart
      rmSync(file)
      onSecond(start)
    }
  }
  watch(folder, hear).unref()
  return true
}
