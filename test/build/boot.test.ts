/**
 * What every command stands on: the packages are installed once and only when needed, by one process at a time, and
 * the script gets its arguments, its standard output to itself, and its exit status through. A toy npm takes the
 * place of the real one.
 */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder = ''
const at = (...place: string[]) => path.join(folder, ...place)
const boot = path.resolve('build/boot.mjs')

/** An npm that notes each call and leaves what the real one leaves. */
const toyNpm = `
import fs from 'node:fs'
fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n')
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
console.log('words of npm')
if (fs.existsSync('npm-fails')) process.exit(7)
fs.mkdirSync('node_modules', { recursive: true })
`
const lock = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/w': { version: '2.0.0', optional: true },
  },
}

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-boot-'))
  fs.mkdirSync(at('build'))
  fs.copyFileSync(boot, at('build', 'boot.mjs'))
  fs.writeFileSync(at('package-lock.json'), JSON.stringify(lock))
  fs.writeFileSync(at('npm.mjs'), toyNpm)
  fs.writeFileSync(
    at('script.mjs'),
    'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3',
  )
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const environment = () => ({ ...process.env, npm_execpath: at('npm.mjs') })
function run(...words: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [at('build', 'boot.mjs'), ...words], {
    env: environment(),
    encoding: 'utf8',
  })
}
const calls = () =>
  fs.existsSync(at('calls')) ? fs.readFileSync(at('calls'), 'utf8').trim().split('\n').length : 0

test('installs once, gives arguments and exit status through, and keeps standard output for the script', () => {
  const first = run('script.mjs', 'a', '--b=c d')
  expect([first.stdout, first.status]).toEqual(['["a","--b=c d"]\n', 3])
  expect(first.stderr).toContain('words of npm')
  expect(run('script.mjs').stderr).toBe('')
  expect(calls()).toBe(1)
})

test('installs again when the lock file has changed', () => {
  run('script.mjs')
  fs.writeFileSync(
    at('package-lock.json'),
    JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.1' } } }),
  )
  run('script.mjs')
  expect(calls()).toBe(2)
})

test('what was installed by hand counts, without the packages of other systems', () => {
  fs.mkdirSync(at('node_modules'))
  fs.writeFileSync(
    at('node_modules', '.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
  )
  run('script.mjs')
  expect(calls()).toBe(0)
})

test('an install by hand of another version does not count', () => {
  fs.mkdirSync(at('node_modules'))
  fs.writeFileSync(
    at('node_modules', '.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/a': { version: '0.9.0' } } }),
  )
  run('script.mjs')
  expect(calls()).toBe(1)
})

test('a failed install is said, runs nothing, and is tried again the next time', () => {
  fs.writeFileSync(at('npm-fails'), '')
  const failed = run('script.mjs')
  expect([failed.stdout, failed.status]).toEqual(['', 1])
  expect(failed.stderr).toContain('npm ci failed (status 7)')
  fs.rmSync(at('npm-fails'))
  expect(run('script.mjs').status).toBe(3)
  expect(fs.existsSync(at('.install-lock'))).toBe(false)
})

test('three starts at once install once', async () => {
  const ends = [1, 2, 3].map(
    () =>
      new Promise((resolve) => {
        spawn(process.execPath, [at('build', 'boot.mjs'), 'script.mjs'], {
          env: environment(),
          stdio: 'ignore',
        }).on('exit', resolve)
      }),
  )
  expect(await Promise.all(ends)).toEqual([3, 3, 3])
  expect(calls()).toBe(1)
})

test('the lock of a process that died is taken over', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  fs.writeFileSync(at('.install-lock'), String(dead))
  expect(run('script.mjs').status).toBe(3)
})

test('under an older Node the script runs in the Node that came with the packages, and signals reach it', async () => {
  const older = ['/usr/bin/node', '/usr/local/bin/node'].find((file) => fs.existsSync(file))
  const version = older
    ? spawnSync(older, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }).stdout.trim()
    : '24'
  const system = process.platform === 'win32' ? 'win' : process.platform
  const bin = at('node_modules', `node-${system}-${process.arch}`, 'bin')
  run('script.mjs')
  fs.mkdirSync(bin, { recursive: true })
  fs.symlinkSync(process.execPath, path.join(bin, process.platform === 'win32' ? 'node.exe' : 'node'))
  fs.writeFileSync(
    at('wait.mjs'),
    `process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log(process.versions.node.split('.')[0])`,
  )
  const child = spawn(version === '24' ? process.execPath : older!, [at('build', 'boot.mjs'), 'wait.mjs'], {
    env: environment(),
  })
  const major = await new Promise<string>((resolve) => {
    child.stdout.once('data', (bytes) => resolve(String(bytes).trim()))
  })
  const ended = new Promise((resolve) => {
    child.on('exit', resolve)
  })
  child.kill('SIGTERM')
  expect([major, await ended]).toEqual(['24', 5])
})
