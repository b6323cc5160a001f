/** Planted bugs of taxes, roundings and currencies. */
import type { Bug } from './bug.ts'

const suites = ['test/db/rules', 'test/db/records', 'test/operations']

export const TAX_BUGS: readonly Bug[] = [
  {
    name: 'tax rounded on each line',
    what: 'the tax of a document is the sum of the rounded taxes of its lines',
    file: 'db/rules/documents/totals.ts',
    text: 'return { nets: amounts, holdback, taxes: taxesOnGroups(codesOf(lines), groups, bases) }',
    instead: `const taxes = taxesOnGroups(codesOf(lines), groups, bases).map((tax) => {
    const own = amounts.filter((_, place) => lines[place]!.applied.some(({ code }) => code === tax.code))
    const each = sumCents(own.map((amount) => applyRate(amount, tax.rate)))
    return holdbackPpm === 0 ? { ...tax, amount: each } : tax
  })
  return { nets: amounts, holdback, taxes }`,
    suites: ['test/db/rules/documents-totals test/db/rules/documents-oracle', ...suites],
  },
  {
    name: 'half to even',
    what: 'half a cent goes to the even cent instead of away from zero',
    file: 'db/rules/money.ts',
    text: 'const rounded = Number((magnitude * 2n + denominator) / (denominator * 2n))',
    instead: `const isTie = (magnitude * 2n) % (denominator * 2n) === denominator
  const down = isTie && (magnitude / denominator) % 2n === 0n ? 1n : 0n
  const rounded = Number((magnitude * 2n + denominator - down) / (denominator * 2n))`,
    suites: ['test/db/rules/money test/db/rules/tax', ...suites],
  },
  {
    name: 'credit loses half a cent',
    what: 'a negative half rounds towards zero: a credit note is not the mirror of its invoice',
    file: 'db/rules/money.ts',
    text: '(magnitude * 2n + denominator) / (denominator * 2n)',
    instead: '(magnitude * 2n + denominator - (negative ? 1n : 0n)) / (denominator * 2n)',
    suites: ['test/db/rules/money test/db/rules/tax', ...suites],
  },
  {
    name: 'exchange rounded down',
    what: 'an amount in another currency loses the part of a cent that its rate leaves',
    file: 'db/rules/money.ts',
    text: '.toDecimalPlaces(0, Decimal.ROUND_HALF_UP)\n    .toNumber()',
    instead: '.toDecimalPlaces(0, Decimal.ROUND_DOWN)\n    .toNumber()',
    suites: ['test/db/rules/money test/operations/bank-coding', ...suites],
  },
  {
    name: 'new rate a day late',
    what: 'on the day of a change the old rate is still used',
    file: 'db/rules/tax.ts',
    text: 'const rate = tax.rates.findLast((row) => row.since <= date)',
    instead: 'const rate = tax.rates.findLast((row) => row.since < date) ?? tax.rates[0]',
    suites: ['test/db/rules/tax', ...suites],
  },
  {
    name: 'return without its last day',
    what: 'the tax return leaves out what was posted on the last day of its period',
    file: 'db/ledger/tax-figures.ts',
    text: 'WHERE e.date BETWEEN ? AND ? AND e.counts = 1 AND p.tax_code IS NOT NULL`',
    instead: 'WHERE e.date >= ? AND e.date < ? AND e.counts = 1 AND p.tax_code IS NOT NULL`',
    suites: ['test/db/ledger/tax-summary', 'test/db/ledger', 'test/operations'],
  },
]
