/**
 * Every refusal of documents is reached, under its own field, and leaves nothing behind: the tables are the same to the
 * row. The list of codes is that of the program: a new one without an example fails here.
 */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Operations } from '../../../electron/operations/index.ts'
import { addLine } from '../../support/bankLine.ts'
import { Books } from '../../support/books.ts'
import { clientOf, sent, supplierOf } from './help.ts'

const date = '2026-03-20'
const lines = [{ unitPrice: '100.00', taxes: [] }]

interface Prepared {
  readonly books: Books
  readonly client: string
  readonly supplier: string
  /** A sent invoice of 100.00 and a draft of one. */
  readonly invoice: string
  readonly draft: string
  readonly bill: string
}

async function prepared(country = 'CA'): Promise<Prepared> {
  const books = country === 'CA' ? new Books() : new Books({ country, currency: 'EUR', taxes: {} })
  const client = await clientOf(books)
  const supplier = await supplierOf(books)
  const { id: invoice } = await sent(books, { partyId: client, lines })
  const { id: draft } = await books.call('invoice.create', { partyId: client, date: '2026-03-10', lines })
  const { id: bill } = await books.call('bill.create', { partyId: supplier, date: '2026-03-10', lines })
  return { books, client, supplier, invoice, draft, bill }
}

type Example = (given: Prepared) => Promise<[name: keyof Operations, input: object]>
const changed = async ({ books, draft }: Prepared, input: object): Promise<[keyof Operations, object]> => {
  await books.call('invoice.update', { id: draft, ...input } as never)
  return ['invoice.send', { id: draft }]
}
const receipt = async ({ books, invoice }: Prepared) =>
  (await books.call('payment.record', { invoiceId: invoice, amount: '40.00', date })).id
const withoutRole = (given: Prepared, role: string) => {
  const { company } = given.books
  given.books.write(() =>
    company.append([
      {
        type: 'fields.set',
        body: {
          records: given.books.sql
            .all<{ id: string }>('SELECT id FROM account WHERE role = ?', role)
            .map(({ id }) => ({ kind: 'account', record: id, values: { role: null } })),
        },
      },
    ]),
  )
}

const EXAMPLES: Record<string, { details: string[]; country?: string; make: Example }> = {
  'document.refused': {
    details: ['partyId document.noParty', 'dueDate document.dueBefore'],
    make: (given) => changed(given, { partyId: null, dueDate: '2026-03-01' }),
  },
  'document.unknown': { details: [], make: async () => ['invoice.get', { id: 'none' }] },
  'document.otherKind': { details: [], make: async ({ bill }) => ['invoice.get', { id: bill }] },
  'document.notDraft': {
    details: [],
    make: async ({ invoice }) => ['invoice.update', { id: invoice, notes: 'x' }],
  },
  'document.stillDraft': { details: [], make: async ({ draft }) => ['invoice.credit', { id: draft }] },
  'document.held': {
    details: [],
    make: async ({ books, invoice }) => {
      const { fact } = books.sql.get<{ fact: string }>('SELECT fact FROM document WHERE id = ?', invoice)!
      // as if another laptop had locked the day without knowing of it
      const body = { id: 'lock', through: '2026-03-15', seen: {} }
      books.write((company) => company.append([{ type: 'period.locked', body }]))
      expect(books.sql.get('SELECT counts FROM document WHERE fact = ?', fact)).toEqual({ counts: 0 })
      return ['invoice.credit', { id: invoice }]
    },
  },
  'document.noParty': {
    details: ['partyId document.noParty'],
    make: (given) => changed(given, { partyId: 'nobody' }),
  },
  'document.noLines': {
    details: ['lines document.noLines'],
    make: async (given) => {
      const { id } = given.books.sql.get<{ id: string }>(
        'SELECT id FROM draft_line WHERE document = ?',
        given.draft,
      )!
      const body = { records: [{ kind: 'draft_line', record: id, values: { removed: 1 } }] }
      given.books.write((company) => company.append([{ type: 'fields.set', body }]))
      return ['invoice.send', { id: given.draft }]
    },
  },
  'document.tooManyLines': {
    details: ['lines document.tooManyLines'],
    make: async (given) => {
      const line = { document: given.draft, quantity: '1', unit_price: '1.00', taxes: '[]' }
      const records = Array.from({ length: 1_000 }, (_, position) => ({
        kind: 'draft_line',
        record: `line-${position}`,
        values: { ...line, position: position + 1 },
      }))
      given.books.write((company) => company.append([{ type: 'fields.set', body: { records } }]))
      return ['invoice.send', { id: given.draft }]
    },
  },
  'document.notPositive': {
    details: ['lines document.notPositive'],
    make: (given) => changed(given, { lines: [{ unitPrice: '-1.00', taxes: [] }] }),
  },
  'document.unknownProduct': {
    details: ['lines.0.productId document.unknownProduct'],
    make: (given) => changed(given, { lines: [{ ...lines[0]!, productId: 'none' }] }),
  },
  'document.quantityTooLarge': {
    details: ['lines.0.quantity document.quantityTooLarge'],
    make: async (given) => {
      const { id } = await given.books.call('product.create', { name: 'Clous', tracked: true })
      const line = { productId: id, quantity: '999999999.1', unitPrice: '0.01', taxes: [] }
      return changed(given, { lines: [line] })
    },
  },
  'document.creditBefore': {
    details: ['date document.creditBefore'],
    make: async ({ invoice }) => ['invoice.cancel', { id: invoice, date: '2026-03-09' }],
  },
  'document.noAccount': {
    details: ['lines.0.account document.noAccount'],
    make: async (given) => {
      withoutRole(given, 'sales')
      return ['invoice.send', { id: given.draft }]
    },
  },
  'document.noRole': {
    details: [],
    make: async (given) => {
      withoutRole(given, 'receivable')
      return ['invoice.send', { id: given.draft }]
    },
  },
  'document.dueBefore': {
    details: ['dueDate document.dueBefore'],
    make: (given) => changed(given, { dueDate: '2026-03-09' }),
  },
  'document.outOfOrder': {
    details: ['date document.outOfOrder'],
    country: 'FR',
    make: (given) => changed(given, { date: '2026-03-09' }),
  },
  'document.numberTaken': {
    details: [],
    make: async ({ books, draft }) => {
      await books.call('settings.set', { values: { 'numbers.invoice': 'FAC-2026-000{N}' } })
      return ['invoice.send', { id: draft }]
    },
  },
  'document.hasPayments': {
    details: [],
    make: async (given) => {
      await receipt(given)
      return ['invoice.cancel', { id: given.invoice }]
    },
  },
  'document.hasCredits': {
    details: [],
    make: async ({ books, invoice }) => {
      const { id } = await books.call('invoice.credit', { id: invoice, date })
      await books.call('creditNote.send', { id })
      return ['invoice.cancel', { id: invoice }]
    },
  },
  'document.cancelled': {
    details: [],
    make: async ({ books, invoice }) => {
      await books.call('invoice.cancel', { id: invoice })
      return ['invoice.cancel', { id: invoice }]
    },
  },
  'document.refusedQuote': {
    details: [],
    make: async ({ books, client }) => {
      const { id } = await books.call('quote.create', { partyId: client, date, lines })
      await books.call('quote.send', { id })
      await books.call('quote.refuse', { id })
      return ['quote.order', { id }]
    },
  },
  'document.answered': {
    details: [],
    make: async ({ books, client }) => {
      const { id } = await books.call('order.create', { partyId: client, date, lines })
      await books.call('order.send', { id })
      await books.call('order.cancel', { id })
      return ['order.cancel', { id }]
    },
  },
  'document.notAnswered': {
    details: [],
    make: async ({ books, client }) => {
      const { id } = await books.call('order.create', { partyId: client, date, lines })
      await books.call('order.send', { id })
      return ['order.reopen', { id }]
    },
  },
  'document.taxMismatch': {
    details: ['taxAmounts.0.code document.taxMismatch'],
    make: async ({ supplier }) => [
      'bill.create',
      { partyId: supplier, date, lines, taxAmounts: [{ code: 'TPS', amount: '1.00' }] },
    ],
  },
  'document.noHoldback': {
    details: [],
    make: async ({ invoice }) => ['invoice.releaseHoldback', { id: invoice }],
  },
  'document.holdbackTooMuch': {
    details: ['lines document.holdbackTooMuch'],
    make: async ({ books, client }) => {
      const { id } = await sent(books, { partyId: client, holdbackPercent: '10', lines })
      const release = await books.call('invoice.releaseHoldback', { id, date })
      await books.call('invoice.update', { id: release.id, lines })
      return ['invoice.send', { id: release.id }]
    },
  },
  'document.allInvoiced': {
    details: [],
    make: async ({ books, client }) => {
      const { id } = await books.call('order.create', { partyId: client, date, lines })
      await books.call('order.send', { id })
      const draft = await books.call('order.invoice', { id, date })
      await books.call('invoice.send', { id: draft.id })
      return ['order.invoice', { id }]
    },
  },
  'document.creditTooMuch': {
    details: ['lines document.creditTooMuch'],
    make: async ({ books, invoice }) => {
      const { id } = await books.call('invoice.credit', { id: invoice, date })
      await books.call('creditNote.update', { id, lines: [{ unitPrice: '100.01', taxes: [] }] })
      return ['creditNote.send', { id }]
    },
  },
  'payment.nothing': {
    details: ['amount payment.nothing'],
    make: async ({ client }) => ['payment.record', { partyId: client, amount: '0.00', date }],
  },
  'payment.tooMuch': {
    details: ['allocations.0.amount payment.tooMuch'],
    make: async ({ invoice }) => [
      'payment.record',
      { amount: '200.00', date, allocations: [{ documentId: invoice, amount: '100.01' }] },
    ],
  },
  'payment.overAllocated': {
    details: ['allocations payment.overAllocated'],
    make: async ({ invoice }) => [
      'payment.record',
      { amount: '50.00', date, allocations: [{ documentId: invoice, amount: '50.01' }] },
    ],
  },
  'payment.wrongSide': {
    details: ['allocations.0.documentId payment.wrongSide'],
    make: async ({ bill }) => [
      'payment.record',
      { amount: '50.00', date, allocations: [{ documentId: bill, amount: '50.00' }] },
    ],
  },
  'payment.otherParty': {
    details: ['allocations.0.documentId payment.otherParty'],
    make: async ({ books, invoice }) => {
      const partyId = await clientOf(books, { name: 'Autre' })
      const credit = await books.call('payment.record', { partyId, amount: '5.00', date })
      return [
        'payment.allocate',
        { creditId: credit.id, allocations: [{ documentId: invoice, amount: '5.00' }] },
      ]
    },
  },
  'payment.needsParty': {
    details: ['partyId payment.needsParty'],
    make: async () => ['payment.record', { amount: '5.00', date }],
  },
  'payment.noBank': {
    details: ['account payment.noBank'],
    make: async (given) => {
      withoutRole(given, 'bank')
      return ['payment.record', { partyId: given.client, amount: '5.00', date }]
    },
  },
  'payment.notMoneyAccount': {
    details: ['account payment.notMoneyAccount'],
    make: async ({ client }) => [
      'payment.record',
      { partyId: client, amount: '5.00', date, account: '4000' },
    ],
  },
  'payment.sameAccount': {
    details: ['to payment.sameAccount'],
    make: async () => ['transfer.create', { from: '1010', to: '1010', amount: '5.00', date }],
  },
  'payment.otherCurrency': {
    details: ['account payment.otherCurrency'],
    make: async ({ client }) => [
      'payment.record',
      { partyId: client, amount: '5.00', date, account: '1020' },
    ],
  },
  'payment.repeated': {
    details: ['allocations.1.documentId payment.repeated'],
    make: async ({ invoice }) => {
      const one = { documentId: invoice, amount: '1.00' }
      return ['payment.record', { amount: '5.00', date, allocations: [one, one] }]
    },
  },
  'payment.used': {
    details: [],
    make: async (given) => {
      const { books, invoice } = given
      const lineId = await addLine(books, '40.00', date)
      await books.call('bank.match', { lineId, allocations: [{ documentId: invoice, amount: '40.00' }] })
      return [
        'payment.void',
        books.sql.get<{ id: string }>("SELECT id FROM document WHERE kind = 'receipt'")!,
      ]
    },
  },
  'document.voidBefore': {
    details: ['date document.voidBefore'],
    make: async (given) => ['payment.void', { id: await receipt(given), date: '2026-03-19' }],
  },
  'allocation.none': {
    details: [],
    make: async (given) => [
      'payment.unallocate',
      { creditId: await receipt(given), documentId: given.draft },
    ],
  },
  'allocation.ofPayment': {
    details: [],
    make: async (given) => [
      'payment.unallocate',
      { creditId: await receipt(given), documentId: given.invoice },
    ],
  },
}

test.each(Object.entries(EXAMPLES))('%s', async (code, { details, country, make }) => {
  const given = await prepared(country)
  const [name, input] = await make(given)
  const before = given.books.stateHash()
  expect(await given.books.refused(name, input)).toEqual({ code, details })
  expect(given.books.stateHash()).toBe(before)
})

test('the list is whole', () => {
  const file = path.resolve(import.meta.dirname, '../../../db/records/documents/errors.ts')
  const codes = [
    ...fs.readFileSync(file, 'utf8').matchAll(/^ {2}'((?:document|payment|allocation)\.\w+)': \{/gm),
  ]
  expect(Object.keys(EXAMPLES).sort()).toEqual(codes.map(([, code]) => code).sort())
})

test('unknown ids of every sort are told where they are', async () => {
  const { books, client, invoice } = await prepared()
  const none = [{ documentId: 'none', amount: '1.00' }]
  const calls: [keyof Operations, object, string[]][] = [
    ['payment.record', { invoiceId: 'none', amount: '1.00', date }, []],
    [
      'payment.record',
      { partyId: client, amount: '1.00', date, allocations: none },
      ['allocations.0.documentId document.unknown'],
    ],
    ['payment.record', { partyId: 'none', amount: '1.00', date }, ['partyId ledger.unknownParty']],
    [
      'payment.record',
      { partyId: client, amount: '1.00', date, account: '9998' },
      ['account ledger.unknownAccount'],
    ],
    ['payment.allocate', { creditId: 'none', allocations: none }, ['creditId document.unknown']],
    ['payment.unallocate', { creditId: 'none', documentId: invoice }, []],
    ['payment.refund', { creditId: 'none', date }, []],
    ['payment.void', { id: 'none' }, []],
    ['transfer.create', { from: '9998', to: '1010', amount: '1.00', date }, ['from ledger.unknownAccount']],
    ['quote.approve', { id: invoice }, []],
  ]
  for (const [name, input, details] of calls)
    expect((await books.refused(name, input)).details).toEqual(details)
})

test('a closed account is told under the field that named it', async () => {
  const { books, client, draft } = await prepared()
  for (const code of ['1015', '4020']) await books.call('account.update', { code, closed: true })
  await books.call('invoice.update', { id: draft, lines: [{ unitPrice: '1.00', account: '4020' }] })
  expect((await books.refused('invoice.send', { id: draft })).details).toEqual([
    'lines.0.account ledger.closedAccount',
  ])
  const given = { partyId: client, amount: '1.00', date, account: '1015' }
  expect((await books.refused('payment.record', given)).details).toEqual(['account ledger.closedAccount'])
})

test('a locked day and a tax of another place or time are told', async () => {
  const { books, draft } = await prepared()
  await books.call('invoice.update', {
    id: draft,
    lines: [{ unitPrice: '1.00', taxes: ['TVH-ON', 'TPS', 'TPS'] }],
  })
  expect((await books.refused('invoice.send', { id: draft })).details).toEqual([
    'lines.0.taxes.2 tax.repeated',
  ])
  await books.call('invoice.update', { id: draft, lines })
  await books.call('period.lock', { through: '2026-03-15' })
  expect(await books.refused('invoice.send', { id: draft })).toEqual({
    code: 'ledger.periodLocked',
    details: ['date ledger.periodLocked'],
  })
})
