/** The real main and preload, built, beside a toy page and a toy back end: what the tests of the shell run. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, vi } from 'vitest'
import { type StartOptions, startShell } from '../doubles/electron/start.ts'

/** A start takes a second on a free machine, and many on one that does other work. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** Expects what another process brings about in its own time. */
export const soon = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 })

const root = join(import.meta.dirname, '..', '..')
const fixtures = join(import.meta.dirname, 'fixtures')
const external = ['electron']

async function bundle(name: 'main' | 'preload', format: 'es' | 'cjs', outDir: string): Promise<void> {
  const entryFileNames = format === 'es' ? '[name].mjs' : '[name].cjs'
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      emptyOutDir: false,
      rollupOptions: {
        input: { [name]: join(root, 'electron', 'shell', `${name}.ts`) },
        external,
        output: { format, entryFileNames },
      },
    },
  })
}

/** Builds into a new folder, laid out as dist/; returns it. */
export async function buildToy(): Promise<string> {
  const dist = mkdtempSync(join(tmpdir(), 'grandlivre-shell-'))
  await bundle('main', 'es', join(dist, 'shell'))
  await bundle('preload', 'cjs', join(dist, 'shell'))
  mkdirSync(join(dist, 'host'))
  cpSync(join(fixtures, 'page'), join(dist, 'renderer'), { recursive: true })
  cpSync(join(fixtures, 'backEnd.mjs'), join(dist, 'host', 'desktop.mjs'))
  cpSync(join(fixtures, 'parse.mjs'), join(dist, 'host', 'parse.mjs'))
  return dist
}

export function newHome(): string {
  return mkdtempSync(join(tmpdir(), 'grandlivre-home-'))
}

export function remove(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

/** What the toy back end noted, one line each: `<pid> <what>`. */
export function toyLog(home: string): string[] {
  return readFileSync(join(home, 'toy.log'), 'utf8').trim().split('\n')
}

/** Starts the shell on the toys, and waits until its page speaks with the back end. */
export async function startToy(dist: string, home: string, rest: Omit<StartOptions, 'main' | 'home'> = {}) {
  const started = await startShell({ main: join(dist, 'shell', 'main.mjs'), home, ...rest })
  await started.page.waitForFunction(() => (globalThis as unknown as ToyWindow).toy?.seen.ports > 0)
  return { ...started, call: callerOf(started.page) }
}

export interface ToyWindow {
  readonly toy: {
    readonly seen: {
      readonly events: readonly { readonly event: string; readonly [name: string]: unknown }[]
      readonly ports: number
      readonly violations: readonly string[]
    }
    readonly call: (operation: string, input?: unknown) => Promise<{ data: unknown }>
  }
}

type Page = Awaited<ReturnType<typeof startShell>>['page']

/** Calls an operation of the toy back end from the page. */
function callerOf(page: Page) {
  return <T = unknown>(operation: string, input: unknown = {}): Promise<T> =>
    page.evaluate(
      async ([name, value]) =>
        (await (globalThis as unknown as ToyWindow).toy.call(name as string, value)).data,
      [operation, input],
    ) as Promise<T>
}

/** What the page was told by the shell. */
export function eventsOf(page: Page): Promise<ToyWindow['toy']['seen']['events']> {
  return page.evaluate(() => (globalThis as unknown as ToyWindow).toy.seen.events)
}

export type Toy = Awaited<ReturnType<typeof startToy>>
