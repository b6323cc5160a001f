/**
 * JSON over HTTPS to one supplier: no redirect is followed, answers have a limit of size and of time, what may be tried
 * again is, and nothing of what is sent or received is logged.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { fail, refuse } from './texts.ts'

const BYTES_MAX = 16 * 1024 * 1024
const DEADLINE_MS = 30_000
/** Waits before the second and the third try of a request that reads, when the supplier is down. */
const PAUSES_MS = [500, 2_000]
/** The other side hung up, as on a connection kept open that lay idle too long: unlike no network, worth another try. */
const HUNG_UP = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
}

export interface Sent {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  readonly token?: string
}

const isLoopback = ({ hostname }: URL) =>
  hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost'
/** Names and numbers of private networks: a supplier is never there. */
const PRIVATE = /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|0\.|\[f[cde])/

/** The address of a supplier: public https, or this machine itself (a stand-in). Refuses others. */
export function supplierAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const fits =
    url !== null &&
    url.username === '' &&
    (url.protocol === 'https:' ? !PRIVATE.test(url.hostname) : url.protocol === 'http:' && isLoopback(url))
  if (!fits) throw refuse('feed.address', { address: text.slice(0, 100) })
  return url.origin
}

async function readBody(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > BYTES_MAX) throw new Error('too large')
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  return text.trim() === '' ? null : JSON.parse(text)
}

/** Why nothing came back, by the code of the machine where there is one: `ECONNRESET`, `ENOTFOUND`, `TimeoutError`. */
const reasonOf = (error: unknown): string =>
  (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name

export class SupplierHttp {
  readonly #address: string
  readonly #name: string
  readonly #signal: AbortSignal | undefined
  readonly #pauses: readonly number[]

  constructor(address: string, name: string, signal?: AbortSignal, pauses: readonly number[] = PAUSES_MS) {
    this.#address = supplierAddress(address)
    this.#name = name
    this.#signal = signal
    this.#pauses = pauses
  }

  /** Any answer but 5xx; a request that only reads is tried three times when the supplier is down or hangs up. */
  async send(sent: Sent): Promise<Answer> {
    for (const pause of sent.method === 'GET' ? this.#pauses : []) {
      const answer = await this.#once(sent).catch((error: unknown) => {
        if (HUNG_UP.has(reasonOf((error as Error).cause ?? error))) return null
        throw error
      })
      if (answer && answer.status < 500) return answer
      await wait(pause, undefined, this.#signal ? { signal: this.#signal } : {})
    }
    const answer = await this.#once(sent)
    if (answer.status < 500) return answer
    throw fail('feed.down', { name: this.#name, status: answer.status }, { retryable: true })
  }

  async #once({ method, path, body, token }: Sent): Promise<Answer> {
    const deadline = AbortSignal.timeout(DEADLINE_MS)
    try {
      const response = await fetch(this.#address + path, {
        method,
        redirect: 'error',
        signal: this.#signal ? AbortSignal.any([deadline, this.#signal]) : deadline,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const { status, headers } = response
      if (status < 500) return { status, headers, body: await readBody(response) }
      // what a server that is down writes is seldom JSON, and is not looked at
      await response.body?.cancel()
      return { status, headers, body: null }
    } catch (error) {
      if (error instanceof SyntaxError || (error as Error).message === 'too large')
        throw fail('feed.answer', { name: this.#name, detail: (error as Error).name }, { cause: error })
      throw fail(
        'feed.network',
        { name: this.#name, reason: reasonOf(error) },
        { retryable: true, cause: error },
      )
    }
  }
}
