/** Line numbers of positions in a text, asked in rising order, so that counting passes over the text once. */
export class LineCounter {
  readonly #text: string
  #at = 0
  #line = 1

  constructor(text: string) {
    this.#text = text
  }

  /** 1-based line of a position; a line ends with LF, CR or CR LF. */
  lineAt(position: number): number {
    if (position < this.#at) {
      this.#at = 0
      this.#line = 1
    }
    for (let i = this.#at; i < position; i++) {
      const code = this.#text.charCodeAt(i)
      if (code === 10 || (code === 13 && this.#text.charCodeAt(i + 1) !== 10)) this.#line++
    }
    this.#at = position
    return this.#line
  }

  /** Line on which the text stops. */
  last(): number {
    return this.lineAt(Math.max(0, this.#text.trimEnd().length))
  }
}
