/** A small registry and a back end around it, so that a door is tested without a ledger. */
import { z } from 'zod'
import { catalogue } from '../../db/rules/errors.ts'
import { type Answer, done, failed } from '../../electron/doors/answer.ts'
import { unknownOperation } from '../../electron/doors/nearest.ts'
import type { BackEvent, Backend, CallContext, Request } from '../../electron/doors/session.ts'
import { date, money } from '../../electron/operations/codecs.ts'
import { free, type Operation, onFile, reads } from '../../electron/operations/registry.ts'

const { refuse, fail } = catalogue({
  'test.refused': { fr: 'Refusé', en: 'Refused' },
  'test.failed': { fr: 'Essai manqué', en: 'Failed' },
})
const text = (name: string) => ({ fr: `Essai ${name}`, en: `Test ${name}` })

export const fakeOperations: Readonly<Record<string, Operation>> = Object.fromEntries(
  [
    free({
      name: 'test.echo',
      summary: text('echo'),
      scope: 'test:read',
      input: z.record(z.string(), z.unknown()),
      output: z.unknown(),
      run: async (input) => input,
    }),
    free({
      name: 'bank.import',
      summary: text('import'),
      scope: 'test:write',
      input: z.strictObject({ path: z.string(), fileAccount: z.string().optional() }),
      output: z.unknown(),
      run: async () => null,
    }),
    free({
      name: 'test.refuse',
      summary: text('refuse'),
      scope: 'test:read',
      input: z.strictObject({}),
      output: z.unknown(),
      run: async () => Promise.reject(refuse('test.refused')),
    }),
    free({
      name: 'test.fail',
      summary: text('fail'),
      scope: 'test:read',
      input: z.strictObject({}),
      output: z.unknown(),
      run: async () => Promise.reject(fail('test.failed')),
    }),
    free({
      name: 'test.bug',
      summary: text('bug'),
      scope: 'test:read',
      input: z.strictObject({}),
      output: z.unknown(),
      run: async () => Promise.reject(new TypeError('a bug with canary-secret-123')),
    }),
    free({
      name: 'test.wait',
      summary: text('wait'),
      scope: 'test:read',
      input: z.strictObject({}),
      output: z.unknown(),
      run: (_input, { signal, progress }) =>
        new Promise((_resolve, reject) => {
          progress(1, 2, text('half'))
          signal.addEventListener('abort', () => reject(signal.reason), { once: true })
        }),
    }),
    reads({
      name: 'test.read',
      summary: text('read'),
      scope: 'test:read',
      input: z.strictObject({ amount: money, day: date.optional(), kind: z.enum(['a', 'b']).default('a') }),
      output: z.object({ amount: money }),
      run: ({ amount }) => ({ amount }),
    }),
    onFile({
      name: 'test.secret',
      summary: text('secret'),
      scope: 'test:write',
      input: z.strictObject({ passphrase: z.string().optional() }),
      output: z.object({ got: z.string().nullable() }),
      run: async ({ passphrase }) => ({ got: passphrase ?? null }),
    }),
  ].map((operation) => [operation.name, operation as Operation]),
)

/** Runs free operations as they are; tells a call that needs a company by echoing its request. */
export class FakeBackend implements Backend {
  readonly listeners = new Set<(event: BackEvent) => void>()
  readonly calls: Request[] = []

  subscribe(listener: (event: BackEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  emit(event: BackEvent): void {
    for (const listener of this.listeners) listener(event)
  }

  async call(request: Request, context: CallContext): Promise<Answer> {
    this.calls.push(request)
    const operation = fakeOperations[request.operation]
    try {
      if (!operation) throw unknownOperation(request.operation, Object.keys(fakeOperations))
      if (operation.kind !== 'free') return done({ ...request, door: context.door })
      return done(await operation.run(request.input, context as never))
    } catch (error) {
      return failed(error)
    }
  }
}
