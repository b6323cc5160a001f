/** Where a company file may live: on a local disk, outside folders that another program copies while it is open. */
import { existsSync, readdirSync, realpathSync, statfsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
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

/** The folder of a file, links followed: a link into a shared or synchronised folder is one. */
function folderOf(path: string): string {
  const folder = dirname(resolve(path))
  try {
    return realpathSync.native(folder)
  } catch {
    return folder // there is none yet
  }
}

/** The service that synchronises a folder, by the names above it or by its mark; null when there is none. */
export function syncService(path: string): string | null {
  const start = folderOf(path)
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(`${folder}${sep}.dropbox`)) return 'Dropbox'
    if (dirname(folder) === folder) break
  }
  for (const part of start.split(/[/\\]/))
    for (const [pattern, service] of SYNCED) if (pattern.test(part)) return service
  return null
}

/** Number of a folder's file system. */
export type FileSystemOf = (folder: string) => number

const fileSystemOf: FileSystemOf = (folder) => statfsSync(folder).type

/** True on a UNC path (also behind a drive letter), or where the system says that the disk is another machine's. */
export function isNetworkShare(path: string, typeOf: FileSystemOf = fileSystemOf): boolean {
  const folder = folderOf(path)
  const isUnc = (text: string) => text.startsWith('\\\\') && !text.startsWith('\\\\?\\')
  if (isUnc(path) || isUnc(folder) || (process.platform === 'win32' && path.startsWith('//'))) return true
  try {
    return NETWORK_TYPES.has(typeOf(folder))
  } catch {
    return false
  }
}

/** Refuses a place where a company file would be in danger. */
export function checkLocation(path: string, typeOf?: FileSystemOf): void {
  if (isNetworkShare(path, typeOf)) throw refuse('company.networkShare')
  const service = syncService(path)
  if (service) throw refuse('company.syncedFolder', { service })
}

/** What lies at a path; undefined when nothing does. */
function found(path: string) {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** SQLite takes no longer path, nor the system a longer name, once what lies beside the file has its ending too. */
const PATH_BYTES_MAX = 480
const NAME_BYTES_MAX = 220

function checkLength(path: string): void {
  const full = resolve(path)
  if (Buffer.byteLength(full) > PATH_BYTES_MAX || Buffer.byteLength(basename(full)) > NAME_BYTES_MAX)
    throw refuse('company.longPath', { path: basename(full).slice(0, 40) })
}

/** Refuses a destination that exists already or has no folder. */
export function checkNewFile(path: string): void {
  checkLength(path)
  const folder = dirname(resolve(path))
  if (!found(folder)?.isDirectory()) throw refuse('company.noFolder', { path: folder })
  if (existsSync(path)) throw refuse('company.exists', { path })
}

/** Refuses what is not an existing file, or has too long a path. */
export function checkExisting(path: string): void {
  const file = found(path)
  if (!file) throw refuse('company.notFound', { path })
  if (file.isDirectory()) throw refuse('company.isFolder', { path })
  if (!file.isFile()) throw refuse('company.notCompany', { path }) // opening a pipe would wait for ever
  checkLength(path)
}

/**
 * Refuses a file with a second name: each name has a journal of its own, and two journals destroy one file. Names that
 * an upgrade or a way back gave it and a crash left do not count.
 */
export function checkOneName(path: string): void {
  const full = realpathSync.native(path)
  const { nlink, ino } = statSync(full, { bigint: true })
  if (nlink <= 1n) return
  const ours = readdirSync(dirname(full)).filter(
    (name) =>
      name.startsWith(`${basename(full)}.`) &&
      statSync(join(dirname(full), name), { bigint: true, throwIfNoEntry: false })?.ino === ino,
  )
  if (nlink > BigInt(1 + ours.length)) throw refuse('company.secondName', { path })
}
