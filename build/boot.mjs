/**
 * The first thing every command runs: `node build/boot.mjs SCRIPT [ARGUMENTS]`.
 *
 * Plain JavaScript, Node 18 or later, no dependency: it runs before anything is installed. It installs the packages
 * when they are not those of package-lock.json, finds the Node 24 that came with them, and runs the script in it.
 * It writes on standard error only, since standard output belongs to the script (the command line answers one JSON
 * value there).
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import module from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const modules = path.join(root, 'node_modules')
const lockFile = path.join(root, 'package-lock.json')
const stampFile = path.join(modules, '.grandlivre-lock')
const compileCache = path.join(modules, '.cache', 'node-compile')
/** The binaries of better-sqlite3 crash without a word under Node 20, and Node 24 runs TypeScript as it is. */
const nodeMajor = 24

function say(sentence) {
  process.stderr.write(`grandlivre: ${sentence}\n`)
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Tells whether node_modules holds what the lock file asks, by npm's own record of what it installed: so a plain
 * `npm ci` by hand counts, also without network. Packages for other systems are optional and may be absent.
 */
function installedByHand() {
  const installed = readJson(path.join(modules, '.package-lock.json'))?.packages
  const wanted = readJson(lockFile)?.packages
  if (!installed || !wanted) return false
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true
    const found = installed[place]
    if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer)
    return found.version === entry.version
  })
}

/** The packages are installed: a stamp says so in the usual case, read in less than a millisecond. */
function isInstalled(stamp) {
  try {
    if (fs.readFileSync(stampFile, 'utf8') === stamp) return true
  } catch {}
  if (!installedByHand()) return false
  writeStamp(stamp)
  return true
}

/** Only a saving of time: a folder that cannot be written to costs the longer comparison at each start. */
function writeStamp(stamp) {
  try {
    fs.writeFileSync(stampFile, stamp)
  } catch {}
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Runs the work while no other start of the program installs; the lock of a process that died is taken over. */
function withInstallLock(work) {
  const file = path.join(root, '.install-lock')
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    waitForLock(file)
  }
  try {
    return work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

/** Waits half a second, or removes the lock when nobody lives who could hold it. */
function waitForLock(file) {
  let holder = 0
  let ageMs = 0
  try {
    holder = Number(fs.readFileSync(file, 'utf8'))
    ageMs = Date.now() - fs.statSync(file).mtimeMs
  } catch {
    return
  }
  // An empty file may be one that its owner has made and not yet filled.
  if (holder > 0 ? !isAlive(holder) : ageMs > 5_000) fs.rmSync(file, { force: true })
  else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
}

/** Runs npm without a shell where possible: `npm.cmd` cannot be started without one on Windows. */
function runNpmCi() {
  const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  const npm = process.env.npm_execpath
  if (npm && /\.[cm]?js$/.test(npm)) return spawnSync(process.execPath, [npm, ...words], options)
  return spawnSync(`npm ${words.join(' ')}`, { ...options, shell: true })
}

function install() {
  const stamp = createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex')
  if (isInstalled(stamp)) return
  withInstallLock(() => {
    if (isInstalled(stamp)) return
    say('installing the packages (npm ci), about a minute the first time')
    const started = Date.now()
    const result = runNpmCi()
    if (result.status !== 0) {
      const cause = result.error ? result.error.message : `status ${result.status}`
      say(`npm ci failed (${cause}); see the lines above, then start again`)
      process.exit(1)
    }
    writeStamp(stamp)
    say(`installed in ${Math.round((Date.now() - started) / 1000)} s`)
  })
}

/** The Node 24 that is installed with the packages, or undefined on a system it does not come for. */
function ownNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const file = path.join(modules, `node-${system}-${process.arch}`, 'bin', name)
  return fs.existsSync(file) ? file : undefined
}

/** Which Node runs the script: this very process when it will do, so that no second one is paid for. */
function chooseNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major === nodeMajor) return process.execPath
  const own = ownNode()
  if (own) return own
  if (major > nodeMajor) return process.execPath
  say(
    `Node ${nodeMajor} is needed and does not come for ${process.platform}-${process.arch}; this is ${process.version}`,
  )
  process.exit(1)
}

/** The environment of the script: our Node and our tools first, whatever project this folder lies in. */
function environment(node) {
  const paths = [path.dirname(node), path.join(modules, '.bin'), process.env.PATH ?? '']
  return {
    ...process.env,
    PATH: paths.join(path.delimiter),
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? compileCache,
  }
}

/** Runs the script in another process, passes signals on, and ends as it ended. */
function runElsewhere(node, script, words) {
  // The terminal sends ^C to both; a signal to this process alone must reach the script too. Heard before the script
  // starts: on a busy machine it may be at work before this process goes on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const child = spawn(node, [script, ...words], { stdio: 'inherit', env: environment(node) })
  child.on('error', (error) => {
    say(`${node} could not be started: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (os.constants.signals[signal] ?? 0)
  })
}

async function main() {
  const [given, ...words] = process.argv.slice(2)
  if (!given) {
    say('usage: node build/boot.mjs SCRIPT [ARGUMENTS]')
    process.exit(1)
  }
  install()
  const script = path.resolve(root, given)
  const node = chooseNode()
  if (node !== process.execPath) return runElsewhere(node, script, words)
  Object.assign(process.env, environment(node))
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)
  process.argv = [process.execPath, script, ...words]
  await import(pathToFileURL(script).href)
}

await main()
