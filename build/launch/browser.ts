/** The app without Electron: a back end of its own, and its address in a browser's window. */
import { type BackEnd, startBackEnd } from './backend.ts'
import { type AppWindow, hasDisplay, openWindow } from './window.ts'

export interface Options {
  /** The back end's program and its arguments. */
  readonly program: string
  readonly words: readonly string[]
  readonly say: (sentence: string) => void
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

async function live(
  backEnd: BackEnd,
  url: string,
  folder: string,
  stop: Promise<void>,
  say: Options['say'],
): Promise<number> {
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

/** Runs until the window is closed, a signal comes, or the back end ends by itself. Returns the exit status. */
export async function runInBrowser({ program, words, say }: Options): Promise<number> {
  const stop = signalled()
  if (hasDisplay()) say('Electron is not on this machine, so the window opens in a browser')
  // Ended before it listens: the back end sees the channel close, and ends too.
  const start = await Promise.race([startBackEnd(program, words), stop.then(() => null)])
  if (start === null) return 0
  if (start.kind === 'ended') return start.status
  if (start.kind === 'ready') return live(start.backEnd, start.url, start.folder, stop, say)
  say('GrandLivre is already open: it shows a new window')
  return 0
}
