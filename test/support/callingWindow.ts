/** A window without its page: it calls a back end of this process, and what it was told can be searched for secrets. */
import type { Answer } from '../../electron/doors/answer.ts'
import type { BackEnd } from '../../electron/host/assemble.ts'

/** Calls as a window does, and keeps every answer, event and progress as text. */
export class CallingWindow {
  readonly heard: string[] = []
  readonly #backEnd: BackEnd
  readonly #company: string
  readonly #kept: (answer: Answer) => unknown

  /** `kept` gives what is kept of an answer: all of it, but for a secret that it is there to show. */
  constructor(backEnd: BackEnd, company: string, kept = (answer: Answer): unknown => answer) {
    this.#backEnd = backEnd
    this.#company = company
    this.#kept = kept
    backEnd.hub.subscribe((event) => this.heard.push(JSON.stringify(event)))
  }

  async call(operation: string, input: object = {}, company = this.#company): Promise<Answer> {
    const context = {
      door: 'window' as const,
      signal: new AbortController().signal,
      progress: (...told: unknown[]) => void this.heard.push(JSON.stringify(told)),
    }
    const answer = await this.#backEnd.program.call({ operation, company, input }, context)
    this.heard.push(JSON.stringify(this.#kept(answer)))
    return answer
  }

  /** The data of the answer; fails the test when there is none. */
  async done(operation: string, input: object = {}): Promise<Record<string, never>> {
    const answer = await this.call(operation, input)
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    return answer.data as Record<string, never>
  }
}
