/**
 * Company files that the system asks us to open: a double click (argument of the first start, or of a second one) or
 * a drop on the icon. One that comes before the page is there waits for it.
 */
import { statSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { app, type WebContents } from 'electron'
import { tell } from './windows.ts'

const EXTENSION = '.grandlivre'

/** The last argument that names an existing company file, as an absolute path; null when there is none. */
export function companyFileIn(words: readonly string[], folder: string): string | null {
  for (const word of words.toReversed()) {
    if (word.startsWith('-') || !word.toLowerCase().endsWith(EXTENSION)) continue
    const path = isAbsolute(word) ? word : resolve(folder, word)
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path
  }
  return null
}

export class FilesToOpen {
  readonly #waiting: string[] = []
  #page: WebContents | null = null

  constructor() {
    app.on('open-file', (event, path) => {
      event.preventDefault()
      this.add(companyFileIn([path], '/'))
    })
  }

  add(path: string | null): void {
    if (path === null) return
    this.#waiting.push(path)
    this.#deliver()
  }

  /** The page listens: what waited goes to it, and what comes later as well. */
  ready(page: WebContents): void {
    this.#page = page
    this.#deliver()
  }

  #deliver(): void {
    if (!this.#page || this.#page.isDestroyed()) return
    for (const path of this.#waiting.splice(0)) tell(this.#page, { event: 'open', path })
  }
}
