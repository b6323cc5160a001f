/** A planted bug: one text of one file of the product put in the place of another, as a tired hand would write it. */
export interface Bug {
  /** Names it: in the table, and for `ONLY=`. */
  readonly name: string
  /** What goes wrong, as the person who keeps the books would see it. */
  readonly what: string
  readonly file: string
  /** Stands exactly once in the file. */
  readonly text: string
  readonly instead: string
  /**
   * The suites nearest to that part, in the order in which they are run (words of their paths, with spaces between those run
   * together); all others follow.
   */
  readonly suites: readonly string[]
  /** None of its suites found it when it was first planted; the test that does was written for it. */
  readonly isLate?: true
}
