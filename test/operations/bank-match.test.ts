/** Matching bank lines with invoices, bills and entries; the proof; undoing it. */
import { describe, expect, test } from 'vitest'
import { verifyCompany } from '../../db/company/verify.ts'
import { type Movement, parsedStatement } from '../support/bankBooks.ts'
import { Books } from '../support/books.ts'

async function withInvoice(books = new Books()) {
  const client = await books.call('party.create', {
    name: 'Toitures Lévis inc.',
    roles: ['client'],
    province: 'QC',
  })
  const draft = await books.call('invoice.create', {
    partyId: client.id,
    date: '2026-03-10',
    lines: [{ description: 'Réparation', unitPrice: '140.00' }],
  })
  return { books, client, invoice: await books.call('invoice.send', { id: draft.id }) }
}

async function imported(books: Books, opening: string, closing: string, lines: readonly Movement[]) {
  const path = books.statement(parsedStatement(opening, closing, lines, 'CAD'))
  await books.call('bank.import', { path, account: '1010' })
  const { items } = await books.call('bank.lines', { account: '1010' })
  return items.map(({ id }) => id)
}

const faults = (books: Books) => verifyCompany(books.sql).checks.filter(({ ok }) => !ok)

describe('bank.reconcile', () => {
  test('a line that names its invoice pays it, with reasons, and the account is proved', async () => {
    const { books, invoice } = await withInvoice()
    await imported(books, '0.00', '160.97', [['2026-03-18', '160.97', 'VIR TOITURES LEVIS FAC-2026-0001']])
    const done = await books.call('bank.reconcile', { account: '1010' })
    expect(done).toMatchObject({ automatic: { count: 1 }, suggested: { count: 0 }, unmatched: { count: 0 } })
    expect(done.automatic.matches[0]!.proposal.reasons.map(({ code }) => code)).toContain('amountExact')
    expect(done.proof).toMatchObject({
      closingBalanceProved: true,
      bookBalance: '160.97',
      difference: '0.00',
      reconciled: true,
    })
    expect(await books.call('invoice.get', { id: invoice.id })).toMatchObject({
      status: 'paid',
      balance: '0.00',
    })
    const [line] = (await books.call('bank.lines', { account: '1010' })).items
    expect(line).toMatchObject({ status: 'matched', documentId: done.automatic.matches[0]!.paymentId })
    expect(faults(books)).toEqual([])
  })

  test('and is undone in one act', async () => {
    const { books, invoice } = await withInvoice()
    const [line] = await imported(books, '0.00', '160.97', [
      ['2026-03-18', '160.97', 'VIR TOITURES LEVIS FAC-2026-0001'],
    ])
    await books.call('bank.reconcile', { account: '1010' })
    expect(await books.call('bank.undo', { lineIds: [line!] })).toMatchObject({ items: [{ status: 'new' }] })
    expect(await books.call('invoice.get', { id: invoice.id })).toMatchObject({ balance: '160.97' })
    const again = await books.call('bank.reconcile', { account: '1010' })
    expect(again.automatic.count).toBe(1)
    expect(faults(books)).toEqual([])
  })
})

describe('bank.match', () => {
  test('a payment recorded before is found, and posts nothing more', async () => {
    const { books, invoice } = await withInvoice()
    await books.call('payment.record', { invoiceId: invoice.id, amount: '160.97', date: '2026-03-17' })
    const [line] = await imported(books, '0.00', '160.97', [['2026-03-18', '160.97', 'DEPOT']])
    const { documents } = await books.call('bank.candidates', { lineId: line! })
    expect(documents.map(({ kind, balance }) => [kind, balance])).toEqual([['receipt', '160.97']])
    const before = await books.call('ledger.entries', {})
    await books.call('bank.match', {
      lineId: line!,
      allocations: [{ documentId: documents[0]!.id, amount: '160.97' }],
    })
    expect((await books.call('ledger.entries', {})).total).toBe(before.total)
    expect((await books.call('bank.candidates', { lineId: line! })).documents).toEqual([])
    expect(await books.refused('payment.void', { id: 'x' })).toMatchObject({ code: 'document.unknown' })
    expect((await books.call('bank.proof', { account: '1010' })).reconciled).toBe(true)
    await books.call('bank.unmatch', { lineId: line! })
    expect((await books.call('bank.candidates', { lineId: line! })).documents).toHaveLength(1)
    expect(faults(books)).toEqual([])
  })

  test('one line pays several bills; a difference must go somewhere', async () => {
    const books = new Books()
    const supplier = await books.call('party.create', {
      name: 'Quincaillerie Rona',
      roles: ['supplier'],
      province: 'QC',
    })
    const bill = (unitPrice: string) =>
      books.call('bill.create', {
        partyId: supplier.id,
        date: '2026-03-01',
        lines: [{ description: 'Bois', unitPrice, account: '6200' }],
      })
    const bills = [await bill('100.00'), await bill('200.00')]
    expect(bills.map(({ total, status }) => [total, status])).toEqual([
      ['114.98', 'received'],
      ['229.95', 'received'],
    ])
    const [line] = await imported(books, '1000.00', '655.00', [['2026-03-20', '-345.00', 'CHQ 12']])
    const allocations = bills.map(({ id, total }) => ({ documentId: id, amount: total }))
    expect(await books.refused('bank.match', { lineId: line!, allocations })).toEqual({
      code: 'bank.matchDiffers',
      details: ['allocations bank.matchDiffers'],
    })
    const done = await books.call('bank.match', {
      lineId: line!,
      allocations,
      difference: { account: '6150' },
    })
    const entry = await books.call('ledger.entry', { id: done.entryId! })
    expect(entry.lines.map(({ account, debit, credit }) => [account, debit ?? `-${credit}`])).toEqual([
      ['1010', '-345.00'],
      ['6150', '0.07'],
      ['2100', '344.93'],
    ])
    expect((await books.call('bill.get', { id: bills[0]!.id })).status).toBe('paid')
    expect(faults(books)).toEqual([])
  })

  test('what goes the other way, or is shown already, is refused', async () => {
    const { books, invoice } = await withInvoice()
    const [line, other] = await imported(books, '0.00', '0.00', [
      ['2026-03-18', '-160.97', 'RETRAIT'],
      ['2026-03-19', '160.97', 'DEPOT'],
    ])
    const allocations = [{ documentId: invoice.id, amount: '160.97' }]
    expect((await books.refused('bank.match', { lineId: line!, allocations })).code).toBe('bank.wrongWay')
    await books.call('bank.match', { lineId: other!, allocations })
    expect((await books.refused('bank.match', { lineId: other!, allocations })).code).toBe('bank.lineMatched')
    const entries = [{ documentId: 'entry:none', amount: '160.97' }]
    expect((await books.refused('bank.match', { lineId: line!, allocations: entries })).code).toBe(
      'bank.entryNotHere',
    )
  })
})
