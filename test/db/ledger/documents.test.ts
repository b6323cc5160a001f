/**
 * What documents, bank lines and reconciliations make of the facts of the ledger: which of two counts, what an answer
 * is, what a statement keeps from being undone, and why each line was settled.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { whyOf } from '../../../db/ledger/decisions.ts'
import { answersTo, settleDocuments } from '../../../db/ledger/documents.ts'
import { correct, getEntry, reverse } from '../../../db/ledger/entries.ts'
import { acceptHeld, heldCount, heldFacts } from '../../../db/ledger/held.ts'
import { post } from '../../../db/ledger/post.ts'
import { checkLineFree, lastReconciled, reconciledThrough } from '../../../db/ledger/reconciled.ts'
import { startedBilling } from '../../simulation/billing.ts'
import { client, importInto, invoice } from '../../support/bankBooks.ts'
import { Books, day, refused } from '../../support/books.ts'
import { exchange, type Laptop, Workshop } from '../../support/company.ts'
import { move, take } from '../records/statements.ts'

const date = '2026-03-20'

async function office() {
  const books = new Books()
  return { books, party: await client(books, 'Atelier Roy') }
}

const openOf = (books: Books, id: string) =>
  books.sql.get<{ open: number }>('SELECT open FROM document WHERE id = ?', id)!.open

describe('the answer to a quote', () => {
  async function quote() {
    const { books, party } = await office()
    const lines = [{ description: 'Travaux', unitPrice: '100.00' }]
    const { id } = await books.call('quote.create', { partyId: party.id, date, lines })
    const answer = () =>
      books.sql.get<{ answer: string | null }>('SELECT answer FROM document WHERE id = ?', id)
    return { books, id, answer }
  }

  test('is the last that stands', async () => {
    const { books, id, answer } = await quote()
    await books.call('quote.send', { id })
    expect([answer(), answersTo(books.sql, id)]).toEqual([{ answer: null }, []])
    await books.call('quote.approve', { id })
    expect(answer()).toEqual({ answer: 'approved' })
    expect(answersTo(books.sql, id).map(({ kind }) => kind)).toEqual(['approved'])
    await books.call('quote.reopen', { id })
    expect([answer(), answersTo(books.sql, id)]).toEqual([{ answer: null }, []])
    await books.call('quote.refuse', { id })
    expect(answer()).toEqual({ answer: 'refused' })
    expect(books.verify().ok).toBe(true)
  })
})

describe('the entry of a document', () => {
  test('is undone with its document alone, told by its own number or by that of the paper', async () => {
    const { books, party } = await office()
    const sent = await invoice(books, party.id, '100.00')
    const paid = await books.call('payment.record', { invoiceId: sent.id, amount: '100.00', date })
    const tell = (work: () => unknown) => {
      try {
        work()
      } catch (error) {
        return String(error)
      }
      return 'nothing was refused'
    }
    const { number } = getEntry(books.sql, paid.entryId!)
    const undo = (id: string) => tell(() => books.write((company) => reverse(company, id, day(date))))
    expect(undo(sent.entryId!)).toContain(sent.number)
    expect(undo(paid.entryId!)).toMatch(new RegExp(`ledger.ofDocument.*${paid.number ?? number}`))
    const lines = [
      { account: '1010', cents: 100 },
      { account: '4000', cents: -100 },
    ]
    const change = (id: string) => books.write((company) => correct(company, id, { date: day(date), lines }))
    expect(refused(() => change(sent.entryId!)).code).toBe('ledger.ofDocument')
    const foreign = books.simple(date, '1010', '4000', 100, { source: 'document:of another program' })
    expect(undo(foreign.id)).toContain(getEntry(books.sql, foreign.id).number)
    expect(
      books.write((company) => reverse(company, sent.entryId!, day(date), { ofDocument: true })).id,
    ).toBeTruthy()
  })

  test('moves the stock of what it sells while it stands', async () => {
    const { books, party } = await office()
    const product = await books.call('product.create', {
      name: 'Vis',
      kind: 'goods',
      price: '1.00',
      tracked: true,
    })
    const stock = () =>
      books.sql.all<{ micro: number; counts: number }>(
        'SELECT micro, counts FROM stock_move WHERE document IS NOT NULL ORDER BY fact, no',
      )
    const lines = [{ productId: product.id, quantity: '3', unitPrice: '1.00' }]
    const draft = await books.call('invoice.create', { partyId: party.id, date, lines })
    const sent = await books.call('invoice.send', { id: draft.id })
    expect(stock()).toEqual([{ micro: -3_000_000, counts: 1 }])
    books.write((company) => reverse(company, sent.entryId!, day(date), { ofDocument: true }))
    expect(stock()).toEqual([{ micro: -3_000_000, counts: 0 }])
  })
})

describe('links between documents', () => {
  test('settle in the order of their facts, also where two have one stamp', async () => {
    const { books, party } = await office()
    const sent = await invoice(books, party.id, '140.00')
    const pay = (amount: string) => books.call('payment.record', { invoiceId: sent.id, amount, date })
    await pay('60.97')
    await pay('40.00')
    expect(openOf(books, sent.id)).toBe(6_000)
    books.sql.run('DROP TRIGGER IF EXISTS allocation_no_update')
    books.sql.run('UPDATE allocation SET stamp = (SELECT min(stamp) FROM allocation)')
    const facts = books.sql.all<{ fact: string }>('SELECT fact FROM allocation').map(({ fact }) => fact)
    settleDocuments(books.sql, facts)
    expect(openOf(books, sent.id)).toBe(6_000)
    const settled = books.sql.all<{ effective: number }>('SELECT effective FROM allocation ORDER BY cents')
    expect(settled.map(({ effective }) => effective)).toEqual([4_000, 6_097])
  })

  test('settle of a deposit what standing entries took out of its account, and no credit of a use that was undone', async () => {
    const { books, party } = await office()
    const [first, other] = [
      await invoice(books, party.id, '100.00'),
      await invoice(books, party.id, '200.00'),
    ]
    const whole = openOf(books, other.id)
    const receipt = { partyId: party.id, amount: '60.00', date, deposit: true }
    const { id: creditId } = await books.call('payment.record', receipt)
    const use = (documentId: string, amount: string) =>
      books.call('payment.allocate', { creditId, allocations: [{ documentId, amount }] })
    await use(first.id, '60.00')
    const { balance } = await books.call('invoice.get', { id: first.id })
    const paid = await books.call('payment.record', { invoiceId: first.id, amount: balance, date })
    // of another laptop, earlier and for the whole: the deposit moved, and its 60.00 are the client's credit
    books.sql.run('DROP TRIGGER IF EXISTS allocation_no_update')
    books.sql.run('UPDATE allocation SET stamp = 1, cents = cents + 6000 WHERE fact = ?', paid.entryId!)
    books.sql.run('DROP TRIGGER IF EXISTS document_no_update')
    books.sql.run('UPDATE document SET total = total + 6000 WHERE fact = ?', paid.entryId!)
    settleDocuments(books.sql, [paid.entryId!])
    expect([openOf(books, first.id), openOf(books, creditId)]).toEqual([0, 6_000])
    await use(other.id, '40.00')
    expect([openOf(books, other.id), openOf(books, creditId)]).toEqual([whole - 4_000, 2_000])
    await books.call('payment.unallocate', { creditId, documentId: first.id })
    expect([openOf(books, other.id), openOf(books, creditId)]).toEqual([whole, 6_000])
    await use(other.id, '60.00')
    expect([openOf(books, other.id), openOf(books, creditId)]).toEqual([whole - 6_000, 0])
  })

  test('a document whose entry is not there yet counts for nothing', async () => {
    const { books, party } = await office()
    const sent = await invoice(books, party.id, '140.00')
    books.sql.run('DROP TRIGGER IF EXISTS document_no_update')
    books.sql.run("UPDATE document SET fact = 'later' WHERE id = ?", sent.id)
    settleDocuments(books.sql, ['later'])
    expect(books.sql.get('SELECT counts, stands, open FROM document WHERE id = ?', sent.id)).toEqual({
      counts: 0,
      stands: 0,
      open: 0,
    })
  })
})

describe('one document is sent on two laptops', () => {
  let workshop: Workshop
  let laptops: [Laptop, Laptop]
  beforeEach(async () => {
    workshop = new Workshop()
    const template = await startedBilling(workshop)
    laptops = [workshop.copyFile(template, 'anne'), workshop.copyFile(template, 'benoit')]
  })
  afterEach(() => workshop.close())

  test('the second waits for ever: it can be accepted on none of them', async () => {
    const [anne, benoit] = laptops
    const { id } = anne.company.sql.get<{ id: string }>(
      "SELECT id FROM draft WHERE kind = 'invoice' AND template IS NULL AND id NOT IN (SELECT id FROM document)",
    )!
    await anne.run('invoice.send', { id })
    workshop.clock.now += 1000
    await benoit.run('invoice.send', { id })
    exchange(anne, benoit)
    for (const { company } of laptops) {
      const [waiting] = heldFacts(company.sql)
      expect(waiting).toMatchObject({ kind: 'entry', reason: 'claim' })
      const accept = () =>
        company.write({ door: 'test', operation: 'test' }, () => acceptHeld(company, waiting!.id))
      expect(refused(accept).code).toBe('held.sentTwice')
      expect(heldCount(company.sql)).toBe(1)
    }
  })
})

test('a fact accepted before it is known counts for nothing until it comes', () => {
  const books = new Books()
  books.write((company) => company.append([{ type: 'fact.accepted', body: { fact: 'later' } }]))
  expect(heldCount(books.sql)).toBe(0)
  expect(books.verify().ok).toBe(true)
})

test('a line that a rule set aside says which', () => {
  const books = new Books()
  const [line] = take(books, [move('03-02', -500, 'CAFÉ')]).plan.lines
  const why = { by: 'rule', rule: 'r1' } as const
  const body = { id: 'M', kind: 'ignored', target: line!.id, claims: [`line:${line!.id}`], why } as const
  books.write((company) => company.append([{ type: 'line.marked', body }]))
  expect(whyOf(books.sql, 'M')).toEqual({ ...why, reasons: [] })
})

describe('a bank line', () => {
  async function withLine(amount = '-100.00') {
    const { books, party } = await office()
    const [line] = await importInto(books, '1010', null, null, [['2026-03-03', amount, 'BOIS ET CIE']])
    const found = () =>
      books.sql.get<{ status: string; settled_by: string | null }>(
        'SELECT status, settled_by FROM bank_line WHERE id = ?',
        line!,
      )!
    return { books, party, line: line!, found, why: () => whyOf(books.sql, found().settled_by!) }
  }

  test('that was coded says who did it, and by which rule', async () => {
    const { books, line, found, why } = await withLine()
    await books.call('bank.code', { lineId: line, allocations: [{ account: '6200' }] })
    expect(found().status).toBe('coded')
    expect(why()).toEqual({ by: 'person', reasons: [] })
    expect(whyOf(books.sql, 'nobody')).toBeNull()
    const lines = [
      { account: '6200', cents: 500 },
      { account: '1010', cents: -500 },
    ]
    const told = { by: 'rule', rule: 'r1', score: 83, reasons: [{ code: 'rule', points: 83 }] } as const
    const [entry] = books.write((company) => post(company, [{ date: day(date), lines, why: told }]))
    expect(whyOf(books.sql, entry!.id)).toEqual(told)
    const [plain] = books.write((company) => post(company, [{ date: day(date), lines }]))
    expect(whyOf(books.sql, plain!.id)).toBeNull()
  })

  test('keeps what the statement says when its entry is corrected', async () => {
    const { books, line, found } = await withLine()
    await books.call('bank.code', { lineId: line, allocations: [{ account: '6200' }] })
    const entry = found().settled_by!
    const change = (cents: number) =>
      books.write((company) =>
        correct(company, entry, {
          date: day('2026-03-04'),
          lines: [
            { account: '6210', cents },
            { account: '1010', cents: -cents },
          ],
        }),
      )
    expect(refused(() => change(9_000)).code).toBe('ledger.bankSide')
    const { entry: corrected } = change(10_000)
    expect(found()).toEqual({ status: 'coded', settled_by: corrected.id })
  })

  test('that shows an entry, or pays an invoice, is matched', async () => {
    const { books, line, found, why } = await withLine('100.00')
    const { id } = books.simple('2026-03-02', '1010', '4000', 10_000)
    await books.call('bank.match', {
      lineId: line,
      allocations: [{ documentId: `entry:${id}`, amount: '100.00' }],
    })
    expect([found().status, why()?.by]).toEqual(['matched', 'person'])
    const other = await withLine('114.98')
    const sent = await invoice(other.books, other.party.id, '100.00', '2026-03-01')
    await other.books.call('bank.match', {
      lineId: other.line,
      allocations: [{ documentId: sent.id, amount: '114.98' }],
    })
    expect(other.found().status).toBe('matched')
    expect(openOf(other.books, sent.id)).toBe(0)
  })

  test('is kept by the reconciliation it was proved with', async () => {
    const { books, line, found } = await withLine('100.00')
    await books.call('bank.code', { lineId: line, allocations: [{ account: '4000' }] })
    const days = () => [reconciledThrough(books.sql, '1010'), lastReconciled(books.sql, '1010')]
    expect(days()).toEqual([null, null])
    expect(() => checkLineFree(books.sql, line)).not.toThrow()
    await books.call('reconciliation.create', { account: '1010', through: '2026-03-31', balance: '100.00' })
    expect(days()).toEqual(['2026-03-31', '2026-03-31'])
    expect(refused(() => checkLineFree(books.sql, line)).code).toBe('bank.reconciledLine')
    const undo = () => books.write((company) => reverse(company, found().settled_by!, day('2026-04-01')))
    expect(refused(undo).code).toBe('bank.reconciledLine')
  })

  test('beginning to reconcile is agreement with no statement', async () => {
    const { books } = await office()
    await books.call('reconciliation.begin', { account: '1010', through: '2026-02-28', balance: '0.00' })
    expect([reconciledThrough(books.sql, '1010'), lastReconciled(books.sql, '1010')]).toEqual([
      '2026-02-28',
      null,
    ])
  })
})
