/** Programs of Python that compute again, and share no code with, what this one computes. */
import { spawnSync } from 'node:child_process'
import { expect } from 'vitest'

/** Undefined where there is no Python. */
export const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0)

/** What a program says of each question: one line of JSON for one line of JSON. */
export function askPython(program: string, questions: readonly unknown[]): string[] {
  const input = questions.map((question) => JSON.stringify(question)).join('\n')
  const answer = spawnSync(python!, [program], { input, encoding: 'utf8', maxBuffer: 2 ** 30 })
  expect(answer.stderr).toBe('')
  const lines = answer.stdout.trim().split('\n')
  expect(lines).toHaveLength(questions.length)
  return lines
}
