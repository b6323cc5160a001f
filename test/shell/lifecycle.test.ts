/** From the start to the end of the program: one instance, files opened by the system, place of the window, quitting. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchShell } from '../doubles/electron/start.ts'
import { buildToy, eventsOf, newHome, remove, startToy, type Toy, toyLog } from './toy.ts'

let dist: string
const running: Toy[] = []
const homes: string[] = []

beforeAll(async () => {
  dist = await buildToy()
})
afterEach(async () => {
  for (const toy of running.splice(0)) await toy.shell.end()
  remove(...homes.splice(0))
})
afterAll(() => remove(dist))

function home(): string {
  const folder = newHome()
  homes.push(folder)
  return folder
}

async function start(folder: string, rest: Parameters<typeof startToy>[2] = {}): Promise<Toy> {
  const toy = await startToy(dist, folder, rest)
  running.push(toy)
  return toy
}

function companyFile(folder: string, name: string): string {
  const path = join(folder, name)
  writeFileSync(path, '')
  return path
}

const opened = async (toy: Toy) =>
  (await eventsOf(toy.page)).filter(({ event }) => event === 'open').map(({ path }) => path)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('closing the window ends the program: the back end is asked to stop, and no process is left', async () => {
  const folder = home()
  const toy = await start(folder)
  const utilities = await toy.shell.order<{ pid: number }[]>('utilities')
  await toy.shell.order('closeWindow')
  expect(await toy.shell.ended).toBe(0)
  expect(toyLog(folder).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
    'start',
    'window closed',
    'stop',
  ])
  expect(utilities.map(({ pid }) => isAlive(pid))).toEqual([false])
  expect(isAlive(toy.shell.pid)).toBe(false)
  expect(toy.shell.output).toBe('')
})

test('a signal to end does as quitting', async () => {
  const folder = home()
  const toy = await start(folder)
  process.kill(toy.shell.pid, 'SIGTERM')
  expect(await toy.shell.ended).toBe(0)
  expect(toyLog(folder).at(-1)).toMatch(/ stop$/)
})

test('a second start brings the first one forward with its file, and ends', async () => {
  const folder = home()
  const toy = await start(folder)
  await toy.shell.order('minimize')
  const file = companyFile(folder, 'Béton & fils.grandlivre')
  const second = await launchShell({
    main: join(dist, 'shell', 'main.mjs'),
    home: folder,
    words: ['--flag', file],
  })
  expect(await second.ended).toBe(0)
  await expect.poll(() => opened(toy)).toEqual([file])
  const windows = await toy.shell.order<{ minimized: boolean }[]>('windows')
  expect(windows.map(({ minimized }) => minimized)).toEqual([false])
  expect(toyLog(folder).filter((line) => line.endsWith('start'))).toHaveLength(1)
})

test('a start that comes while the program closes is for the next run', async () => {
  const folder = home()
  const toy = await start(folder, { env: { TOY_STOP_MS: '2500' } })
  const file = companyFile(folder, 'acme.grandlivre')
  await toy.shell.order('quit')
  const second = await launchShell({ main: join(dist, 'shell', 'main.mjs'), home: folder, words: [file] })
  expect(await second.ended).toBe(0)
  expect(await toy.shell.ended).toBe(0)
  expect(toy.shell.reported('relaunch')).toEqual([{ args: [join(dist, 'shell', 'main.mjs'), file] }])
})

test('a file given at the start waits for the page; what is no company file is left alone', async () => {
  const folder = home()
  mkdirSync(join(folder, 'dossier.grandlivre'))
  const file = companyFile(folder, 'ACME.GRANDLIVRE')
  const others = [
    companyFile(folder, 'releve.csv'),
    join(folder, 'absent.grandlivre'),
    join(folder, 'dossier.grandlivre'),
  ]
  const toy = await start(folder, { words: [file, '--flag=x.grandlivre', ...others] })
  await expect.poll(() => opened(toy)).toEqual([file])
  const dropped = companyFile(folder, 'autre.grandlivre')
  await toy.shell.order('openFile', others[0])
  await toy.shell.order('openFile', dropped)
  await expect.poll(() => opened(toy)).toEqual([file, dropped])
})

test('a command of the menu reaches the page', async () => {
  const toy = await start(home())
  for (const command of ['company.new', 'company.open', 'company.backup'])
    await toy.shell.order('clickMenu', command)
  const commands = async () => (await eventsOf(toy.page)).map(({ event, command }) => [event, command])
  await expect.poll(commands).toEqual([
    ['menu', 'company.new'],
    ['menu', 'company.open'],
    ['menu', 'company.backup'],
  ])
})

interface Place {
  readonly bounds: { x: number; y: number; width: number; height: number }
}
const placeOf = async (toy: Toy) => (await toy.shell.order<Place[]>('windows'))[0]!.bounds

test('the window opens where it was, unless no screen shows that place any more', async () => {
  const folder = home()
  const two = [
    { x: 0, y: 0, width: 1366, height: 768 },
    { x: 1366, y: 0, width: 1920, height: 1080 },
  ]
  const place = { x: 1500, y: 100, width: 1000, height: 700 }
  const first = await start(folder, { options: { screens: two } })
  await first.shell.order('setBounds', place)
  await first.shell.order('closeWindow')
  await first.shell.ended
  const second = await start(folder, { options: { screens: two } })
  expect(await placeOf(second)).toEqual(place)
  await second.shell.order('closeWindow')
  await second.shell.ended
  const third = await start(folder, { options: { screens: [two[0]!] } })
  expect(await placeOf(third)).toMatchObject({ width: 1280, height: 800 })
})

test('damaged settings are started anew', async () => {
  const folder = home()
  mkdirSync(join(folder, 'window'))
  writeFileSync(join(folder, 'window', 'shell.json'), '{"window":{"x":"left"')
  expect(await placeOf(await start(folder))).toMatchObject({ width: 1280, height: 800 })
})
