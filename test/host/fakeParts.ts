/** A back end whose companies are tables of words: everything of the host is real but the ledger. */
import { z } from 'zod'
import type { Parts } from '../../electron/host/assemble.ts'
import { appCompanies, appForget } from '../../electron/operations/app.ts'
import { jobCancel, jobGet, jobList } from '../../electron/operations/jobs.ts'
import { free, type Operation, onFile, reads, writes } from '../../electron/operations/registry.ts'
import type { Tools } from '../../electron/operations/tools.ts'

const any = { input: z.record(z.string(), z.unknown()), output: z.unknown() }
const text = (name: string) => ({ fr: `Essai ${name}`, en: `Test ${name}` })
const read = (name: string) =>
  reads({ name, summary: text(name), scope: 'test:read', ...any, run: () => null })
const write = (name: string) =>
  writes({ name, summary: text(name), scope: 'test:write', ...any, run: () => null })

const list = [
  ...[
    'test.words',
    'company.info',
    'test.refuse',
    'test.bug',
    'test.exit',
    'company.verify',
    'report.agedReceivables',
    'ledger.entries',
    'test.parse',
  ].map(read),
  ...['test.add', 'test.addSlowly'].map(write),
  onFile({
    name: 'company.unlock',
    summary: text('unlock'),
    scope: 'test:read',
    ...any,
    run: async () => null,
  }),
  free({ name: 'test.echo', summary: text('echo'), scope: 'test:read', ...any, run: async (input) => input }),
  free({
    name: 'test.freeBug',
    summary: text('bug'),
    scope: 'test:read',
    ...any,
    run: async (input) => Promise.reject(new Error(`a bug with ${input.passphrase}`)),
  }),
  appCompanies,
  appForget,
  jobList,
  jobGet,
  jobCancel,
] as unknown as Operation[]

export function fakeParts(home: string): Parts {
  return {
    home,
    now: Date.now,
    operations: Object.fromEntries(list.map((operation) => [operation.name, operation])),
    performFree: async (operation, input, tools: Tools) =>
      operation.kind === 'free' ? operation.run(operation.input.parse(input), tools) : null,
    parseStatement: async () => Promise.reject(new Error('no parser here')),
    script: new URL('./fakeWorker.ts', import.meta.url),
    cron: () => () => {},
  }
}
