/** The back end behind the loopback door: one per data folder. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalogue } from '../../db/rules/errors.ts'
import { secret } from '../doors/guard.ts'
import { type HttpDoor, openHttpDoor } from '../doors/http.ts'
import { assemble, type BackEnd, type Parts } from './assemble.ts'
import { startOrTell } from './instance.ts'

const { refuse, fail } = catalogue({
  'host.otherSilent': {
    fr: 'Un autre GrandLivre a déjà ouvert le dossier {folder} et ne répond pas. Fermez-le, puis recommencez.',
    en: 'Another GrandLivre already has the folder {folder} open and does not answer. Close it, then start again.',
  },
  'host.portTaken': {
    fr: 'Le port {port} est pris par un autre programme. Choisissez-en un autre avec --port, ou n’en donnez pas.',
    en: 'Port {port} is taken by another program. Choose another one with --port, or give none.',
  },
})

export interface ServeOptions extends Parts {
  readonly port: number
  /** Company file that the first window opens: absolute path. */
  readonly company?: string | undefined
  /** Whether a back end that is already there opens a window, or only tells its address. */
  readonly show: boolean
  /** A second start of the program asked for a window; `url` is good for one. */
  readonly openWindow: (url: string) => void
}

export type Served =
  | { readonly kind: 'alreadyOpen'; readonly url: string }
  | {
      readonly kind: 'serving'
      readonly port: number
      readonly url: string
      readonly backEnd: BackEnd
      stop(): Promise<void>
    }

/** The built screens: beside the bundle, or in dist/ when run from the sources. */
function screensFolder(): string {
  const bundled = fileURLToPath(new URL('../renderer', import.meta.url))
  return existsSync(join(bundled, 'index.html'))
    ? bundled
    : fileURLToPath(new URL('../../dist/renderer', import.meta.url))
}

async function openDoor(options: ServeOptions, backEnd: BackEnd, token: string): Promise<HttpDoor> {
  try {
    return await openHttpDoor({
      backend: backEnd.program,
      token,
      port: options.port,
      screens: screensFolder(),
      uploads: join(options.home, 'uploads'),
      openWindow: options.openWindow,
      report: (error) => backEnd.log.error('http', error),
    })
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === 'EADDRINUSE' || code === 'EACCES') throw refuse('host.portTaken', { port: options.port })
    throw error
  }
}

/** Starts, or asks the back end that is already there for a window. Refuses a port that is taken. */
export async function serve(options: ServeOptions): Promise<Served> {
  const start = await startOrTell(options.home, { company: options.company, show: options.show })
  if (start === null) throw fail('host.otherSilent', { folder: options.home }, { retryable: true })
  if ('told' in start) return { kind: 'alreadyOpen', url: start.told }
  const token = secret()
  const backEnd = assemble(options)
  backEnd.log.hide(token)
  try {
    const door = await openDoor(options, backEnd, token)
    start.claim.publish({ pid: process.pid, port: door.port, token })
    backEnd.log.info('started', { node: process.version, port: door.port, pid: process.pid })
    let stopping: Promise<void> | undefined
    const end = async () => {
      await door.close()
      await backEnd.stop()
      start.claim.release()
    }
    const stop = () => {
      stopping ??= end()
      return stopping
    }
    return { kind: 'serving', port: door.port, url: door.url(options.company), backEnd, stop }
  } catch (error) {
    await backEnd.stop()
    start.claim.release()
    throw error
  }
}
