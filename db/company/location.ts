/** Where a company file may live: on a local disk, outside folders that another program copies while it is open. */
import { existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { refuse } from './errors.ts'

/** File systems of network shares on Linux, by the number that statfs gives. */
const NETWORK_TYPES: ReadonlySet<number> = new Set([
  0x6969, // nfs
  0xff534d42, // cifs
  0xfe534d42, // smb2
  0x517b, // smb
  0x564c, // ncp
  0x5346414f, // afs
])

/** Folder names by which the services are known; compared whole, case-blind. */
const SYNCED: readonly (readonly [RegExp, string])[] = [
  [/^onedrive( - .+)?$/i, 'OneDrive'],
  [/^dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^(google ?drive|googledrive-.+|my drive|mon drive)$/i, 'Google Drive'],
  [/^(iclouddrive|icloud drive|mobile documents|com~apple~clouddocs)$/i, 'iCloud'],
  [/^(box|box sync)$/i, 'Box'],
  [/^nextcloud$/i, 'Nextcloud'],
  [/^owncloud$/i, 'ownCloud'],
  [/^pcloud( drive)?$/i, 'pCloud'],
  [/^mega(sync)?$/i, 'MEGA'],
  [/^sync$/i, 'Sync'],
  [/^creative cloud files$/i, 'Creative Cloud'],
]

/** The service that synchronises a folder, by the names above it or by its mark; null when there is none. */
export function syncService(path: string): string | null {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(`${folder}${sep}.dropbox`)) return 'Dropbox'
    if (dirname(folder) === folder) break
  }
  for (const part of dirname(resolve(path)).split(/[/\\]/))
    for (const [pattern, service] of SYNCED) if (pattern.test(part)) return service
  return null
}

/** True on a UNC path, or where the system says that the disk is another machine's. */
export function isNetworkShare(path: string): boolean {
  if (path.startsWith('\\\\') || (process.platform === 'win32' && path.startsWith('//'))) return true
  try {
    return NETWORK_TYPES.has(statfsSync(dirname(resolve(path))).type)
  } catch {
    return false
  }
}

/** Refuses a place where a company file would be in danger. */
export function checkLocation(path: string): void {
  if (isNetworkShare(path)) throw refuse('company.networkShare')
  const service = syncService(path)
  if (service) throw refuse('company.syncedFolder', { service })
}

/** Refuses a destination that exists already or has no folder. */
export function checkNewFile(path: string): void {
  const folder = dirname(resolve(path))
  if (!existsSync(folder)) throw refuse('company.noFolder', { path: folder })
  if (existsSync(path)) throw refuse('company.exists', { path })
}

/** Refuses what is not an existing file. */
export function checkExisting(path: string): void {
  if (!existsSync(path)) throw refuse('company.notFound', { path })
  if (statSync(path).isDirectory()) throw refuse('company.isFolder', { path })
}
