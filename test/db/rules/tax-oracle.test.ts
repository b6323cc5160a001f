/**
 * Protects: the taxes of 20,000 random documents (a million with LONG=1) are those of an independent program, written
 * in another language from the texts of law.
 */
import path from 'node:path'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { taxesIncluded, taxesOn } from '../../../db/rules/tax.ts'
import { keepFigures } from '../../support/figures.ts'
import { long, seed } from '../../support/properties.ts'
import { askPython, python } from '../../support/python.ts'

const oracle = path.join(import.meta.dirname, 'tax-oracle.py')

interface Document {
  readonly mode: 'on' | 'included'
  readonly cents: number
  readonly codes: readonly string[]
  readonly date: Day
}

/** Small numbers in a row from a seed (mulberry32), each below `below`. */
function randomOf(start: number): (below: number) => number {
  let state = start
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** Where the codes of a document are used together, and since when all of them have a rate. */
const SETS: readonly (readonly [codes: readonly string[], since: string])[] = [
  [['TPS', 'TVQ'], '1994-05-13'],
  [['TPS', 'TVQ'], '2013-01-01'],
  [['TVQ', 'TPS'], '1998-01-01'],
  [['TVQ'], '1998-01-01'],
  [['TPS'], '1991-01-01'],
  [['TVH-ON'], '2010-07-01'],
  [['TVH-NS'], '1997-04-01'],
  [['TPS', 'TVP-BC'], '2013-04-01'],
  [['TPS', 'TVP-SK'], '2017-03-23'],
  [['ZERO'], '1991-01-01'],
  [['EXO'], '1991-01-01'],
  [[], '1991-01-01'],
]

function someDocument(random: (below: number) => number): Document {
  const [codes, since] = SETS[random(SETS.length)]!
  const size = [100, 10_000, 10_000_000, 2_000_000_000][random(4)]!
  const sign = random(4) === 0 ? -1 : 1
  return {
    mode: random(2) === 0 ? 'on' : 'included',
    cents: random(size) * sign + 0,
    codes,
    date: addDays(since as Day, random(4000)),
  }
}

/** What the program says of a document, in the form of the oracle. */
function ours({ mode, cents, codes, date }: Document) {
  const found = (mode === 'on' ? taxesOn : taxesIncluded)(cents, codes, date)
  return { base: found.base, taxes: found.taxes.map((tax) => tax.amount), total: found.total }
}

test.skipIf(python === undefined)(`the oracle agrees to the cent, seed ${seed}`, () => {
  const random = randomOf(seed)
  const started = performance.now()
  const parts = long ? 50 : 1
  for (let part = 0; part < parts; part += 1) {
    const documents = Array.from({ length: 20_000 }, () => someDocument(random))
    const expected = askPython(oracle, documents).map((line) => JSON.parse(line) as unknown)
    for (const [index, document] of documents.entries()) {
      const [found, wanted] = [JSON.stringify(ours(document)), JSON.stringify(expected[index])]
      if (found !== wanted) expect(found, JSON.stringify(document)).toBe(wanted)
    }
  }
  keepFigures('taxes against the Python program', { documents: parts * 20_000, differences: 0 }, started)
})
