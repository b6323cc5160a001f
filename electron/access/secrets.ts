/**
 * Secrets of connections, which are of this machine and never in a company file: one sealed file each in the person's
 * folder, readable by them alone. Where the system has no keychain the mode of the file has to do.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { flush } from '../../db/company/files.ts'
import { folder, openedBytes, type Place, sealedBytes } from '../../db/company/place.ts'

/** Names are hashed, so that they can hold anything. */
function pathOf(place: Place, name: string): string {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 40)
  return join(folder(place, 'secrets'), `${hash}.secret`)
}

/** Keeps a secret under a name, in place of the one before. */
export function keepSecret(place: Place, name: string, value: unknown): void {
  const path = pathOf(place, name)
  const bytes = sealedBytes(place, Buffer.from(JSON.stringify(value), 'utf8'))
  const draft = `${path}.new`
  try {
    writeFileSync(draft, bytes, { mode: 0o600 })
    flush(draft)
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true }) // a half one, when the disk was full
  }
}

/** A secret; null when there is none, or when this program cannot open it (sealed by another keychain). */
export function readSecret(place: Place, name: string): unknown {
  const path = pathOf(place, name)
  if (!existsSync(path)) return null
  const opened = openedBytes(place, readFileSync(path))
  try {
    return opened && JSON.parse(opened.toString('utf8'))
  } catch {
    return null
  }
}

export function forgetSecret(place: Place, name: string): void {
  rmSync(pathOf(place, name), { force: true })
}
