/** What a match posts: refunds, over- and under-payments, cards, transfers; and what is refused or undone. */
import { describe, expect, test } from 'vitest'
import { bill, client, faults, importInto, invoice, posted, supplier } from '../support/bankBooks.ts'
import { Books } from '../support/books.ts'

const one = (documentId: string, amount: string) => [{ documentId, amount }]

describe('payments that a line shows', () => {
  test('a credit note paid out is a refund', async () => {
    const books = new Books()
    const { id } = await client(books, 'Toitures Lévis inc.')
    const draft = await books.call('creditNote.create', {
      partyId: id,
      date: '2026-03-12',
      lines: [{ description: 'Retour', unitPrice: '140.00' }],
    })
    const note = await books.call('creditNote.send', { id: draft.id })
    const [line] = await importInto(books, '1010', '500.00', '339.03', [['2026-03-20', '-160.97', 'CHQ 31']])
    const { documents } = await books.call('bank.candidates', { lineId: line! })
    expect(documents.map(({ kind }) => kind)).toEqual(['creditNote'])
    const done = await books.call('bank.match', { lineId: line!, allocations: one(note.id, '160.97') })
    expect(await books.call('payment.get', { id: done.paymentId! })).toMatchObject({
      kind: 'clientRefund',
      method: 'check',
      account: '1010',
    })
    expect((await books.call('creditNote.get', { id: note.id })).status).toBe('used')
    expect(await posted(books, done.entryId!)).toEqual(['1010 -160.97', '1060 160.97'])
    expect(faults(books)).toEqual([])
  })

  test('what is paid above stays a credit, which a later line may pay back', async () => {
    const books = new Books()
    const { id } = await client(books, 'Toitures Lévis inc.')
    const own = await invoice(books, id, '140.00')
    const [paid, back] = await importInto(books, '1010', '0.00', '160.97', [
      ['2026-03-18', '170.00', 'DEPOT'],
      ['2026-03-20', '-9.03', 'CHQ 32'],
    ])
    const allocations = one(own.id, '160.97')
    expect((await books.refused('bank.match', { lineId: paid!, allocations })).code).toBe('bank.matchDiffers')
    const { paymentId } = await books.call('bank.match', { lineId: paid!, allocations, difference: {} })
    expect(await books.call('payment.get', { id: paymentId! })).toMatchObject({ balance: '9.03' })
    const { documents } = await books.call('bank.candidates', { lineId: back! })
    expect(documents.map(({ id: found, balance }) => [found, balance])).toEqual([[paymentId, '9.03']])
    await books.call('bank.match', { lineId: back!, allocations: one(paymentId!, '9.03') })
    expect(await books.call('bank.proof', { account: '1010' })).toMatchObject({
      bookBalance: '160.97',
      reconciled: true,
    })
    expect(faults(books)).toEqual([])
  })

  test('what is short goes to an account, or leaves the invoice open', async () => {
    const books = new Books()
    const { id } = await client(books, 'Toitures Lévis inc.')
    const [first, second] = [await invoice(books, id, '140.00'), await invoice(books, id, '500.00')]
    const [short, part] = await importInto(books, '1010', '0.00', '250.00', [
      ['2026-03-18', '150.00', 'DEPOT'],
      ['2026-03-19', '100.00', 'DEPOT'],
    ])
    const done = await books.call('bank.match', {
      lineId: short!,
      allocations: one(first.id, '160.97'),
      difference: { account: '6150', memo: 'Frais de virement' },
    })
    expect(await posted(books, done.entryId!)).toEqual(['1010 150.00', '6150 10.97', '1060 -160.97'])
    await books.call('bank.match', { lineId: part!, allocations: one(second.id, '100.00') })
    expect(await books.call('invoice.get', { id: second.id })).toMatchObject({
      status: 'partial',
      balance: '474.88',
    })
    expect(faults(books)).toEqual([])
  })

  test('a card pays a bill: the liability grows', async () => {
    const books = new Books()
    const { id } = await supplier(books, 'Quincaillerie Rona')
    const own = await bill(books, id, '100.00')
    const [line] = await importInto(books, '2010', '0.00', '-114.98', [
      ['2026-03-20', '-114.98', 'QUINCAILLERIE RONA'],
    ])
    const done = await books.call('bank.reconcile', { account: '2010' })
    expect(done.automatic).toMatchObject({ count: 1, ids: [line] })
    expect(done.automatic.matches[0]).toMatchObject({
      date: '2026-03-20',
      amount: '-114.98',
      documents: [{ id: own.id, kind: 'bill', balance: '114.98' }],
    })
    const payment = await books.call('payment.get', { id: done.automatic.matches[0]!.paymentId! })
    expect(payment).toMatchObject({ kind: 'disbursement', method: 'card', account: '2010' })
    expect(await posted(books, payment.entryId!)).toEqual(['2010 -114.98', '2100 114.98'])
    expect(done.proof).toMatchObject({ bookBalance: '-114.98', reconciled: true })
  })

  test('nothing is proposed on an account in another currency, and nothing posted there', async () => {
    const books = new Books()
    const { id } = await client(books, 'Toitures Lévis inc.')
    const own = await invoice(books, id, '140.00')
    const [line] = await importInto(books, '1020', '0.00', '160.97', [
      ['2026-03-18', '160.97', `VIR TOITURES LEVIS ${own.number}`],
    ])
    const done = await books.call('bank.reconcile', { account: '1020' })
    expect(done).toMatchObject({ automatic: { count: 0 }, suggested: { count: 0 }, unmatched: { count: 1 } })
    const allocations = one(own.id, '160.97')
    expect((await books.refused('bank.match', { lineId: line!, allocations })).code).toBe(
      'payment.otherCurrency',
    )
    await books.call('bank.code', { lineId: line!, allocations: [{ account: '4000' }], rate: '1.37' })
    expect(await books.call('bank.proof', { account: '1020' })).toMatchObject({
      bookBalance: '160.97',
      difference: '0.00',
      reconciled: true,
    })
  })
})

describe('transfers', () => {
  async function transferred() {
    const books = new Books()
    const [out] = await importInto(books, '1010', '800.00', '300.00', [
      ['2026-03-24', '-500.00', 'TRANSFERT VERS EOP'],
    ])
    const [into] = await importInto(books, '1015', '0.00', '500.00', [['2026-03-25', '500.00', 'TRANSFERT']])
    const done = await books.call('bank.transfer', { lineId: out!, account: '1015' })
    return { books, out: out!, into: into!, done }
  }

  test('one entry is seen on both accounts and counted once', async () => {
    const { books, into, done } = await transferred()
    expect(await posted(books, done.entryId!)).toEqual(['1010 -500.00', '1015 500.00'])
    const { proposals, documents } = await books.call('bank.candidates', { lineId: into })
    expect(documents).toMatchObject([{ id: `entry:${done.entryId}`, kind: 'transfer', balance: '500.00' }])
    expect(proposals[0]).toMatchObject({ automatic: false })
    const before = await books.call('ledger.entries', {})
    await books.call('bank.match', { lineId: into, allocations: proposals[0]!.allocations })
    expect((await books.call('ledger.entries', {})).total).toBe(before.total)
    expect((await books.call('bank.proof', { account: '1015' })).reconciled).toBe(true)
    expect(faults(books)).toEqual([])
  })

  test('is undone from its own line, once the other account does not show it any more', async () => {
    const { books, out, into, done } = await transferred()
    const allocations = one(`entry:${done.entryId}`, '500.00')
    await books.call('bank.match', { lineId: into, allocations })
    expect((await books.refused('bank.unmatch', { lineId: out })).code).toBe('bank.shownElsewhere')
    expect((await books.refused('bank.undo', { lineIds: [into, out, into] })).details[0]).toMatch(
      /^lineIds\.2/,
    )
    expect((await books.call('bank.lines', { account: '1015' })).items[0]!.status).toBe('matched')
    await books.call('bank.undo', { lineIds: [into, out] })
    expect(await books.call('bank.proof', { account: '1010' })).toMatchObject({
      waiting: 1,
      bookBalance: '0.00',
    })
    expect((await books.call('bank.candidates', { lineId: into })).documents).toEqual([])
    expect(faults(books)).toEqual([])
  })

  test('to its own account or to one that holds no money is refused', async () => {
    const books = new Books()
    const [line] = await importInto(books, '1010', '0.00', '5.00', [['2026-03-24', '5.00', 'TRANSFERT']])
    for (const [account, code] of [
      ['1010', 'payment.sameAccount'],
      ['4000', 'payment.notMoneyAccount'],
      ['1060', 'payment.notMoneyAccount'],
      ['1020', 'payment.otherCurrency'],
    ] as const)
      expect((await books.refused('bank.transfer', { lineId: line!, account })).code).toBe(code)
    expect((await books.call('ledger.entries', {})).total).toBe(0)
  })
})

describe('entries posted before', () => {
  test('several make one deposit; one is not shown twice, and the sum must be the line', async () => {
    const books = new Books()
    const cheques = [
      books.simple('2026-03-16', '1010', '4000', 5_000),
      books.simple('2026-03-17', '1010', '4000', 3_000),
    ]
    const [line, other] = await importInto(books, '1010', '0.00', '130.00', [
      ['2026-03-18', '80.00', 'DEPOT'],
      ['2026-03-19', '50.00', 'DEPOT'],
    ])
    const [first, second] = cheques.map(({ id }) => `entry:${id}`)
    const twice = [...one(first!, '40.00'), ...one(first!, '40.00')]
    expect(await books.refused('bank.match', { lineId: line!, allocations: twice })).toEqual({
      code: 'bank.entryNotHere',
      details: ['allocations.1.documentId bank.entryNotHere'],
    })
    const alone = one(first!, '80.00')
    expect(
      (
        await books.refused('bank.match', {
          lineId: line!,
          allocations: alone,
          difference: { account: '6150' },
        })
      ).code,
    ).toBe('bank.entriesDiffer')
    const both = [...one(first!, '50.00'), ...one(second!, '30.00')]
    await books.call('bank.match', { lineId: line!, allocations: both })
    expect(
      (await books.refused('bank.match', { lineId: other!, allocations: one(first!, '50.00') })).code,
    ).toBe('bank.entryNotHere')
    expect(faults(books)).toEqual([])
  })

  test('an entry and an invoice are not matched together', async () => {
    const books = new Books()
    const { id } = await client(books, 'Toitures Lévis inc.')
    const own = await invoice(books, id, '140.00')
    const entry = books.simple('2026-03-16', '1010', '4000', 1_000)
    const [line] = await importInto(books, '1010', '0.00', '170.97', [['2026-03-18', '170.97', 'DEPOT']])
    const allocations = [...one(own.id, '160.97'), ...one(`entry:${entry.id}`, '10.00')]
    expect((await books.refused('bank.match', { lineId: line!, allocations })).code).toBe('bank.mixedMatch')
  })
})

describe('undoing behind a lock', () => {
  test('a payment is voided on the first open day; entries are freed as they are', async () => {
    const books = new Books()
    const { id } = await client(books, 'Toitures Lévis inc.')
    const own = await invoice(books, id, '140.00')
    const entry = books.simple('2026-03-16', '1010', '4000', 1_000)
    const [paid, shown] = await importInto(books, '1010', '0.00', '170.97', [
      ['2026-03-18', '160.97', 'DEPOT'],
      ['2026-03-19', '10.00', 'DEPOT'],
    ])
    const done = await books.call('bank.match', { lineId: paid!, allocations: one(own.id, '160.97') })
    await books.call('bank.match', { lineId: shown!, allocations: one(`entry:${entry.id}`, '10.00') })
    await books.call('period.lock', { through: '2026-03-31' })
    await books.call('bank.undo', { lineIds: [paid!, shown!] })
    const reversal = books.sql.get<{ date: string }>(
      'SELECT date FROM entry WHERE reverses = ?',
      done.entryId!,
    )
    expect(reversal).toEqual({ date: '2026-04-01' })
    expect(await books.call('invoice.get', { id: own.id })).toMatchObject({ balance: '160.97' })
    // in the books of March the payment still stands, and no line of March shows it
    expect(await books.call('bank.proof', { account: '1010' })).toMatchObject({
      bookBalance: '170.97',
      outstanding: '170.97',
      outstandingCount: 2,
      waitingSum: '170.97',
      difference: '0.00',
      reconciled: false,
    })
    expect(faults(books)).toEqual([])
  })
})
