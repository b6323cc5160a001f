/** How work on a company file ended: the typed answer that a door would give, or a failed test. */
import { expect } from 'vitest'
import { answerOf, type ErrorAnswer } from '../../db/rules/errors.ts'

/** The answer to what must not succeed; both languages say what happened and what to do next. */
export function answerTo(work: () => unknown): ErrorAnswer {
  try {
    work()
  } catch (error) {
    const answer = answerOf(error)
    if (answer.family === 'assertion') throw error
    for (const text of [answer.message.fr, answer.message.en]) {
      expect(text).not.toMatch(/\{\w+\}/)
      expect(text.length).toBeGreaterThan(20)
    }
    expect(answer.message.fr).not.toBe(answer.message.en)
    return answer
  }
  throw new Error('nothing was refused')
}

/** The code of the refusal or failure that work ends in. */
export const codeOf = (work: () => unknown): string => answerTo(work).code
