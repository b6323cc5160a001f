/**
 * The channels between page and shell. Each one the shell listens on (the list comes from the shell itself) is tried
 * with every wrong sender and every wrong form; only our own page, with the right words, is answered.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requestChannels } from '../../electron/shell/channels.ts'
import { ORIGIN, PAGE } from '../../electron/shell/origin.ts'
import { buildToy, newHome, remove, soon, startToy, type Toy } from './toy.ts'

let dist: string
let toy: Toy
const home = newHome()

beforeAll(async () => {
  dist = await buildToy()
  toy = await startToy(dist, home, { options: { locale: 'en-CA' } })
})
afterAll(async () => {
  await toy?.shell.end()
  remove(dist, home)
})

type Result = { value?: unknown; error?: string }
const invokeFrom = (sender: object, channel: string, args: unknown[]) =>
  toy.shell.order<Result>('invokeFrom', sender, channel, args)

const ours = { url: PAGE, origin: ORIGIN }
/** What each channel is rightly asked. */
const right: Readonly<Record<string, unknown[]>> = {
  [requestChannels.port]: [],
  [requestChannels.chooseFile]: ['statement'],
  [requestChannels.language]: ['fr'],
}
const channels = Object.keys(right)

const wrongSenders: [name: string, sender: object][] = [
  ['a frame already gone', { frame: null }],
  ['a page already closed', { frame: ours, destroyed: true }],
  ['a frame inside our page', { frame: ours, inside: true }],
  ['a frame that is not the main one of its page', { frame: ours, foreign: true }],
  ['another site', { frame: { url: 'https://example.org/', origin: 'https://example.org' } }],
  ['another host of our scheme', { frame: { url: 'app://evil/index.html', origin: 'app://evil' } }],
  ['a host that begins like ours', { frame: { url: 'app://ui.evil/index.html', origin: 'app://ui.evil' } }],
  ['our host as a user name', { frame: { url: 'app://ui@evil/index.html', origin: 'app://evil' } }],
  ['about:blank with our origin', { frame: { url: 'about:blank', origin: ORIGIN } }],
  ['an empty address with our origin', { frame: { url: '', origin: ORIGIN } }],
  ['a document given as text', { frame: { url: 'about:srcdoc', origin: ORIGIN } }],
  ['our address with no origin', { frame: { url: PAGE, origin: 'null' } }],
  ['a file', { frame: { url: 'file:///app/index.html', origin: 'file://' } }],
  ['a data address', { frame: { url: 'data:text/html,app://ui/', origin: 'null' } }],
]

const wrongWords: [name: string, args: unknown[]][] = [
  ['null', [null]],
  ['a number', [1]],
  ['true', [true]],
  ['an unknown word', ['constructor']],
  ['an object', [{ kind: 'statement' }]],
  ['a list', [['statement']]],
  ['a word too many', ['statement', 'statement']],
  ['a known word and null', ['fr', null]],
  ['five megabytes of text', ['x'.repeat(5 * 1024 * 1024)]],
  ['a hundred thousand words', Array(100_000).fill('fr')],
  ['a deep object', [JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`)]],
]

test('the shell listens on these channels and no others', async () => {
  expect((await toy.shell.order<string[]>('channels')).sort()).toEqual([...channels].sort())
  for (const channel of channels) expect(channel).toMatch(/^grandlivre:/)
})

describe.each(channels)('%s', (channel) => {
  test.each(wrongSenders)('refuses %s', async (_name, sender) => {
    const { value, error } = await invokeFrom(sender, channel, right[channel]!)
    expect(value).toBeUndefined()
    expect(error).toContain('refused: not a page of the program')
  })

  test.each(wrongWords)('refuses %s', async (_name, args) => {
    const { value, error } = await invokeFrom({ frame: ours }, channel, args)
    expect(value).toBeUndefined()
    expect(error).toContain('refused: not the arguments')
  })

  test('refuses no word where one is due, and any where none is', async () => {
    const { error } = await invokeFrom({ frame: ours }, channel, right[channel]!.length === 0 ? ['fr'] : [])
    expect(error).toContain('refused: not the arguments')
  })

  test('answers our own page', async () => {
    expect((await invokeFrom({ frame: ours }, channel, right[channel]!)).error).toBeUndefined()
  })
})

test('what was refused showed no dialog', () => {
  for (const dialog of ['showOpenDialog', 'showSaveDialog']) expect(toy.shell.reported(dialog)).toEqual([])
})

test('a dialog answers the chosen path, or null when the person gave up', async () => {
  const choose = (kind: string) =>
    toy.page.evaluate(
      (name) => Reflect.get(globalThis, 'grandlivre').chooseFile(name) as Promise<string | null>,
      kind,
    )
  await toy.shell.order('answerDialog', 'showOpenDialog', {
    canceled: false,
    filePaths: ['/home/x/releve.csv'],
  })
  expect(await choose('statement')).toBe('/home/x/releve.csv')
  expect(await choose('company')).toBeNull()
  await toy.shell.order('answerDialog', 'showSaveDialog', {
    canceled: false,
    filePath: '/home/x/acme.grandlivre',
  })
  expect(await choose('newCompany')).toBe('/home/x/acme.grandlivre')
  expect(await choose('newBackup')).toBeNull()
  await expect(choose('anything')).rejects.toThrow('refused')
})

test('the menus follow the language of the page, and remember it', async () => {
  const labels = async () => (await toy.shell.order<{ label?: string }[]>('menu')).map(({ label }) => label)
  const speak = (language: string) =>
    toy.page.evaluate((lang) => {
      document.documentElement.lang = lang
    }, language)
  await speak('en')
  await soon(labels).toContain('New Company…')
  await speak('fr-CA')
  await soon(labels).toContain('Nouvelle entreprise…')
  expect(await labels()).not.toContain('New Company…')
})
