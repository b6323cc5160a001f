/** The back end as the screens see it: typed operations by name, with progress and cancel. */
import { CallError } from './errors.ts'
import type { BackEndEvent, ProgressEvent, Transport } from './protocol.ts'
import type { Input, OperationName, Output } from './wire.ts'

export interface CallOptions {
  readonly company?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: ProgressEvent) => void) | undefined
}

export interface BackEnd {
  /** Runs an operation; throws CallError with all that is wrong. Aborting the signal cancels it in the back end. */
  readonly call: <Name extends OperationName>(
    name: Name,
    input: Input<Name>,
    options?: CallOptions,
  ) => Promise<Output<Name>>
  readonly onEvent: (listener: (event: BackEndEvent) => void) => () => void
  readonly pathOf: Transport['pathOf']
  readonly chooseFile: Transport['chooseFile']
}

export function backEndOver(transport: Transport): BackEnd {
  const listeners = new Set<(event: BackEndEvent) => void>()
  /** What came before the page listened: the company that the program was started with, for one. */
  const early: BackEndEvent[] = []
  const tellEarly = () => {
    for (const event of early.splice(0)) for (const listener of listeners) listener(event)
  }
  const followers = new Map<string, (progress: ProgressEvent) => void>()
  transport.listen((event) => {
    if (event.event === 'progress') followers.get(event.call)?.(event)
    if (listeners.size === 0) early.push(event)
    for (const listener of listeners) listener(event)
  })

  async function call<Name extends OperationName>(
    operation: Name,
    input: Input<Name>,
    { company, signal, onProgress }: CallOptions = {},
  ): Promise<Output<Name>> {
    const id = crypto.randomUUID()
    const abort = () => transport.cancel(id)
    signal?.addEventListener('abort', abort, { once: true })
    if (onProgress) followers.set(id, onProgress)
    try {
      const answer = await transport.send({
        call: id,
        operation,
        input,
        ...(company === undefined ? {} : { company }),
      })
      if (!answer.ok) throw new CallError(answer.error)
      return answer.data as Output<Name>
    } finally {
      signal?.removeEventListener('abort', abort)
      followers.delete(id)
    }
  }

  return {
    call,
    onEvent: (listener) => {
      listeners.add(listener)
      // Once everything that listens in this page has said so.
      if (early.length > 0) setTimeout(tellEarly)
      return () => void listeners.delete(listener)
    },
    pathOf: transport.pathOf,
    chooseFile: transport.chooseFile,
  }
}
