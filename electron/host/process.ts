/**
 * The life of a back end as a process of its own, forked by the launcher or run by hand: loopback door, one per data
 * folder. It says where it listens over the channel of `fork`, and ends when told to or when the channel closes. ^C
 * reaches every process of a terminal and the launcher decides, so a forked one ignores signals.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Parts } from './assemble.ts'
import { serve } from './serve.ts'

type ToLauncher =
  | { readonly type: 'ready'; readonly url: string; readonly folder: string }
  | { readonly type: 'open-window'; readonly url: string }
  | { readonly type: 'already-open' }

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function tell(message: ToLauncher): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, () => resolve())
    else {
      if ('url' in message) process.stdout.write(`${message.url}\n`)
      resolve()
    }
  })
}

function listenForEnd(stop: () => void): void {
  if (!process.send) {
    for (const signal of signals) process.on(signal, stop)
    return
  }
  for (const signal of signals) process.on(signal, () => {})
  process.on('disconnect', stop)
  process.on('message', (message) => (message as { type?: unknown } | null)?.type === 'stop' && stop())
}

/** `words`: `--port N`, `--company FILE`; what is not known is left to the launcher. */
export async function runBackEnd(parts: Parts, words: string[]): Promise<void> {
  const options = { port: { type: 'string' }, company: { type: 'string' } } as const
  const { values } = parseArgs({ args: words, options, strict: false, allowPositionals: true })
  const served = await serve({
    ...parts,
    port: Number(values.port ?? 0) || 0,
    company: typeof values.company === 'string' ? resolve(values.company) : undefined,
    show: true,
    openWindow: (url) => void tell({ type: 'open-window', url }),
  })
  if (served.kind === 'alreadyOpen') {
    await tell({ type: 'already-open' })
    process.exit(0)
  }
  listenForEnd(() => void served.stop().finally(() => process.exit(0)))
  await tell({ type: 'ready', url: served.url, folder: parts.home })
}
