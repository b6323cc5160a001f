/** From the start to the end of the program: one instance, files opened by the system, place of the window, quitting. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchShell, type RunningShell } from '../doubles/electron/start.ts'
import { isAlive } from '../support/alive.ts'
import { buildToy, eventsOf, newHome, remove, soon, startToy, type Toy, toyLog } from './toy.ts'

let dist: string
let home: string
const running: RunningShell[] = []

beforeAll(async () => {
  dist = await buildToy()
})
afterEach(async () => {
  for (const shell of running.splice(0)) await shell.end()
  remove(home)
})
afterAll(() => remove(dist))

async function start(rest: Parameters<typeof startToy>[2] = {}): Promise<Toy> {
  const toy = await startToy(dist, home, rest)
  running.push(toy.shell)
  return toy
}

/** A start whose window nobody waits for. */
async function startAgain(words: readonly string[]): Promise<RunningShell> {
  const shell = await launchShell({ main: join(dist, 'shell', 'main.mjs'), home, words })
  running.push(shell)
  return shell
}

function companyFile(name: string): string {
  const path = join(home, name)
  writeFileSync(path, '')
  return path
}

const opened = async (toy: Toy) =>
  (await eventsOf(toy.page)).filter(({ event }) => event === 'open').map(({ path }) => path)

interface WindowReport {
  readonly bounds: { x: number; y: number; width: number; height: number }
  readonly minimized: boolean
}
const windowOf = async ({ shell }: Toy) => (await shell.order<WindowReport[]>('windows'))[0]!

test('a command of the menu reaches the page; a second start brings its file there and ends; a signal ends all', async () => {
  home = newHome()
  const toy = await start()
  const commands = ['company.new', 'company.open', 'company.backup']
  for (const command of commands) await toy.shell.order('clickMenu', command)
  const heard = async () => (await eventsOf(toy.page)).map(({ event, command }) => [event, command])
  await soon(heard).toEqual(commands.map((command) => ['menu', command]))

  await toy.shell.order('minimize')
  const file = companyFile('Béton & fils.grandlivre')
  const second = await startAgain(['--flag', file])
  expect(await second.ended).toBe(0)
  await soon(() => opened(toy)).toEqual([file])
  expect(await windowOf(toy)).toMatchObject({ minimized: false })
  expect(toyLog(home).filter((line) => line.endsWith('start'))).toHaveLength(1)

  process.kill(toy.shell.pid, 'SIGTERM')
  expect(await toy.shell.ended).toBe(0)
  expect(toyLog(home).at(-1)).toMatch(/ stop$/)
})

test('a start that comes while the program closes is for the next run', async () => {
  home = newHome()
  const go = join(home, 'go')
  const toy = await start({ env: { TOY_STOP_FILE: go } })
  const file = companyFile('acme.grandlivre')
  await toy.shell.order('quit')
  const second = await startAgain([file])
  expect(await second.ended).toBe(0)
  await soon(() => toy.shell.reported('relaunch')).toEqual([
    { args: [join(dist, 'shell', 'main.mjs'), file] },
  ])
  writeFileSync(go, '')
  expect(await toy.shell.ended).toBe(0)
})

test('a file given at the start waits for the page; what is no company file is left alone', async () => {
  home = newHome()
  mkdirSync(join(home, 'dossier.grandlivre'))
  const file = companyFile('ACME.GRANDLIVRE')
  const others = [
    companyFile('releve.csv'),
    join(home, 'absent.grandlivre'),
    join(home, 'dossier.grandlivre'),
  ]
  const toy = await start({ words: [file, '--flag=x.grandlivre', ...others] })
  await soon(() => opened(toy)).toEqual([file])
  const dropped = companyFile('autre.grandlivre')
  await toy.shell.order('openFile', others[0])
  await toy.shell.order('openFile', dropped)
  await soon(() => opened(toy)).toEqual([file, dropped])
})

const oneScreen = [{ x: 0, y: 0, width: 1366, height: 768 }]
const twoScreens = [...oneScreen, { x: 1366, y: 0, width: 1920, height: 1080 }]
const place = { x: 1500, y: 100, width: 1000, height: 700 }

test('the window opens where it was closed, unless no screen shows that place any more', async () => {
  home = newHome()
  // Damaged settings are started anew.
  mkdirSync(join(home, 'window'))
  writeFileSync(join(home, 'window', 'shell.json'), '{"window":{"x":"left"')
  const first = await start({ options: { screens: twoScreens } })
  expect((await windowOf(first)).bounds).toMatchObject({ width: 1280, height: 800 })
  await first.shell.order('setBounds', place)

  const utilities = await first.shell.order<{ pid: number }[]>('utilities')
  await first.shell.order('closeWindow')
  expect(await first.shell.ended).toBe(0)
  const said = toyLog(home).map((line) => line.split(' ').slice(1).join(' '))
  expect(said).toEqual(['start', 'window closed', 'stop'])
  expect([first.shell.pid, ...utilities.map(({ pid }) => pid)].map(isAlive)).toEqual([false, false])
  expect(first.shell.output).toBe('')

  const second = await start({ options: { screens: twoScreens } })
  expect((await windowOf(second)).bounds).toEqual(place)
  await second.shell.order('closeWindow')
  await second.shell.ended
  const third = await start({ options: { screens: oneScreen } })
  expect((await windowOf(third)).bounds).toMatchObject({ width: 1280, height: 800 })
})
