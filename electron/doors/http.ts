/**
 * The loopback door: the screens and the calls of a window that runs in a browser, and of programs of this user.
 * It listens on 127.0.0.1 only. Messages are those of the message port (see session.ts).
 */
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { z } from 'zod'
import { Refusal } from '../../db/rules/errors.ts'
import { type Answer, done, failed, refuse } from './answer.ts'
import { Guard } from './guard.ts'
import { isAnotherUser } from './peer.ts'
import { MESSAGE_BYTES_MAX } from './plainData.ts'
import { type BackEvent, type Backend, companyPath, type Session } from './session.ts'
import { securityHeaders, staticFile } from './static.ts'
import { Uploads } from './uploads.ts'

export const BODY_BYTES_MAX = MESSAGE_BYTES_MAX
/** Unread bytes of one event stream before it is cut: its reader has stopped reading. */
const STREAM_BYTES_MAX = 1024 * 1024
export const STREAMS_MAX = 16
const HEARTBEAT_MS = 15_000
const GREET_AFTER_MS = 3_000

export interface HttpDoorOptions {
  readonly backend: Backend
  /** Secret of programs. */
  readonly token: string
  /** 0: any free port. */
  readonly port: number
  /** Built screens. */
  readonly screens: string
  /** Folder for dropped files; emptied at start and end. */
  readonly uploads: string
  /** A second start of the program asks for a window; its address is good for one. */
  readonly openWindow: (url: string) => void
  /** Told of every error that is a bug of ours. */
  readonly report: (error: unknown) => void
}

export interface HttpDoor {
  readonly port: number
  /** Address of a first visit, good for one window; with a path, that window is told to open this company. */
  url(company?: string): string
  close(): Promise<void>
}

/** `show`: have the launcher open the window; without, only the address is wanted. */
const windowShape = z.object({ company: z.string().optional(), show: z.boolean().default(true) })

const urlOf = (guard: Guard, company?: string) => `http://127.0.0.1:${guard.port}/?t=${guard.ticket(company)}`

/** HTTP status of what the door itself refuses; what an operation answers travels in a 200. */
const statuses: Readonly<Record<string, number>> = {
  'door.wrongHost': 403,
  'door.wrongOrigin': 403,
  'door.notAllowed': 403,
  'door.notFound': 404,
  'door.tooLarge': 413,
  'door.badMessage': 400,
}

function sendError(reply: FastifyReply, error: Refusal): FastifyReply {
  // The rest of a body that was cut short still comes: the connection cannot carry another request.
  if (error.code === 'door.tooLarge') reply.header('connection', 'close')
  return reply.code(statuses[error.code] ?? 400).send(failed(error))
}

/** What the framework threw before a route ran, in our form. */
function asRefusal(error: { code?: string; statusCode?: number; message?: string }): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof z.ZodError) return refuse('door.badMessage')
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('door.tooLarge', { limit: '1 MiB' })
  if (error instanceof SyntaxError || error.code?.startsWith('FST_ERR_CTP'))
    return refuse('door.badJson', { reason: String(error.message).slice(0, 100) })
  return error.statusCode !== undefined && error.statusCode < 500 ? refuse('door.badRequest') : null
}

const forbiddenPage = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>GrandLivre</title>
<p>Cette adresse ne s’ouvre que depuis GrandLivre : lancez le programme, il ouvrira sa fenêtre.</p>
<p lang="en">This address only opens from GrandLivre: start the program and it will open its window.</p></html>`

const notBuiltPage = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>GrandLivre</title>
<p>Les écrans ne sont pas construits : lancez « npm run build », puis rechargez cette page.</p>
<p lang="en">The screens are not built: run “npm run build”, then reload this page.</p></html>`

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
  }
  return reply.code(status).headers(headers).send(page)
}

/** Path and query as they stand: `URL` would take `//x/` for a host, and throws at `///`. */
function addressIn(request: IncomingMessage): { path: string; query: URLSearchParams } {
  const [path = '', ...query] = request.url!.split('?')
  return { path, query: new URLSearchParams(query.join('?')) }
}

/** Host, Origin and secret, before anything else of a request is read. */
function protect(app: FastifyInstance, guard: Guard): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders)
    const wrong = guard.wrongPlace(request.raw)
    if (wrong) return sendError(reply, wrong)
    const { path, query } = addressIn(request.raw)
    const ticket = query.get('t')
    if (request.method === 'GET' && path === '/' && ticket !== null)
      return visit(reply, guard, request.raw, ticket)
    if (guard.sessionOf(request.raw)) return
    if (path === '/') return sendPage(reply, 403, forbiddenPage)
    return sendError(reply, refuse('door.notAllowed'))
  })
}

/** First visit: the ticket becomes a cookie and leaves the address, hence the history. */
function visit(reply: FastifyReply, guard: Guard, request: IncomingMessage, ticket: string): FastifyReply {
  // It stays good for its own user, who may be a moment later.
  if (isAnotherUser(request.socket)) return sendPage(reply, 403, forbiddenPage)
  const known = guard.sessionOf(request)
  const value = guard.redeem(ticket, known)
  if (value) reply.header('set-cookie', `${guard.cookie}=${value}; Path=/; HttpOnly; SameSite=Strict`)
  else if (!known) return sendPage(reply, 403, forbiddenPage)
  return reply.header('cache-control', 'no-store').code(303).header('location', '/').send()
}

/** `first`: what this window is to be told as soon as its screens are up: at its first call, or a little later. */
function streamEvents(reply: FastifyReply, session: Session, first: BackEvent[]): void {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  raw.write(': open\n\n')
  const send = (text: string) => {
    if (raw.destroyed) return
    raw.write(text)
    if (raw.writableLength > STREAM_BYTES_MAX) raw.destroy()
  }
  const greet = () => {
    for (const event of first.splice(0)) send(`data: ${JSON.stringify(event)}\n\n`)
  }
  session.atNextCall(greet)
  const greeting = setTimeout(greet, GREET_AFTER_MS)
  const stop = session.listen((event: BackEvent) => send(`data: ${JSON.stringify(event)}\n\n`))
  const heartbeat = setInterval(() => send(': alive\n\n'), HEARTBEAT_MS)
  raw.on('close', () => {
    clearInterval(heartbeat)
    clearTimeout(greeting)
    stop()
  })
}

/** A write that has read a dropped file is done with it; one that took an account of several leaves it for the next. */
function dropUsed(uploads: Uploads, message: unknown, answer: Answer): void {
  const { operation, input } = message as { operation?: unknown; input?: Readonly<Record<string, unknown>> }
  const isWhole = input?.fileAccount === undefined
  if (answer.ok && operation === 'bank.import' && isWhole) uploads.drop(input?.path)
}

function routes(app: FastifyInstance, guard: Guard, uploads: Uploads, options: HttpDoorOptions): void {
  const sessionOf = (request: { raw: IncomingMessage }): Session => {
    const session = guard.sessionOf(request.raw)
    if (!session) throw refuse('door.notAllowed')
    return session
  }
  app.post('/api/call', async (request) => {
    const answer = await sessionOf(request).call(request.body)
    dropUsed(uploads, request.body, answer)
    return answer
  })
  app.post('/api/cancel', async (request) => done({ cancelled: sessionOf(request).cancel(request.body) }))
  app.get('/api/events', (request, reply) => {
    const session = sessionOf(request)
    if (session.listeners >= STREAMS_MAX) return sendError(reply, refuse('door.busy', { count: STREAMS_MAX }))
    streamEvents(reply, session, guard.greeting(session))
  })
  app.post('/api/window', async (request) => {
    if (!guard.isProgram(request.raw)) throw refuse('door.notAllowed')
    const { company, show } = windowShape.parse(request.body ?? {})
    const url = urlOf(guard, company === undefined ? undefined : companyPath(company))
    if (show) options.openWindow(url)
    return done({ url })
  })
  app.get('/*', async (request, reply) => {
    const { path } = addressIn(request.raw)
    const file = await staticFile(options.screens, path)
    if (file) return reply.headers(file.headers).send(file.body)
    return path === '/' ? sendPage(reply, 503, notBuiltPage) : sendError(reply, refuse('door.notFound'))
  })
}

function uploadRoute(app: FastifyInstance, uploads: Uploads): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, ready) => ready(null, payload))
    scope.post('/api/upload', async (request) => {
      const name = addressIn(request.raw).query.get('name') ?? 'file'
      return { path: await uploads.receive(name, (request.body ?? request.raw) as Readable) }
    })
  })
}

/** Opens the door; refuses nothing here, a port in use comes out as the system's error. */
export async function openHttpDoor(options: HttpDoorOptions): Promise<HttpDoor> {
  const guard = new Guard(options.backend, options.token)
  const uploads = new Uploads(options.uploads)
  const app = fastify({
    logger: false,
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: 120_000,
    forceCloseConnections: true,
    frameworkErrors: (_error, _request, reply) => {
      sendError(reply as FastifyReply, refuse('door.badRequest'))
    },
  })
  protect(app, guard)
  app.setNotFoundHandler((_request, reply) => sendError(reply, refuse('door.notFound')))
  app.setErrorHandler((error, _request, reply) => {
    const refusal = asRefusal(error as Error)
    if (refusal) return sendError(reply, refusal)
    options.report(error)
    return reply.code(500).send(failed(error))
  })
  routes(app, guard, uploads, options)
  uploadRoute(app, uploads)
  await app.listen({ host: '127.0.0.1', port: options.port })
  const port = (app.server.address() as { port: number }).port
  guard.port = port
  return {
    port,
    url: (company) => urlOf(guard, company),
    close: async () => {
      guard.close()
      app.server.closeAllConnections()
      await app.close()
      uploads.clear()
    },
  }
}
