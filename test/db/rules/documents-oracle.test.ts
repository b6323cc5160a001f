/**
 * Protects: every figure of 20,000 random documents (a million with LONG=1) is that of an independent program, written
 * in another language from the rules: lines, discounts, credits, holdbacks, taxes on and inside the prices, in every
 * regime of the taxes of Quebec.
 */
import path from 'node:path'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { documentTotals, type LineToTotal, type TotalsInput } from '../../../db/rules/documents/totals.ts'
import { Refusal } from '../../../db/rules/errors.ts'
import { keepFigures } from '../../support/figures.ts'
import { long, seed } from '../../support/properties.ts'
import { askPython, python } from '../../support/python.ts'
import { randomFrom } from '../../support/random.ts'

const oracle = path.join(import.meta.dirname, 'document-oracle.py')

type Random = (below: number) => number

/** What the lines of one document may carry, and since when all of it has a rate. */
const REGIMES: readonly { since: string; decimals: number; sets: readonly (readonly string[])[] }[] = [
  { since: '1994-05-13', decimals: 2, sets: [['TPS', 'TVQ'], ['TPS'], ['TVQ'], ['TVQ', 'TPS'], ['EXO'], []] },
  { since: '1998-01-01', decimals: 2, sets: [['TPS', 'TVQ'], ['TPS'], ['ZERO'], ['EXO'], ['TVH-NS']] },
  { since: '2010-07-01', decimals: 2, sets: [['TVQ', 'TPS'], ['TPS'], ['TVQ'], ['TVH-ON'], []] },
  { since: '2013-04-01', decimals: 2, sets: [['TPS', 'TVQ'], ['TPS', 'TVP-BC'], ['TPS'], ['EXO']] },
  { since: '2017-03-23', decimals: 2, sets: [['TPS', 'TVP-SK'], ['TVP-SK'], ['TVH-NS'], ['ZERO']] },
  { since: '2018-01-01', decimals: 0, sets: [['TVA-CI'], ['TVA-CI-R'], ['EXO'], []] },
  { since: '2024-01-01', decimals: 2, sets: [['TPS', 'TVQ'], ['TPS', 'TVQ'], ['ZERO'], ['EXO']] },
]

/** A number with up to `places` decimals, below `size`. */
function someDecimal(random: Random, size: number, places: number): string {
  const digits = random(places + 1)
  const whole = String(random(size))
  return digits === 0 ? whole : `${whole}.${String(random(10 ** digits)).padStart(digits, '0')}`
}

/** A percentage in parts per million: round ones, with decimals, or the whole. */
const somePercent = (random: Random) =>
  [50_000, 100_000, 150_000, 333_333, random(1_000_000), 1_000_000][random(6)]!

function someLine(random: Random, sets: readonly (readonly string[])[], credit: boolean): LineToTotal {
  const deducts = random(8) === 0
  const price = someDecimal(random, [1, 100, 10_000, 1_000_000][random(4)]!, 4)
  return {
    quantity: `${credit ? '-' : ''}${random(3) > 0 ? String(random(12)) : someDecimal(random, 50, 6)}`,
    unitPrice: `${deducts ? '-' : ''}${price}`,
    taxes: sets[random(sets.length)]!,
    ...(random(4) === 0 ? { discountPpm: somePercent(random) } : {}),
  }
}

function someDocument(random: Random): TotalsInput {
  const { since, decimals, sets } = REGIMES[random(REGIMES.length)]!
  const pricesIncludeTax = random(3) === 0
  const credit = random(4) === 0
  const lines = Array.from({ length: 1 + random([2, 6, 40][random(3)]!) }, () =>
    someLine(random, sets, credit),
  )
  const whole = random(3)
  return {
    date: addDays(since as Day, random(5500)),
    decimals,
    pricesIncludeTax,
    lines,
    ...(whole === 1 ? { discountPpm: somePercent(random) } : {}),
    ...(whole === 2 ? { discountCents: random([10, 1000, 1_000_000][random(3)]!) } : {}),
    ...(!pricesIncludeTax && random(4) === 0 ? { holdbackPpm: somePercent(random) } : {}),
  }
}

const percent = (ppm: number | undefined) => (ppm ? (ppm / 10_000).toFixed(4) : undefined)

/** A document in the form of the oracle. */
function asked(input: TotalsInput) {
  return {
    date: input.date,
    decimals: input.decimals,
    included: input.pricesIncludeTax,
    discount_percent: percent(input.discountPpm),
    discount: input.discountCents,
    holdback_percent: percent(input.holdbackPpm),
    lines: input.lines.map((line) => ({
      quantity: line.quantity,
      price: line.unitPrice,
      discount_percent: percent(line.discountPpm),
      codes: line.taxes,
    })),
  }
}

/** What the program says of a document, in the form of the oracle; null where its discount is more than it holds. */
function ours(input: TotalsInput) {
  try {
    const found = documentTotals(input)
    return JSON.stringify({
      amounts: found.lines.map((line) => line.amount),
      nets: found.lines.map((line) => line.net),
      discount: found.discount,
      subtotal: found.subtotal,
      holdback: found.holdback,
      taxes: found.taxes.map((tax) => [tax.code, tax.base, tax.amount]),
      total: found.total,
    })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'document.discountTooLarge') return null
    throw error
  }
}

/** What makes documents hard, and whether one has it. */
const HARD: Readonly<Record<string, (input: TotalsInput) => boolean>> = {
  'of one line': ({ lines }) => lines.length === 1,
  'of 30 to 40 lines': ({ lines }) => lines.length >= 30,
  'lines at a discount': ({ lines }) => lines.some((line) => line.discountPpm),
  'discounts on the whole': ({ discountPpm, discountCents }) => Boolean(discountPpm || discountCents),
  credits: ({ lines }) => lines.some(({ quantity }) => quantity.startsWith('-')),
  'tax included': ({ pricesIncludeTax }) => pricesIncludeTax,
  holdbacks: ({ holdbackPpm }) => Boolean(holdbackPpm),
  'tax on tax': ({ date, lines }) => date < '2013-01-01' && lines.some(({ taxes }) => taxes.includes('TVQ')),
}

test.skipIf(python === undefined)(
  `the oracle agrees to the cent, seed ${seed}`,
  { timeout: 3_600_000 },
  () => {
    const random = randomFrom(seed)
    const started = performance.now()
    const counted: Record<string, number> = { documents: 0, lines: 0, differences: 0 }
    for (let part = 0; part < (long ? 100 : 2); part += 1) {
      const documents: TotalsInput[] = []
      const found: string[] = []
      while (documents.length < 10_000) {
        const document = someDocument(random)
        const answer = ours(document)
        if (answer === null) continue
        documents.push(document)
        found.push(answer)
      }
      const expected = askPython(oracle, documents.map(asked))
      for (const [index, document] of documents.entries())
        if (found[index] !== expected[index])
          expect(found[index], JSON.stringify(document)).toBe(expected[index])
      counted.documents! += documents.length
      counted.lines! += documents.reduce((sum, { lines }) => sum + lines.length, 0)
      for (const [what, isSo] of Object.entries(HARD))
        counted[what] = (counted[what] ?? 0) + documents.filter(isSo).length
    }
    for (const what of Object.keys(HARD)) expect([what, counted[what]! > 100]).toEqual([what, true])
    keepFigures('documents against the Python program', counted, started)
  },
)
