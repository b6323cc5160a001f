/** A document being typed says what is sent of it, and puts each refusal at the field it is about. */
import { expect, test } from 'vitest'
import {
  blankDocument,
  blankLine,
  type DocumentDraft,
  type DraftLine,
  documentInput,
  draftOf,
  faultsOf,
  isBlankDocument,
  savedAs,
  withLine,
  withLineMoved,
  withoutLine,
} from '../../renderer/documents/documentDraft.ts'
import type { Document } from '../../renderer/documents/documentKinds.ts'

function draft(kind: DocumentDraft['kind'], ...lines: readonly Partial<DraftLine>[]): DocumentDraft {
  return {
    ...blankDocument(kind, '2026-03-15'),
    partyId: 'p1',
    lines: [...lines, {}].map((line) => ({ ...blankLine(), ...line })),
  }
}

const message = { fr: 'Cette taxe n’existe pas.', en: 'This tax does not exist.' }

test('blank lines are not sent; an empty quantity is one, an empty tax the usual ones', () => {
  const typed = draft(
    'invoice',
    {},
    { description: ' Bois ', unitPrice: '12.5' },
    { unitPrice: '3', taxes: [] },
  )
  expect(documentInput(typed).lines).toEqual([
    expect.objectContaining({ description: 'Bois', quantity: '1', unitPrice: '12.5', taxes: null }),
    expect.objectContaining({ description: '', quantity: '1', unitPrice: '3', taxes: [] }),
  ])
})

test('an empty field of the head clears what the draft had', () => {
  expect(documentInput(draft('invoice', { unitPrice: '1' }))).toMatchObject({
    dueDate: null,
    terms: null,
    reference: null,
    discount: null,
    discountPercent: null,
    holdbackPercent: null,
    language: null,
  })
})

test('a sale says nothing of what only purchases have', () => {
  const sale = documentInput(draft('quote', { unitPrice: '1' }))
  expect(sale).not.toHaveProperty('taxAmounts')
  expect(sale).not.toHaveProperty('account')
  const bill = { ...draft('bill', { unitPrice: '1' }), taxAmounts: { TPS: '', TVQ: '1.01' } }
  expect(documentInput(bill)).toMatchObject({
    taxAmounts: [{ code: 'TVQ', amount: '1.01' }],
    selfAssessed: false,
    account: null,
  })
})

test('a refusal about a tax of the second line sent is shown at the taxes of that line', () => {
  const typed = draft('invoice', { unitPrice: '1' }, {}, { unitPrice: '2' })
  const details = [
    { path: 'lines.1.taxes.1', code: 'tax.unknown', message },
    { path: 'partyId', code: 'document.noParty', message },
    { path: 'taxAmounts.0.code', code: 'document.taxMismatch', message },
    { path: 'lines', code: 'document.noLines', message },
  ]
  expect([...faultsOf(typed, details, 'fr').keys()]).toEqual([
    `${typed.lines[2]!.key}.taxes`,
    'partyId',
    'taxAmounts',
    'lines',
  ])
})

test('a blank line always waits last: typing, removing and moving keep it there', () => {
  const empty = blankDocument('invoice', '2026-03-15')
  const first = empty.lines[0]!.key
  const one = withLine(empty, first, { description: 'A' })
  expect(one.lines).toHaveLength(2)
  const two = withLine(one, one.lines[1]!.key, { description: 'B' })
  const moved = withLineMoved(two, first, 1)
  expect(moved.lines.map(({ description }) => description)).toEqual(['B', 'A', ''])
  expect(withLineMoved(moved, first, 1)).toBe(moved)
  expect(withLineMoved(moved, moved.lines[2]!.key, -1)).toBe(moved)
  expect(
    withoutLine(withoutLine(moved, first), two.lines[1]!.key).lines.map((line) => line.description),
  ).toEqual([''])
})

test('once saved, its lines keep the names that the books gave them', () => {
  const typed = draft('invoice', {}, { unitPrice: '1' }, { unitPrice: '2' })
  const saved = savedAs(typed, {
    id: 'd1',
    lines: [{ id: 'l1' }, { id: 'l2' }] as unknown as Document['lines'],
  })
  expect(saved.id).toBe('d1')
  expect(saved.lines.map(({ id }) => id)).toEqual(['', 'l1', 'l2', ''])
  expect(documentInput(saved).lines.map(({ id }) => id)).toEqual(['l1', 'l2'])
})

const document = {
  id: 'd1',
  kind: 'invoice',
  date: '2026-03-15',
  dueDate: '2026-04-14',
  terms: 'Net 30',
  discountPercent: null,
  discount: '5.00',
  taxes: [],
  lines: [
    { id: 'l1', description: 'Bois', quantity: '2', unitPrice: '10', taxes: ['TPS'], discountPercent: '5' },
  ],
  partyId: 'p1',
  language: 'en',
} as unknown as Document

test('a draft of the books is typed on with the discount as it was given, and its usual terms left empty', () => {
  const amount = draftOf(document, 'Net 30')
  expect(amount).toMatchObject({ discount: '5.00', discountPercent: '', terms: '', dueDate: '2026-04-14' })
  expect(amount.lines.map(({ id, taxes }) => [id, taxes])).toEqual([
    ['l1', ['TPS']],
    ['', null],
  ])
  const percent = draftOf({ ...document, discountPercent: '10', discount: '2.00' } as Document, '')
  expect(percent).toMatchObject({ discount: '', discountPercent: '10', terms: 'Net 30' })
})

test('a document without a client, a reference and a line is nothing to keep', () => {
  expect(isBlankDocument(blankDocument('invoice', '2026-03-15'))).toBe(true)
  expect(isBlankDocument(draft('invoice'))).toBe(false)
})
