/** Where the reference material (real statements, worked examples) lies beside a checkout, in `../shared`, where there is any. */
import fs from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../../../shared')

export const isSharedThere = (): boolean => fs.existsSync(folder)

/** The path of a file or folder of the reference material, or null where it is not there. */
export function sharedPath(...parts: string[]): string | null {
  const found = path.join(folder, ...parts)
  return fs.existsSync(found) ? found : null
}
