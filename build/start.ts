/**
 * `npm start`: builds what has changed and opens the app: in Electron where its binary is or can be had, else in a
 * window of an installed browser; without a display or a browser it prints the address and stays. It ends when the
 * window is closed, and leaves no process behind. A second start opens another window of the first, and ends.
 */
import { ensureBuilt } from './bundles.ts'
import { type BackEnd, startBackEnd } from './launch/backend.ts'
import { haveElectron, runElectron } from './launch/electron.ts'
import { type AppWindow, hasDisplay, openWindow } from './launch/window.ts'

const words = process.argv.slice(2)

function say(sentence: string): void {
  process.stderr.write(`grandlivre: ${sentence}\n`)
}

/** Says where the app is, for a person who opens it by hand. */
function printAddress(why: string, url: string): void {
  process.stdout.write(`${why}: open ${url}\n`)
}

/**
 * Opens a window and waits for its end. Resolves when the person closed it, or never when the app must stay without
 * a window of its own: none could be opened, or a browser that was already there shows it.
 */
async function show(url: string, folder: string, windows: Set<AppWindow>): Promise<void> {
  if (!hasDisplay()) printAddress('No display', url)
  const window = hasDisplay() ? openWindow(url, folder) : undefined
  if (hasDisplay() && !window) printAddress('No Chromium, Chrome or Edge', url)
  if (window) {
    windows.add(window)
    const end = await window.ended
    windows.delete(window)
    if (end === 'closed') return
    if (end === 'failed') printAddress('The window could not open', url)
  }
  await new Promise(() => {})
}

/** Resolves at the first signal that asks for the end; later ones change nothing. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}

/** The app until its window is closed, a signal comes, or the back end ends by itself. Returns the exit status. */
async function live(backEnd: BackEnd, url: string, folder: string, stop: Promise<void>): Promise<number> {
  const windows = new Set<AppWindow>()
  backEnd.onOpenWindow((address) => void show(address, folder, windows))
  const closed = show(url, folder, windows).then(() => 'closed' as const)
  const died = await Promise.race([closed, stop, backEnd.ended])
  await Promise.all([...windows].map((window) => window.close()))
  if (typeof died === 'number') {
    say(`the back end ended by itself (status ${died}); its log is in ${folder}`)
    return died || 1
  }
  return backEnd.stop()
}

async function runInBrowser(): Promise<number> {
  const stop = signalled()
  if (hasDisplay()) say('Electron is not on this machine, so the window opens in a browser')
  // Ended before it listens: the back end sees the channel close, and ends too.
  const start = await Promise.race([startBackEnd(words), stop.then(() => null)])
  if (start === null) return 0
  if (start.kind === 'ended') return start.status
  if (start.kind === 'ready') return live(start.backEnd, start.url, start.folder, stop)
  say('GrandLivre is already open: it shows a new window')
  return 0
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
  return runInBrowser()
}

process.exit(await main())
