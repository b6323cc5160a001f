/**
 * What the memory answers, row by row, for an invented office: at once and up to six years later, when what it learned
 * weighs less. `vitest run test/db/rules/labels/golden.test.ts -u` writes the rows anew.
 */
import { expect, test } from 'vitest'
import { addDays } from '../../../../db/rules/dates.ts'
import { labelWords } from '../../../../db/rules/labels/label.ts'
import { LabelMemory } from '../../../../db/rules/labels/memory.ts'
import { yearOfLines } from './year.ts'

/** Days after the line itself: the same quarter, the next ones, and years. */
const LATER = [0, 92, 184, 365, 730, 1_500, 2_200]

test('guesses of the last month of an office, then and later', async () => {
  const { lines, from } = yearOfLines(7)
  const memory = new LabelMemory()
  for (const line of lines) if (line.date < from) memory.learn(line)
  const asked = lines.filter(({ date }) => date >= from)
  const rows = asked.map(({ date, cents, description }, at) => {
    const day = addDays(date, LATER[at % LATER.length]!)
    // a tenth more tells what the size of an amount does
    const size = at % 3 === 0 ? cents : Math.round(cents * 1.1)
    const guesses = memory.guess({ date: day, cents: size, description })
    const steady = [1, 2, 3].map((times) => memory.steady({ cents, description }, times))
    return JSON.stringify({ day, size, description, words: labelWords(description), steady, guesses })
  })
  // of a new label, words that others have
  const mixed = asked.slice(1).map(({ date, cents, description }, at) => {
    const words = `${description.split(' ').slice(0, 2).join(' ')} ${asked[at]!.description.split(' ').slice(-2).join(' ')}`
    return JSON.stringify({ words, guesses: memory.guess({ date, cents, description: words }) })
  })
  await expect([...rows, ...mixed].map((row) => `${row}\n`).join('')).toMatchFileSnapshot(
    '../golden/memory-guesses.jsonl',
  )
})
