/**
 * The bridge between the two JavaScript worlds of a page: the isolated one, where the preload runs, and the main one.
 * They share the window's events; dispatching is synchronous and `detail` is cloned from world to world, so an exposed
 * function returns at once and promises and callbacks pass, as in Electron. Both functions run inside the page: their
 * sources are injected in both worlds, so each uses nothing from outside itself.
 */
export interface ContextBridge {
  expose(key: string, api: unknown): void
}

type BridgeMessage =
  | { readonly kind: 'call'; readonly id: number; readonly args: unknown[] }
  | { readonly kind: 'resolved'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'rejected'; readonly id: number; readonly message: string }
  | { readonly kind: 'expose'; readonly key: string; readonly api: unknown }
interface Reply {
  readonly value?: unknown
  readonly error?: string
}

/** Functions and promises as numbers, and back: everything else is cloned as it is. */
export function bridgedValues(
  send: (message: BridgeMessage) => void,
  callThere: (id: number, args: unknown[]) => unknown,
) {
  type Pending = { resolve: (value: unknown) => void; reject: (error: Error) => void }
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const pending = new Map<number, Pending>()
  let last = 0

  const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
  const isPlain = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  const map = (object: object, change: (value: unknown) => unknown) =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))

  function encode(value: unknown): unknown {
    if (typeof value !== 'function' && !(value instanceof Promise)) {
      if (Array.isArray(value)) return value.map(encode)
      return isPlain(value) ? map(value, encode) : value
    }
    last += 1
    const id = last
    if (typeof value === 'function') {
      functions.set(id, value as (...args: unknown[]) => unknown)
      return { $function: id }
    }
    value.then(
      (result) => send({ kind: 'resolved', id, value: encode(result) }),
      (error) => send({ kind: 'rejected', id, message: textOf(error) }),
    )
    return { $promise: id }
  }

  function decode(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(decode)
    if (!isPlain(value)) return value
    const { $function, $promise } = value as { $function?: number; $promise?: number }
    if ($function !== undefined) return (...args: unknown[]) => callThere($function, args.map(encode))
    if ($promise === undefined) return map(value, decode)
    return new Promise((resolve, reject) => pending.set($promise, { resolve, reject }))
  }

  return {
    encode,
    decode,
    isPlain,
    textOf,
    call: (id: number, args: unknown[]) => encode(functions.get(id)?.(...args.map(decode))),
    resolve: (id: number, value: unknown) => pending.get(id)?.resolve(decode(value)),
    reject: (id: number, message: string) => pending.get(id)?.reject(new Error(message)),
  }
}

/** @param me, other names of the two worlds, each known to the other under it. */
export function contextBridge(
  token: string,
  me: string,
  other: string,
  values: typeof bridgedValues,
): ContextBridge {
  const emit = (name: string, detail: BridgeMessage | Reply) =>
    dispatchEvent(new CustomEvent(token + name, { detail }))
  const send = (message: BridgeMessage) => emit(other, message)

  function callThere(id: number, args: unknown[]): unknown {
    let reply: Reply = {}
    const hear = (event: Event) => {
      reply = (event as CustomEvent<Reply>).detail
    }
    addEventListener(`${token}${me}:reply`, hear)
    send({ kind: 'call', id, args })
    removeEventListener(`${token}${me}:reply`, hear)
    if (reply.error !== undefined) throw new Error(reply.error)
    return bridged.decode(reply.value)
  }
  const bridged = values(send, callThere)

  function answerCall(id: number, args: unknown[]): Reply {
    try {
      return { value: bridged.call(id, args) }
    } catch (error) {
      return { error: bridged.textOf(error) }
    }
  }

  function frozen(value: unknown): unknown {
    if (!bridged.isPlain(value)) return value
    Object.values(value).forEach(frozen)
    return Object.freeze(value)
  }

  addEventListener(token + me, (event) => {
    const message = (event as CustomEvent<BridgeMessage>).detail
    if (message.kind === 'call') emit(`${other}:reply`, answerCall(message.id, message.args))
    else if (message.kind === 'resolved') bridged.resolve(message.id, message.value)
    else if (message.kind === 'rejected') bridged.reject(message.id, message.message)
    else {
      const api = frozen(bridged.decode(message.api))
      Object.defineProperty(globalThis, message.key, { value: api, enumerable: true })
    }
  })
  return { expose: (key, api) => send({ kind: 'expose', key, api: bridged.encode(api) }) }
}
