/** How work on a company file ended: the typed answer that a door would give, or a failed test. */
import { expect } from 'vitest'
import { answerOf, type ErrorAnswer } from '../../db/rules/errors.ts'

/** The answer for an error; both languages say what happened and what to do next. A bug of ours fails the test. */
function typed(error: unknown): ErrorAnswer {
  const answer = answerOf(error)
  if (answer.family === 'assertion') throw error
  for (const text of [answer.message.fr, answer.message.en]) {
    expect(text).not.toMatch(/\{\w+\}/)
    expect(text.length).toBeGreaterThan(20)
  }
  expect(answer.message.fr).not.toBe(answer.message.en)
  return answer
}

/** The code of the refusal or failure that work ends in. */
export function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return typed(error).code
  }
  throw new Error('nothing was refused')
}

/** The code of the refusal or failure that work ends in; null when it succeeds. */
export async function outcomeOf(work: () => unknown): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    return typed(error).code
  }
}
