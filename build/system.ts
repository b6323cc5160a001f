/**
 * What the tests need of the operating system. Each thing is known by a file, so that looking costs nothing when all
 * is there; it is installed only where that is surely wanted: by root, on Debian or Ubuntu.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { findBrowser } from './browser.ts'

export interface Need {
  readonly package: string
  readonly isThere: () => boolean
  /** What is left out of the tests when it is missing. */
  readonly without: string
}

/** Everything the suites use that npm does not bring. */
const testNeeds: readonly Need[] = [
  { package: 'chromium', isThere: () => findBrowser() !== undefined, without: 'the tests in a browser' },
  {
    package: 'xvfb',
    isThere: () => fs.existsSync('/usr/bin/Xvfb'),
    without: 'the tests of the window of `npm start`',
  },
  {
    package: 'nsis',
    isThere: () => fs.existsSync('/usr/bin/makensis'),
    without: 'the test of the Windows package',
  },
  {
    package: 'python3',
    isThere: () => fs.existsSync('/usr/bin/python3') || spawnSync('python3', ['--version']).status === 0,
    without: 'the independent programs that compute taxes and read the log again',
  },
  {
    package: 'strace',
    isThere: () => fs.existsSync('/usr/bin/strace'),
    without: 'the proof that a bank file opens no other file and no network',
  },
  {
    package: 'fonts-dejavu-core',
    isThere: () => fs.existsSync('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'),
    without: 'readable text in the screenshots',
  },
]

const lockTimeout = ['-o', 'DPkg::Lock::Timeout=600']

/** Runs apt-get with its words on standard error; true when it did what was asked. */
function apt(words: readonly string[]): boolean {
  const result = spawnSync('apt-get', [...lockTimeout, ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return result.status === 0
}

/** The lists of packages have been fetched: a bare image comes without them. */
function hasLists(): boolean {
  try {
    return fs
      .readdirSync('/var/lib/apt/lists')
      .some((name) => name.endsWith('_Packages') || name.includes('_Packages.'))
  } catch {
    return false
  }
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(fs.readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/** Only root may, and only on a system whose packages have these names. */
function mayInstall(): boolean {
  return process.getuid?.() === 0 && isDebian()
}

/** Installs the packages; when one name is unknown apt installs none, so each is then tried alone. */
function install(packages: readonly string[]): void {
  const words = ['install', '-y', '-q', '--no-install-recommends']
  if (!hasLists()) apt(['update', '-q'])
  if (apt([...words, ...packages])) return
  apt(['update', '-q'])
  for (const name of packages) apt([...words, name])
}

/**
 * Has what the tests need, as far as this machine allows. Returns one sentence per thing that stays missing; tests
 * that need it say so themselves.
 */
export function prepareSystem(
  say: (sentence: string) => void,
  needs: readonly Need[] = testNeeds,
  installs = mayInstall(),
): void {
  const missing = () => needs.filter((need) => !need.isThere())
  const wanted = missing()
  if (wanted.length === 0 || process.platform !== 'linux') return
  const names = wanted.map((need) => need.package)
  if (installs) {
    say(`installing ${names.join(', ')}`)
    install(names)
  }
  const left = missing()
  if (left.length === 0) return
  const command = `sudo apt-get install ${left.map((need) => need.package).join(' ')}`
  say(`missing: run \`${command}\`; until then left out: ${left.map((need) => need.without).join(', ')}`)
}
