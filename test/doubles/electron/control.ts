/** The line between the double and the test: the double reports what happened, the test gives orders. */

export interface Report {
  readonly report: string
  readonly detail: unknown
}
export interface Order {
  readonly order: number
  readonly name: string
  readonly words: readonly unknown[]
}
export type Outcome = { readonly order: number; readonly value?: unknown; readonly error?: string }

type Work = (...words: never[]) => unknown

const works = new Map<string, Work>()

/** Tells the test that something happened outside the page. */
export function report(what: string, detail: unknown = null): void {
  if (process.connected) process.send?.({ report: what, detail } satisfies Report)
}

/** Lets the test order `name`. */
export function obey(name: string, work: Work): void {
  works.set(name, work)
}

process.on('message', async (message: Order) => {
  const work = works.get(message.name)
  let outcome: Outcome
  try {
    if (!work) throw new Error(`the double knows no order ${message.name}`)
    outcome = { order: message.order, value: await work(...(message.words as never[])) }
  } catch (error) {
    outcome = { order: message.order, error: String(error) }
  }
  if (process.connected) process.send?.(outcome)
})
