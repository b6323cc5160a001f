/** A program of the tests bundled as what ships is: it starts in half the time, and so do the programs that it starts. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { build } from 'vite'
import { nodeBundle } from '../../build/bundles.ts'
import { root } from '../../build/steps.ts'

const folder = join(root, 'node_modules', '.cache', 'grandlivre-test-programs')

/** Bundles a program, gives work the path of it, and throws it away. */
export async function withBundled<T>(program: string, work: (bundled: string) => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true })
  const made = mkdtempSync(join(folder, 'program-')) // under node_modules, where it finds the driver
  try {
    const name = basename(program, '.ts')
    await build(nodeBundle(made, { [name]: relative(root, program) }, 'es'))
    return await work(join(made, `${name}.mjs`))
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}
