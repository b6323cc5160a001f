/**
 * The program's log: one JSON object per line, in the data folder, for the person who looks for a fault. It holds
 * names of operations, times and codes; never what was typed. Secrets are removed twice: by the name of the field,
 * and by value for those the program has seen.
 */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const LOG_BYTES_MAX = 2 * 1024 * 1024
/** grandlivre.log and its four predecessors. */
export const LOG_FILES_MAX = 5
const TEXT_MAX = 4_000

export type Level = 'info' | 'warn' | 'error'
export type Fields = Readonly<Record<string, unknown>>

const secretName = /pass(word|phrase)?|secret|token|key|cookie|authorization|credential|ticket/i
/** Secrets that carry their own mark, wherever they stand in a text. */
const secretText = [
  /([?&]t=)[\w-]+/g,
  /(Bearer )[\w.-]+/g,
  /((?:key|rekey)\s*=\s*)(["']).*?\2/gi,
  /("?(?:passphrase|password|recoveryKey)"?\s*[:=]\s*)"[^"]*"/gi,
]

export class Log {
  readonly #folder: string
  readonly #now: () => number
  readonly #secrets = new Set<string>()

  constructor(folder: string, now: () => number) {
    this.#folder = folder
    this.#now = now
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }

  get path(): string {
    return join(this.#folder, 'grandlivre.log')
  }

  /** A value that must never be written, whatever the field. Shorter than 6 characters it would hide half the log. */
  hide(value: string | undefined): void {
    if (value !== undefined && value.length >= 6) this.#secrets.add(value)
  }

  info(what: string, fields: Fields = {}): void {
    this.#write('info', what, fields)
  }

  warn(what: string, fields: Fields = {}): void {
    this.#write('warn', what, fields)
  }

  error(what: string, error: unknown, fields: Fields = {}): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.#write('error', what, { ...fields, error: text })
  }

  #clean(value: unknown, name: string, depth = 0): unknown {
    if (secretName.test(name)) return '(removed)'
    if (typeof value === 'string') return this.#cleanText(value)
    if (typeof value !== 'object' || value === null) return value
    if (depth > 4) return '(deep)'
    if (Array.isArray(value)) return value.slice(0, 50).map((item) => this.#clean(item, '', depth + 1))
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.#clean(item, key, depth + 1)]),
    )
  }

  #cleanText(text: string): string {
    let clean = text.slice(0, TEXT_MAX)
    for (const pattern of secretText) clean = clean.replace(pattern, '$1(removed)')
    for (const value of this.#secrets) clean = clean.replaceAll(value, '(removed)')
    return clean
  }

  #write(level: Level, what: string, fields: Fields): void {
    const line = {
      at: new Date(this.#now()).toISOString(),
      level,
      what: this.#cleanText(what),
      ...(this.#clean(fields, '') as Fields),
    }
    try {
      this.#rotate()
      appendFileSync(this.path, `${JSON.stringify(line)}\n`, { mode: 0o600 })
    } catch {
      // A full disk must not stop the books because the log cannot be written.
    }
  }

  #rotate(): void {
    const size = statSync(this.path, { throwIfNoEntry: false })?.size ?? 0
    if (size < LOG_BYTES_MAX) return
    const name = (index: number) => (index === 0 ? this.path : `${this.path}.${index}`)
    rmSync(name(LOG_FILES_MAX - 1), { force: true })
    for (let index = LOG_FILES_MAX - 2; index >= 0; index--)
      if (statSync(name(index), { throwIfNoEntry: false })) renameSync(name(index), name(index + 1))
  }
}
