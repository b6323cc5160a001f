/**
 * Who may talk to the loopback server. Binding 127.0.0.1 keeps other machines out, not other programs of this one
 * nor web pages open in a browser (which reach it through DNS rebinding): so every request needs the exact Host,
 * no foreign Origin, and a secret.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Refusal } from '../../db/rules/errors.ts'
import { refuse } from './answer.ts'
import { type BackEvent, type Backend, Session } from './session.ts'

/** Tickets given and not used yet, and windows signed in; the oldest goes when there are more. */
export const TICKETS_MAX = 32
export const WINDOWS_MAX = 64

export const secret = (): string => randomBytes(32).toString('base64url')

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares in a time that does not depend on where they differ. */
function same(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b))
}

function dropOldest<K, V>(map: Map<K, V>, max: number, drop?: (value: V) => void): void {
  for (const [key, value] of map) {
    if (map.size <= max) return
    map.delete(key)
    drop?.(value)
  }
}

/** One header, unless it is missing or given twice. */
function single(request: IncomingMessage, name: string): string | undefined {
  const values: string[] = []
  for (let i = 0; i < request.rawHeaders.length; i += 2)
    if (request.rawHeaders[i]!.toLowerCase() === name) values.push(request.rawHeaders[i + 1]!)
  return values.length === 1 ? values[0] : undefined
}

export class Guard {
  readonly #backend: Backend
  readonly #token: string
  /** Ticket -> company file its window is to open. */
  readonly #tickets = new Map<string, string | undefined>()
  readonly #greetings = new WeakMap<Session, BackEvent[]>()
  readonly #windows = new Map<string, Session>()
  #program: Session | undefined
  #port = 0

  /** `token` is the secret of programs, kept in a file that only this user reads. */
  constructor(backend: Backend, token: string) {
    this.#backend = backend
    this.#token = token
  }

  get port(): number {
    return this.#port
  }

  set port(port: number) {
    this.#port = port
  }

  get cookie(): string {
    return `grandlivre-${this.#port}`
  }

  /** A secret for one first visit. */
  ticket(company?: string): string {
    const ticket = secret()
    this.#tickets.set(digest(ticket).toString('hex'), company)
    dropOldest(this.#tickets, TICKETS_MAX)
    return ticket
  }

  /**
   * Trades a ticket, once, for the value of a cookie; null when it is unknown or used. A second window of a browser
   * shares the cookie, hence the session, of the first: then the value is empty and the cookie stays.
   */
  redeem(ticket: string, known: Session | null): string | null {
    const key = digest(ticket).toString('hex')
    const company = this.#tickets.get(key)
    if (!this.#tickets.delete(key)) return null
    const value = known ? '' : secret()
    const session = known ?? new Session(this.#backend, 'window')
    if (!known) this.#windows.set(digest(value).toString('hex'), session)
    if (company !== undefined) this.#greetings.set(session, [{ event: 'open', path: company }])
    dropOldest(this.#windows, WINDOWS_MAX, (session) => session.close())
    return value
  }

  /** What the window of a session is to be told first; said once. */
  greeting(session: Session): BackEvent[] {
    const events = this.#greetings.get(session) ?? []
    this.#greetings.delete(session)
    return events
  }

  /** Why a request may not come in by its Host or its Origin, before any secret is looked at; null when it may. */
  wrongPlace(request: IncomingMessage): Refusal | null {
    const hosts = [`127.0.0.1:${this.#port}`, `localhost:${this.#port}`]
    const host = single(request, 'host')
    if (host === undefined || !hosts.includes(host)) return refuse('door.wrongHost')
    if (!request.url?.startsWith('/')) return refuse('door.badRequest')
    const { origin, 'sec-fetch-site': site } = request.headers
    if (origin !== undefined && origin !== `http://${host}`) return refuse('door.wrongOrigin')
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (site !== undefined && site !== 'same-origin' && !(site === 'none' && reads))
      return refuse('door.wrongOrigin')
    return null
  }

  /** The session of the cookie or of the bearer token; null when there is none. A cookie that writes needs an Origin. */
  sessionOf(request: IncomingMessage): Session | null {
    const bearer = /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
    if (bearer !== undefined) {
      if (!same(bearer, this.#token)) return null
      this.#program ??= new Session(this.#backend, 'http')
      return this.#program
    }
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (!reads && request.headers.origin === undefined) return null
    for (const part of (request.headers.cookie ?? '').slice(0, 8_192).split(';')) {
      const [name, value] = part.trim().split('=')
      if (name !== this.cookie || !value) continue
      const session = this.#windows.get(digest(value).toString('hex'))
      if (session) return session
    }
    return null
  }

  /** True for the bearer token of programs: what only the program itself may ask. */
  isProgram(request: IncomingMessage): boolean {
    return this.#program !== undefined && this.sessionOf(request) === this.#program
  }

  close(): void {
    for (const session of this.#windows.values()) session.close()
    this.#program?.close()
  }
}
