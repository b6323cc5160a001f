/** A copy of the tree in a folder of its own, in which a bug is planted; the tree itself is never touched. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../steps.ts'

/** What is made again, or is not the program. */
const WITHOUT = new Set(['.git', 'node_modules', 'test-results'])
/** Caches in node_modules: the copy has its own. */
const CACHES = new Set(['.cache', '.vite', '.vite-temp'])

/**
 * The packages under second names of the same files: nothing writes to them, and the programs that may read their own folder
 * alone find them there, as they would not through a link to another. Copied where the disk knows no second names.
 */
function linkTree(from: string, to: string): void {
  fs.mkdirSync(to)
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    if (CACHES.has(entry.name)) continue
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), target)
    else linkOrCopy(source, target)
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    fs.linkSync(source, target)
  } catch {
    fs.copyFileSync(source, target)
  }
}

/** Makes the copy and gives its folder. */
export function copyOfTree(): string {
  const to = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-teeth-'))
  for (const name of fs.readdirSync(root).filter((one) => !WITHOUT.has(one)))
    fs.cpSync(path.join(root, name), path.join(to, name), { recursive: true })
  linkTree(path.join(root, 'node_modules'), path.join(to, 'node_modules'))
  return to
}
