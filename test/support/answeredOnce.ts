/** The bank's supplier in tests that try one performance of an operation many times: it remembers what it was asked. */
import { operations } from '../../electron/operations/index.ts'
import type { Operation } from '../../electron/operations/registry.ts'

/** Whether an operation talks to the supplier, who lives in the process of the test. */
export const talks = (name: string): boolean => name.startsWith('bankConnection')

/** Tries the keys and keeps them on the machine, before the transaction: to be done again with each try. */
const KEEPS_KEYS = 'bankConnection.setKeys'

/** What an operation asks of the supplier is asked once, and its answer is the same for every try, until this is undone. */
export function answeredOnce(name: string): () => void {
  const all = operations as Record<string, Operation>
  const operation = all[name]!
  if (operation.kind !== 'write' || !operation.prepare || !talks(name) || name === KEEPS_KEYS) return () => {}
  const { prepare } = operation
  let answer: Promise<unknown> | undefined
  all[name] = {
    ...operation,
    prepare: (...given) => {
      answer ??= prepare(...given).catch((error: unknown) => {
        answer = undefined // that was no answer
        throw error
      })
      return answer
    },
  }
  return () => {
    all[name] = operation
  }
}
