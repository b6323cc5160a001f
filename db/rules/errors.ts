/**
 * The three families of errors. Every door translates them to its own form; nothing else crosses a boundary.
 *
 * - Refusal: what was asked cannot be done; a closed list of codes, each with French and English text.
 * - Failure: the world did not follow (disk, network, another program); may be worth another try.
 * - AssertionFailure: a bug of ours; the operation stops and its transaction is rolled back.
 */

/** One text in both languages of the interface. */
export interface Text {
  readonly fr: string
  readonly en: string
}

/** One thing that is wrong, with the path of the field (`lines.2.account`), empty for the whole input. */
export interface Detail {
  readonly path: string
  readonly code: string
  readonly message: Text
}

export type ErrorFamily = 'refusal' | 'failure' | 'assertion'

/** What a door shows of an error. */
export interface ErrorAnswer {
  readonly family: ErrorFamily
  readonly code: string
  readonly message: Text
  readonly details: readonly Detail[]
  readonly retryable?: boolean
}

type Values = Readonly<Record<string, string | number>>

/** Fills `{name}` in both languages; a name without a value stays visible rather than vanishing. */
export function fill(text: Text, values: Values = {}): Text {
  const put = (s: string) => s.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  return { fr: put(text.fr), en: put(text.en) }
}

export class Refusal extends Error {
  readonly family = 'refusal'
  readonly code: string
  readonly text: Text
  readonly details: readonly Detail[]

  constructor(code: string, text: Text, details: readonly Detail[] = []) {
    super(`${code}: ${text.en}`)
    this.name = 'Refusal'
    this.code = code
    this.text = text
    this.details = details
  }
}

/** Runs a part of an input; what it refuses is told under the path of that part (`lines.3`). */
export function within<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const details = error.details.map((detail) => ({
      ...detail,
      path: detail.path === '' ? path : `${path}.${detail.path}`,
    }))
    const own = { path, code: error.code, message: error.text }
    throw new Refusal(error.code, error.text, details.length > 0 ? details : [own])
  }
}

export class Failure extends Error {
  readonly family = 'failure'
  readonly code: string
  readonly text: Text
  readonly retryable: boolean

  constructor(code: string, text: Text, options: { retryable?: boolean; cause?: unknown } = {}) {
    super(`${code}: ${text.en}`, { cause: options.cause })
    this.name = 'Failure'
    this.code = code
    this.text = text
    this.retryable = options.retryable ?? false
  }
}

export class AssertionFailure extends Error {
  readonly family = 'assertion'

  constructor(message: string) {
    super(message)
    this.name = 'AssertionFailure'
  }
}

/** Stops the operation when one of our own invariants is broken; stays on in production. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionFailure(message)
}

/** A list of codes with their texts, none empty; `refuse` and `detail` only accept codes of that list. */
export function catalogue<const Texts extends Readonly<Record<string, Text>>>(texts: Texts) {
  type Code = keyof Texts & string
  for (const [code, { fr, en }] of Object.entries(texts))
    assert(fr !== '' && en !== '', `${code} says nothing`)
  const textOf = (code: Code): Text => {
    const text = texts[code]
    assert(text, `no text for ${code}`)
    return text
  }
  return {
    texts,
    refuse: (code: Code, values?: Values, details: readonly Detail[] = []): Refusal =>
      new Refusal(code, fill(textOf(code), values), details),
    fail: (code: Code, values?: Values, options?: { retryable?: boolean; cause?: unknown }): Failure =>
      new Failure(code, fill(textOf(code), values), options),
    detail: (path: string, code: Code, values?: Values): Detail => ({
      path,
      code,
      message: fill(textOf(code), values),
    }),
  }
}

const unexpected: Text = {
  fr: 'Une erreur du programme a arrêté l’opération ; rien n’a été écrit. Réessayez ; si elle revient, signalez-la avec le journal.',
  en: 'A program error stopped the operation; nothing was written. Try again; if it comes back, report it with the log.',
}

/** The form in which any thrown value crosses a door. */
export function answerOf(error: unknown): ErrorAnswer {
  if (error instanceof Refusal)
    return { family: 'refusal', code: error.code, message: error.text, details: error.details }
  if (error instanceof Failure)
    return {
      family: 'failure',
      code: error.code,
      message: error.text,
      details: [],
      retryable: error.retryable,
    }
  return { family: 'assertion', code: 'program.assertion', message: unexpected, details: [] }
}
