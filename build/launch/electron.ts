/** Electron's binary: whether it is here, getting it where the network allows, and running the app in it. */
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { root } from '../steps.ts'

const home = path.join(root, 'node_modules', 'electron')
/** Where an attempt to fetch the binary failed, so that not every start waits for it. */
const attempt = path.join(home, '.fetch-failed')
const attemptAgain_ms = 24 * 60 * 60 * 1000
const fetchLimit_ms = 180_000
/** An Electron that cannot open a window on this machine says so within this time. */
const startLimit_ms = 3_000

/** Where the binary is, or undefined. The module itself is never imported: that alone would start a download. */
export function electronBinary(): string | undefined {
  try {
    const name = fs.readFileSync(path.join(home, 'path.txt'), 'utf8').trim()
    const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(home, 'dist')
    const file = path.join(folder, name)
    return fs.existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}

function triedLately(): boolean {
  const last = fs.statSync(attempt, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return Date.now() - last < attemptAgain_ms
}

/**
 * The binary, fetched if need be; undefined where it cannot be had. Unplugged, the attempt fails at once; it is
 * repeated after a day, and never made when GRANDLIVRE_ELECTRON is `no`.
 */
export function haveElectron(say: (sentence: string) => void): string | undefined {
  if (process.env.GRANDLIVRE_ELECTRON === 'no') return undefined
  const found = electronBinary()
  if (found !== undefined || triedLately()) return found
  say('fetching Electron, about 100 MB, once')
  spawnSync(process.execPath, [path.join(home, 'install.js')], { stdio: 'ignore', timeout: fetchLimit_ms })
  const fetched = electronBinary()
  if (fetched === undefined) {
    try {
      fs.writeFileSync(attempt, '')
    } catch {
      // A folder that cannot be written to: the next start tries again.
    }
  }
  return fetched
}

/** Runs the app until its last window is closed. Resolves to its exit status, or null when it could not start. */
export function runElectron(binary: string, words: readonly string[]): Promise<number | null> {
  const started = performance.now()
  const flags = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(binary, [...flags, root, ...words], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', () => resolve(null))
    child.on('exit', (status, signal) => {
      const early = performance.now() - started < startLimit_ms
      if (early && (status ?? 1) !== 0 && signal !== 'SIGINT' && signal !== 'SIGTERM') resolve(null)
      else resolve(signal === null ? (status ?? 1) : 0)
    })
  })
}
