/**
 * Run by Node on the packaged app, with the real Electron in it (npm run package -- --dir): what Electron leaves open is
 * closed. The fuses are read from the binary; then it is started as one would who wants to run something else in it: as
 * Node, with options for Node, with an inspector, with one byte of its archive changed. Exit status 0 or 1.
 *
 *     node test/electron/packaged.mjs [--fuses] FOLDER      --fuses: only read them, start nothing
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const words = process.argv.slice(2)
const folder = path.resolve(words.find((word) => !word.startsWith('--')) ?? 'dist/package/linux-unpacked')
const names = ['GrandLivre.exe', 'grandlivre']
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-packaged-'))
const start_ms = 60_000
const quiet_ms = 15_000

/** Electron's mark before its fuses, then the version of their list, their number, and a letter each. */
const MARK = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
const FUSES = [
  ['RunAsNode', '0'],
  ['EnableCookieEncryption', '1'],
  ['EnableNodeOptionsEnvironmentVariable', '0'],
  ['EnableNodeCliInspectArguments', '0'],
  ['EnableEmbeddedAsarIntegrityValidation', '1'],
  ['OnlyLoadAppFromAsar', '1'],
  ['LoadBrowserProcessSpecificV8Snapshot', '0'],
  ['GrantFileProtocolExtraPrivileges', '0'],
]

function binaryIn(place) {
  const name = names.find((one) => fs.existsSync(path.join(place, one)))
  if (!name) throw new Error(`no program in ${place}`)
  return path.join(place, name)
}

function wrongFuses(binary) {
  const bytes = fs.readFileSync(binary)
  const at = bytes.indexOf(MARK)
  if (at < 0) return ['no fuses in the binary']
  const wire = bytes.subarray(at + MARK.length + 2, at + MARK.length + 2 + bytes[at + MARK.length + 1])
  return FUSES.flatMap(([name, due], index) => {
    const found = String.fromCharCode(wire[index] ?? 0)
    return found === due ? [] : [`fuse ${name} is ${JSON.stringify(found)}, not ${due}`]
  })
}

/** Starts the program with a data folder of its own, and tells after a while what came of it. */
async function started(
  place,
  { env = {}, args = [], until_ms = quiet_ms, look = async () => undefined } = {},
) {
  const home = fs.mkdtempSync(path.join(scratch, 'home-'))
  const log = path.join(home, 'logs', 'grandlivre.log')
  const flags = process.platform === 'linux' ? ['--no-sandbox'] : []
  const child = spawn(binaryIn(place), [...flags, ...args], {
    env: { ...process.env, GRANDLIVRE_HOME: home, ...env },
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const works = () => fs.existsSync(log) && fs.readFileSync(log, 'utf8').includes('"what":"started"')
  const end = performance.now() + until_ms
  while (performance.now() < end && child.exitCode === null && !works()) await wait(200)
  const result = { works: works(), seen: await look() }
  child.kill()
  await Promise.race([ended, wait(10_000).then(() => child.kill('SIGKILL'))])
  return result
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

/** The app with one byte of the program in its archive changed, in a folder of its own. */
function spoiled() {
  const copy = path.join(scratch, 'spoiled')
  fs.cpSync(folder, copy, { recursive: true, verbatimSymlinks: true })
  const archive = path.join(copy, 'resources', 'app.asar')
  const bytes = fs.readFileSync(archive)
  const at = bytes.indexOf('second-instance')
  if (at < 0) throw new Error('the archive does not hold what was to be changed')
  bytes[at] ^= 1
  fs.writeFileSync(archive, bytes)
  return copy
}

async function wrongStarts() {
  const wrong = []
  const marker = path.join(scratch, 'marker')
  const write = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'x')`
  const evil = path.join(scratch, 'evil.cjs')
  fs.writeFileSync(evil, write)
  if (!(await started(folder, { until_ms: start_ms })).works)
    return ['the app does not start: nothing else can be told']
  await started(folder, { env: { ELECTRON_RUN_AS_NODE: '1' }, args: ['-e', write] })
  await started(folder, { env: { ELECTRON_RUN_AS_NODE: '1' }, args: [evil] })
  if (fs.existsSync(marker)) wrong.push('it runs as Node')
  await started(folder, {
    env: { NODE_OPTIONS: `--require=${evil.replaceAll('\\', '/')}` },
    until_ms: start_ms,
  })
  if (fs.existsSync(marker)) wrong.push('it takes NODE_OPTIONS')
  for (const [index, flag] of ['--inspect', '--inspect-brk'].entries()) {
    const port = 39_229 + index
    const { seen } = await started(folder, {
      args: [`${flag}=${port}`],
      until_ms: start_ms,
      look: () => answers(port),
    })
    if (seen) wrong.push(`it can be inspected with ${flag}`)
  }
  // Electron checks its archive on Windows and macOS alone.
  if (process.platform !== 'win32')
    process.stdout.write('the archive is not checked by Electron on this system\n')
  else if ((await started(spoiled(), { until_ms: start_ms })).works)
    wrong.push('it starts with a changed archive')
  return wrong
}

const wrong = [...wrongFuses(binaryIn(folder)), ...(words.includes('--fuses') ? [] : await wrongStarts())]
fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
process.stdout.write(wrong.length === 0 ? 'the packaged app is closed\n' : `${wrong.join('\n')}\n`)
process.exit(wrong.length === 0 ? 0 : 1)
