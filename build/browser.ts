/** Finds a Chromium-based browser of this machine: the window where Electron is absent, and the tests' browser. */
import fs from 'node:fs'
import path from 'node:path'

const linuxNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const windowsPlaces = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe']
const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Where a browser may lie on this system, best first. */
function candidates(): readonly string[] {
  if (process.platform === 'darwin') return macPlaces
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    )
    return windowsPlaces.flatMap((place) => roots.map((folder) => path.join(folder, place)))
  }
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(path.delimiter).filter(Boolean)]
  return linuxNames.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

/** The browser to use, or undefined when there is none. `GRANDLIVRE_BROWSER` names one. */
export function findBrowser(): string | undefined {
  const named = process.env.GRANDLIVRE_BROWSER
  if (named !== undefined) return fs.existsSync(named) ? named : undefined
  return candidates().find((file) => fs.existsSync(file))
}

/** What every start of a browser is given: nothing asked, nothing fetched, nothing reported. */
export const quietBrowser: readonly string[] = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=Translate',
]

/** Chromium refuses its sandbox to root, as in a container; everyone else keeps it. */
export function sandboxFlags(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []
}
