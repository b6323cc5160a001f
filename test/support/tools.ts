/** What an operation is given in a test: a machine, and a reader of statements; nobody watches it or breaks it off. */
import type { Place } from '../../db/company/place.ts'
import type { Tools } from '../../electron/operations/tools.ts'

interface Machine {
  readonly place: Place
  readonly now: () => number
}

const noStatement: Tools['parseStatement'] = async () => {
  throw new Error('no statement here')
}

export const testTools = ({ place, now }: Machine, parseStatement = noStatement): Tools => ({
  door: 'test',
  now,
  place,
  parseStatement,
  progress: () => {},
  signal: new AbortController().signal,
})
