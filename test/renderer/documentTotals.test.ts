/** What the form shows while one types is what the books answer, whoever the client is and whatever the discount. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../../db/rules/dates.ts'
import { lineTaxes, type Registration, usualTaxesOf } from '../../db/rules/documents/usual.ts'
import { formatCents } from '../../db/rules/money.ts'
import {
  blankDocument,
  blankLine,
  type DocumentDraft,
  type DraftLine,
  documentInput,
  type SalesInput,
} from '../../renderer/documents/documentDraft.ts'
import { type LiveTotals, liveDue, liveTotals } from '../../renderer/documents/liveTotals.ts'
import { Books } from '../support/books.ts'
import { tries } from '../support/properties.ts'

const DATE = '2026-03-15'

function draft(part: Partial<DocumentDraft>, ...lines: readonly Partial<DraftLine>[]): DocumentDraft {
  const typed = [...lines, {}].map((line) => ({ ...blankLine(), ...line }))
  return { ...blankDocument('invoice', DATE), ...part, lines: typed }
}

const own = (line: DraftLine) => line.taxes ?? ['TPS', 'TVQ']

const wire = (totals: LiveTotals) => ({
  subtotal: formatCents(totals.subtotal),
  discount: formatCents(totals.discount),
  holdback: formatCents(totals.holdback),
  taxes: totals.taxes.map(({ code, base, amount }) => [code, formatCents(base), formatCents(amount)]),
  total: formatCents(totals.total),
})

test('140.00 in Quebec is 7.00 and 13.97, 160.97 in all', () => {
  const { totals } = liveTotals(draft({}, { quantity: '2', unitPrice: '70' }, {}), 'CAD', own)
  expect(wire(totals)).toEqual({
    subtotal: '140.00',
    discount: '0.00',
    holdback: '0.00',
    taxes: [
      ['TPS', '140.00', '7.00'],
      ['TVQ', '140.00', '13.97'],
    ],
    total: '160.97',
  })
})

test('the paper of a supplier stands above the computation; self-assessed taxes are not owed to it', () => {
  const bill = draft({ kind: 'bill', taxAmounts: { TVQ: '19.96' } }, { unitPrice: '200' })
  const onPaper = liveTotals(bill, 'CAD', own).totals
  expect(wire(onPaper).total).toBe('229.96')
  expect(onPaper.taxes.map(({ computed }) => computed)).toEqual([1000, 1995])
  expect(wire(liveTotals({ ...bill, selfAssessed: true }, 'CAD', own).totals).total).toBe('200.00')
})

test('what the rules refuse is told under the path of its field, and nothing is shown for it', () => {
  const { totals, problems } = liveTotals(
    draft({ holdbackPercent: '150' }, { unitPrice: '1', discountPercent: '-5' }),
    'CAD',
    own,
  )
  expect(totals.total).toBe(0)
  expect(problems.map(({ path }) => path)).toEqual(['lines.0.discountPercent', 'holdbackPercent'])
  expect(liveTotals(draft({ date: 'hier' }, { unitPrice: '1' }), 'CAD', own).problems).toEqual([])
})

test.each([
  ['by the terms typed', { terms: '30 jours fin de mois' }, 'Net 30', '2026-04-30'],
  ['by the usual terms', {}, 'Net 30', '2026-04-14'],
  ['as typed', { dueDate: '2026-05-01' }, 'Net 30', '2026-05-01'],
  ['by nothing', { terms: 'quand vous pourrez' }, 'Net 30', ''],
  ['a quote by its days', { kind: 'quote' as const, terms: 'Net 10' }, '', '2026-04-04'],
] as const)('due %s', (_how, part, usual, due) => {
  expect(liveDue({ ...blankDocument('invoice', DATE), ...part }, usual, 20)).toBe(due)
})

const province = fc.constantFrom('QC', 'ON', 'AB', 'BC', undefined)
const decimal = (max: number, digits: number) =>
  fc.integer({ min: 1, max }).map((whole) => String(whole / 10 ** digits))
const line = fc.record({
  description: fc.constant('x'),
  quantity: fc.oneof(fc.constant(''), decimal(5_000, 2)),
  unitPrice: decimal(900_000, 3),
  discountPercent: fc.constantFrom('', '5', '12.5'),
  product: fc.constantFrom(null, 'zero', 'taxed'),
  taxes: fc.constantFrom(null, [], ['TPS'], ['EXO']),
})
const head = fc.record({
  pricesIncludeTax: fc.boolean(),
  discountPercent: fc.constantFrom('', '10'),
  discount: fc.constantFrom('', '0.01'),
  holdbackPercent: fc.constantFrom('', '10'),
})

/** The books with a client in each place and a product of each sort. */
async function booksWithPlaces() {
  const books = new Books({ taxes: { TPS: null, TVQ: '2020-01-01' } })
  const clients = new Map<string | undefined, string>()
  for (const place of ['QC', 'ON', 'AB', 'BC', undefined]) {
    const input = { name: `Client ${place}`, roles: ['client' as const] }
    clients.set(place, (await books.call('party.create', place ? { ...input, province: place } : input)).id)
  }
  const zero = await books.call('product.create', { name: 'Pain', price: '4', taxes: ['ZERO'] })
  const taxed = await books.call('product.create', { name: 'Outil', price: '4', taxes: ['TPS', 'TVQ'] })
  const { registrations } = await books.call('tax.codes', {})
  return { books, clients, products: { zero, taxed }, registrations: registrations as Registration[] }
}

test('the form shows what the books answer', async () => {
  const { books, clients, products, registrations } = await booksWithPlaces()
  await fc.assert(
    fc.asyncProperty(
      province,
      head,
      fc.array(line, { minLength: 1, maxLength: 4 }),
      async (place, top, rows) => {
        const lines = rows.map(({ product, ...row }) => ({
          ...row,
          productId: product ? products[product].id : '',
        }))
        const typed = draft({ ...top, partyId: clients.get(place)! }, ...lines)
        const usual = usualTaxesOf({
          place: { country: 'CA', province: 'QC' },
          party: { country: '', province: place },
          date: DATE as Day,
          isSale: true,
          registrations,
        })
        const productOf = (id: string) => Object.values(products).find((product) => product.id === id)
        const { totals, problems } = liveTotals(typed, 'CAD', ({ taxes, productId }) =>
          lineTaxes({ own: taxes, product: productOf(productId)?.taxes ?? null, party: null, usual }),
        )
        const answer = await books.call('invoice.create', documentInput(typed) as SalesInput)
        expect(answer.problems.map(({ path }) => path)).toEqual(problems.map(({ path }) => path))
        if (problems.length > 0) return
        expect(wire(totals)).toEqual({
          subtotal: answer.subtotal,
          discount: answer.discount,
          holdback: answer.holdback,
          taxes: answer.taxes.map(({ code, base, amount }) => [code, base, amount]),
          total: answer.total,
        })
      },
    ),
    tries(60),
  )
})
