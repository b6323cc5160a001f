/**
 * One back end per data folder. The claim is an exclusive SQLite lock, which the system releases at the end of the
 * process however it ends: no stale lock to guess about. Beside it a file that only this user reads says where the
 * back end listens, with the secret of programs; a second start uses it to ask the first one for a window.
 */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'

export interface Address {
  readonly pid: number
  readonly port: number
  readonly token: string
}

export interface Claim {
  /** Says where this back end listens. */
  publish(address: Address): void
  release(): void
}

const addressFile = (folder: string) => join(folder, 'backend.json')

/** Takes the data folder for this process; null when another one has it. */
export function claim(folder: string): Claim | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new Database(join(folder, 'backend.lock'), { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return null
    throw error
  }
  rmSync(addressFile(folder), { force: true })
  return {
    publish: (address) => {
      const draft = `${addressFile(folder)}.${process.pid}`
      writeFileSync(draft, `${JSON.stringify(address)}\n`, { mode: 0o600 })
      // The mode of writeFileSync yields to the umask; this one does not.
      chmodSync(draft, 0o600)
      renameSync(draft, addressFile(folder))
    },
    release: () => {
      rmSync(addressFile(folder), { force: true })
      database.close()
    },
  }
}

/** Where the back end of a data folder says it listens; null when it says nothing readable. */
export function addressOf(folder: string): Address | null {
  try {
    const address = JSON.parse(readFileSync(addressFile(folder), 'utf8')) as Partial<Address>
    return typeof address.port === 'number' &&
      typeof address.token === 'string' &&
      typeof address.pid === 'number'
      ? (address as Address)
      : null
  } catch {
    return null
  }
}

export interface Wanted {
  /** Company file its window opens. */
  readonly company?: string | undefined
  /** false: only the address is wanted. */
  readonly show?: boolean
}

/** Asks a back end for a window; its address, or null when it does not answer as ours. */
async function ask(address: Address, wanted: Wanted): Promise<string | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${address.port}/api/window`, {
      method: 'POST',
      headers: { authorization: `Bearer ${address.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(wanted),
      signal: AbortSignal.timeout(2_000),
    })
    const answer = (await response.json()) as { data?: { url?: unknown } }
    return typeof answer.data?.url === 'string' ? answer.data.url : null
  } catch {
    return null
  }
}

export type Start = { readonly claim: Claim } | { readonly told: string }

/**
 * Claims the folder, or tells the back end that has it to open a window. One that is just starting or ending is
 * given `patience_ms`; null when it has the folder all that time and never answers.
 */
export async function startOrTell(
  folder: string,
  wanted: Wanted = {},
  patience_ms = 5_000,
): Promise<Start | null> {
  const until = performance.now() + patience_ms
  do {
    const mine = claim(folder)
    if (mine) return { claim: mine }
    const address = addressOf(folder)
    const told = address && (await ask(address, wanted))
    if (told) return { told }
    await wait(100)
  } while (performance.now() < until)
  return null
}
