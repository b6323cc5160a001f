/**
 * T-X6: hostile XML through the real process. Each input is refused, or read where it is legal and harmless, in 200 ms of
 * work, with 32 MiB of memory, and without a file or a socket being opened.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { parseStatement } from '../../../electron/hosts/parse.ts'
import { long } from '../../support/properties.ts'
import { type HostileXml, hostileXml, type Measure } from './xml-corpus.ts'

const WORK_MS = 200
/** The machine may be busy: only what is out of all proportion fails. */
const PATIENCE = 10
const MEMORY_MIB = 32

/** Shows the system calls of a program, where it is installed. */
const TRACER = 'strace'
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostile-xml-'))
const measured = new URL('../children/measured.ts', import.meta.url)
/** Each in a process of its own: all of them in a long run, some in every run. */
const alone = hostileXml.filter((_, i) => long || i % 12 === 0)

afterAll(() => fs.rmSync(folder, { recursive: true }))

/** Has the real process measure a file, or with the name `corpus` all hostile documents. */
async function measuresOf(name: string, bytes: Uint8Array): Promise<Measure[]> {
  const file = path.join(folder, name)
  fs.writeFileSync(file, bytes)
  const { problems } = await parseStatement({ path: file }, { entry: measured, deadlineMs: 60_000 })
  fs.rmSync(file)
  return problems.map(({ code }) => JSON.parse(code) as Measure)
}

function checkMeasure({ outcome }: HostileXml, measure: Measure): void {
  if (typeof outcome === 'number') expect(measure.outcome).toBe(outcome)
  else expect(measure.outcome).toContain(outcome)
  expect(measure.ms).toBeLessThan(WORK_MS * PATIENCE)
  expect(measure.mib).toBeLessThanOrEqual(MEMORY_MIB)
}

test('there are more than sixty', () => {
  expect(hostileXml.length).toBeGreaterThanOrEqual(60)
  expect(new Set(hostileXml.map(({ name }) => name)).size).toBe(hostileXml.length)
})

describe('hostile XML, one after the other in the process that parses', () => {
  const measures = new Map<string, Measure>()

  test('all are answered', async () => {
    for (const measure of await measuresOf('all.corpus', Buffer.from('x')))
      measures.set(measure.name, measure)
    expect(measures.size).toBe(hostileXml.length)
    const most = (of: 'ms' | 'mib') => [...measures.values()].sort((a, b) => b[of] - a[of])[0]!
    const [slow, large] = [most('ms'), most('mib')]
    console.log(
      `${measures.size} hostile documents: at most ${slow.ms} ms (${slow.name}) and ${large.mib} MiB (${large.name})`,
    )
  })

  test.each(hostileXml)('$name: $outcome', (one) => checkMeasure(one, measures.get(one.name)!))
})

describe('hostile XML, each in a process of its own', () => {
  test.each(alone)('$name', async (one) => {
    const [measure] = await measuresOf('one.xml', one.bytes)
    checkMeasure(one, measure!)
  })
})

/** True where system calls can be traced. */
function canTrace(): boolean {
  return spawnSync(TRACER, ['-o', '/dev/null', 'true']).status === 0
}

test.runIf(canTrace())('no file and no socket is opened', () => {
  const trace = path.join(folder, 'trace')
  const entry = fileURLToPath(new URL('../children/traced.ts', import.meta.url))
  const calls =
    'trace=%network,open,openat,openat2,creat,execve,stat,access,newfstatat,statx,faccessat,faccessat2'
  execFileSync(TRACER, ['-f', '-qq', '-e', calls, '-o', trace, process.execPath, '--no-warnings', entry])
  const lines = fs.readFileSync(trace, 'utf8').split('\n')
  const [begins, ends] = ['trace-begins', 'trace-ends'].map((mark) =>
    lines.findIndex((line) => line.includes(mark)),
  ) as [number, number]
  expect(begins).toBeGreaterThan(0)
  expect(ends).toBeGreaterThan(begins)
  // the engine calibrates its own clock when it likes
  const isClock = (line: string) => line.includes('/sys/devices/system/cpu/')
  expect(lines.slice(begins + 1, ends).filter((line) => !isClock(line))).toEqual([])
})
