/** The process a file is parsed in: what it may not do, and how it ends. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspectFile } from '../../electron/bank/inspect.ts'
import { setHostStarter } from '../../electron/hosts/host.ts'
import { FILE_BYTES_MAX, parseStatement } from '../../electron/hosts/parse.ts'

const entry = (name: string) => new URL(`./children/${name}.ts`, import.meta.url)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'parse-host-'))
const sample = path.join(folder, 'sample.csv')
const write = (name: string, content: string | Buffer) => {
  const file = path.join(folder, name)
  fs.writeFileSync(file, content)
  return file
}

beforeAll(() => {
  write('sample.csv', 'Date;Libellé;Montant\n15/03/2026;A;-1,00\n')
})
afterAll(() => {
  setHostStarter(null)
  fs.rmSync(folder, { recursive: true })
})

describe('a file', () => {
  test('is read and parsed in another process', async () => {
    const figures = inspectFile(await parseStatement({ path: sample }))
    expect(figures).toMatchObject({ outcome: 'parse', transactions: 1, sumDebits: '1.00' })
  })

  test('comes back whole when it is long', async () => {
    const rows = Array.from({ length: 12_345 }, (_, i) => `2026-01-01;ligne ${i};-${i},00`)
    const long = await parseStatement({
      path: write('long.csv', `Date;Libellé;Montant\n${rows.join('\n')}\n`),
    })
    expect(long.accounts[0]!.lines).toHaveLength(12_345)
    expect(long.accounts[0]!.lines[12_344]!.description).toBe('ligne 12344')
  })

  test.each([
    ['missing', path.join(folder, 'nothing.csv'), 'bank.fileMissing'],
    ['a folder', folder, 'bank.notAFile'],
    ['empty', () => write('empty.csv', ''), 'bank.fileEmpty'],
    ['only spaces', () => write('spaces.csv', '\r\n \r\n'), 'bank.fileEmpty'],
    ['a wrong column', sample, 'bank.columnUnknown'],
  ])('%s is refused', async (name, file, code) => {
    const request = { path: typeof file === 'string' ? file : file() }
    const columns = name === 'a wrong column' ? { columns: { date: 'Nope' } } : {}
    await expect(parseStatement({ ...request, ...columns })).rejects.toMatchObject({
      family: 'refusal',
      code,
    })
  })

  test('too large is refused before it is read', async () => {
    const large = path.join(folder, 'large.csv')
    fs.writeFileSync(large, '')
    fs.truncateSync(large, FILE_BYTES_MAX + 1)
    await expect(parseStatement({ path: large })).rejects.toMatchObject({ code: 'bank.fileTooLarge' })
  })
})

describe('a parser that goes wrong', () => {
  test('spins: it is stopped at the deadline', async () => {
    const started = performance.now()
    await expect(
      parseStatement({ path: sample }, { entry: entry('spin'), deadlineMs: 1500 }),
    ).rejects.toMatchObject({
      code: 'bank.parserTimeout',
    })
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test.each(['hoardBuffers', 'hoardObjects'])('%s: it is stopped by the limit on memory', async (name) => {
    await expect(
      parseStatement({ path: sample }, { entry: entry(name), deadlineMs: 25_000, memoryMiB: 300 }),
    ).rejects.toMatchObject({ code: 'bank.parserStopped' })
  })

  test.each(['crash', 'exit', 'overflow'])('%s: a clear refusal', async (name) => {
    await expect(parseStatement({ path: sample }, { entry: entry(name) })).rejects.toMatchObject({
      code: 'bank.parserStopped',
    })
  })

  test('may read no file, write none and start no program', async () => {
    const parsed = await parseStatement({ path: sample }, { entry: entry('escape') })
    expect(parsed.problems.map((problem) => problem.code)).toEqual([
      'read ERR_ACCESS_DENIED',
      'write ERR_ACCESS_DENIED',
      'program ERR_ACCESS_DENIED',
      'environment 0',
    ])
  })

  test('is ended when the person cancels', async () => {
    const controller = new AbortController()
    const parsing = parseStatement({ path: sample }, { entry: entry('spin'), signal: controller.signal })
    setTimeout(() => controller.abort(), 300)
    await expect(parsing).rejects.toMatchObject({ code: 'bank.parserCancelled' })
  })
})

test('another starter takes the place of Node processes', async () => {
  const asked: string[] = []
  setHostStarter((program) => {
    asked.push(path.basename(program.entry.pathname))
    return { postMessage() {}, onMessage() {}, onExit: (listener) => listener(), kill() {} }
  })
  await expect(parseStatement({ path: sample })).rejects.toMatchObject({ code: 'bank.parserStopped' })
  expect(asked).toEqual(['parse-child.ts'])
})
