/**
 * `npm start`: builds what has changed and opens the app: in Electron where its binary is or can be had, else in a
 * window of an installed browser; without a display or a browser it prints the address and stays. It ends when the
 * window is closed, and leaves no process behind. A second start opens another window of the first, and ends.
 */
import path from 'node:path'
import { ensureBuilt } from './bundles.ts'
import { runInBrowser } from './launch/browser.ts'
import { haveElectron, runElectron } from './launch/electron.ts'
import { hasDisplay } from './launch/window.ts'
import { root } from './steps.ts'

const words = process.argv.slice(2)

function say(sentence: string): void {
  process.stderr.write(`grandlivre: ${sentence}\n`)
}

async function main(): Promise<number> {
  const started = performance.now()
  if (await ensureBuilt()) say(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  const electron = hasDisplay() ? haveElectron(say) : undefined
  if (electron !== undefined) {
    const status = await runElectron(electron, words)
    if (status !== null) return status
    say('Electron could not open a window here')
  }
  return runInBrowser({ program: path.join(root, 'electron/host/main.ts'), words, say })
}

process.exit(await main())
