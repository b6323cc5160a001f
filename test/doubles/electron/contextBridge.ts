/**
 * The bridge between the two JavaScript worlds of a page: the isolated one, where the preload runs, and the main one.
 * They share the window's events; dispatching is synchronous and `detail` is cloned from world to world, so an exposed
 * function returns at once and promises and callbacks pass, as in Electron. Runs inside the page: its source is
 * injected in both worlds, so it uses nothing from outside itself.
 */
export interface ContextBridge {
  expose(key: string, api: unknown): void
}

export function contextBridge(token: string, me: string, other: string): ContextBridge {
  type Any = (...args: unknown[]) => unknown
  type Pending = { resolve: (value: unknown) => void; reject: (error: Error) => void }
  type Message =
    | { kind: 'call'; id: number; args: unknown[] }
    | { kind: 'resolved'; id: number; value: unknown }
    | { kind: 'rejected'; id: number; message: string }
    | { kind: 'expose'; key: string; api: unknown }
  type Reply = { value?: unknown; error?: string }

  const functions = new Map<number, Any>()
  const pending = new Map<number, Pending>()
  let last = 0

  const emit = (name: string, detail: unknown) => dispatchEvent(new CustomEvent(token + name, { detail }))
  const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
  const isPlain = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  const map = (object: object, change: (value: unknown) => unknown) =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))

  function encode(value: unknown): unknown {
    if (typeof value === 'function') {
      last += 1
      functions.set(last, value as Any)
      return { $function: last }
    }
    if (value instanceof Promise) {
      last += 1
      const id = last
      value.then(
        (result) => emit(other, { kind: 'resolved', id, value: encode(result) } satisfies Message),
        (error) => emit(other, { kind: 'rejected', id, message: textOf(error) } satisfies Message),
      )
      return { $promise: id }
    }
    if (Array.isArray(value)) return value.map(encode)
    return isPlain(value) ? map(value, encode) : value
  }

  function callThere(id: number, args: unknown[]): unknown {
    let reply: Reply = {}
    const hear = (event: Event) => {
      reply = (event as CustomEvent<Reply>).detail
    }
    addEventListener(`${token}${me}:reply`, hear)
    emit(other, { kind: 'call', id, args: args.map(encode) } satisfies Message)
    removeEventListener(`${token}${me}:reply`, hear)
    if (reply.error !== undefined) throw new Error(reply.error)
    return decode(reply.value)
  }

  function decode(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(decode)
    if (!isPlain(value)) return value
    const { $function, $promise } = value as { $function?: number; $promise?: number }
    if ($function !== undefined) return (...args: unknown[]) => callThere($function, args)
    if ($promise !== undefined)
      return new Promise((resolve, reject) => pending.set($promise, { resolve, reject }))
    return map(value, decode)
  }

  function answerCall(id: number, args: unknown[]): void {
    let reply: Reply
    try {
      reply = { value: encode(functions.get(id)?.(...args.map(decode))) }
    } catch (error) {
      reply = { error: textOf(error) }
    }
    emit(`${other}:reply`, reply)
  }

  function frozen(value: unknown): unknown {
    if (!isPlain(value)) return value
    Object.values(value).forEach(frozen)
    return Object.freeze(value)
  }

  addEventListener(token + me, (event) => {
    const message = (event as CustomEvent<Message>).detail
    if (message.kind === 'call') answerCall(message.id, message.args)
    else if (message.kind === 'expose')
      Object.defineProperty(globalThis, message.key, { value: frozen(decode(message.api)), enumerable: true })
    else {
      const { resolve, reject } = pending.get(message.id)!
      pending.delete(message.id)
      if (message.kind === 'resolved') resolve(decode(message.value))
      else reject(new Error(message.message))
    }
  })

  return { expose: (key, api) => emit(other, { kind: 'expose', key, api: encode(api) } satisfies Message) }
}
