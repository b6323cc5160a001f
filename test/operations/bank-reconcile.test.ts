/** bank.reconcile and the proof: what is certain and nothing else, the same when done twice, and why it is not done. */
import { describe, expect, test } from 'vitest'
import { bill, client, faults, importInto, invoice, posted, supplier } from '../support/bankBooks.ts'
import { Books, postedFacts } from '../support/books.ts'

async function withClient(books = new Books()) {
  const { id } = await client(books, 'Toitures Lévis inc.')
  return { books, party: id }
}

const reconcile = (books: Books, account = '1010') => books.call('bank.reconcile', { account })
const proof = (books: Books, through?: string) =>
  books.call('bank.proof', { account: '1010', ...(through ? { through } : {}) })

describe('what is certain', () => {
  test('done twice is done once', async () => {
    const { books, party } = await withClient()
    const own = await invoice(books, party, '140.00')
    await importInto(books, '1010', '0.00', '172.97', [
      ['2026-03-18', '160.97', `VIR TOITURES LEVIS ${own.number}`],
      ['2026-03-19', '12.00', 'DEPOT'],
    ])
    const first = await reconcile(books)
    expect(first).toMatchObject({ automatic: { count: 1 }, suggested: { count: 0 }, unmatched: { count: 1 } })
    const before = [postedFacts(books), books.stateHash()]
    const second = await reconcile(books)
    expect(second).toMatchObject({
      automatic: { count: 0 },
      suggested: { count: 0 },
      unmatched: { count: 1 },
    })
    expect([postedFacts(books), books.stateHash()]).toEqual(before)
    expect(second.proof).toEqual(first.proof)
  })

  test('two lines for two equal invoices wait for a person, unless each bears a number', async () => {
    const { books, party } = await withClient()
    const own = [await invoice(books, party, '140.00'), await invoice(books, party, '140.00')]
    await importInto(books, '1010', '0.00', '643.88', [
      ['2026-03-18', '160.97', 'VIR TOITURES LEVIS'],
      ['2026-03-18', '160.97', 'VIR TOITURES LEVIS 2'],
    ])
    const vague = await reconcile(books)
    expect(vague.automatic.count).toBe(0)
    expect(vague.suggested.count).toBe(2)
    const firsts = vague.suggested.proposals.filter(({ rank }) => rank === 1)
    expect(new Set(firsts.map(({ allocations }) => allocations[0]!.documentId))).toEqual(
      new Set(own.map(({ id }) => id)),
    )
    await importInto(
      books,
      '1010',
      '321.94',
      '643.88',
      own.map(({ number }) => ['2026-03-20', '160.97', `VIR TOITURES LEVIS ${number}`] as const),
    )
    const sure = await reconcile(books)
    expect(sure.automatic.matches.map(({ documents }) => documents[0]!.number).sort()).toEqual(
      own.map(({ number }) => number).sort(),
    )
    expect(faults(books)).toEqual([])
  })

  test('one invoice and two lines: the workbench proposes it for one of them alone', async () => {
    const { books, party } = await withClient()
    const own = await invoice(books, party, '140.00')
    const [first, second] = await importInto(books, '1010', '0.00', '321.94', [
      ['2026-03-18', '160.97', `VIR TOITURES LEVIS ${own.number}`],
      ['2026-03-25', '160.97', `VIR TOITURES LEVIS ${own.number}`],
    ])
    const proposed = async (lineId: string) => (await books.call('bank.candidates', { lineId })).proposals[0]!
    expect(await proposed(first!)).toMatchObject({ automatic: true, allocations: [{ documentId: own.id }] })
    expect(await proposed(second!)).toMatchObject({ automatic: false, allocations: [] })
    expect((await proposed(second!)).reasons.map(({ code }) => code)).toEqual(['repeated'])
  })

  test('proposals follow what is written, by this copy or another, and what is taken back', async () => {
    const { books, party } = await withClient()
    const [line] = await importInto(books, '1010', '0.00', '160.97', [
      ['2026-03-18', '160.97', 'VIR TOITURES LEVIS'],
    ])
    const proposed = async () =>
      (await books.call('bank.candidates', { lineId: line! })).proposals.map(
        ({ allocations }) => allocations[0]!.documentId,
      )
    expect(await proposed()).toEqual([])
    const own = await invoice(books, party, '140.00')
    expect(await proposed()).toEqual([own.id])
    await books.call('bank.match', { lineId: line!, allocations: [{ documentId: own.id, amount: '160.97' }] })
    expect(await proposed()).toEqual([])
    await books.call('bank.undo', { lineIds: [line!] })
    expect(await proposed()).toEqual([own.id])
    await books.call('invoice.cancel', { id: own.id })
    expect(await proposed()).toEqual([])
  })

  test('a payment recorded by hand is the one that the bank shows: nothing more is posted', async () => {
    const { books, party } = await withClient()
    const own = await invoice(books, party, '140.00')
    await books.call('payment.record', { invoiceId: own.id, amount: '160.97', date: '2026-03-17' })
    await importInto(books, '1010', '0.00', '160.97', [['2026-03-18', '160.97', 'VIR TOITURES LEVIS']])
    const before = postedFacts(books)
    const done = await reconcile(books)
    const { lineId, allocations } = (done.automatic.matches[0]?.proposal ?? done.suggested.proposals[0])!
    expect(allocations[0]!.documentId).toMatch(/^entry:/)
    if (done.automatic.count === 0) await books.call('bank.match', { lineId, allocations })
    expect(postedFacts(books)).toBe(before)
    expect((await proof(books)).reconciled).toBe(true)
  })

  test('days asked for are matched, the others are left alone', async () => {
    const { books, party } = await withClient()
    const own = [await invoice(books, party, '140.00'), await invoice(books, party, '500.00')]
    await importInto(books, '1010', '0.00', '735.85', [
      ['2026-03-18', '160.97', `VIR ${own[0]!.number}`],
      ['2026-03-25', '574.88', `VIR ${own[1]!.number}`],
    ])
    const done = await books.call('bank.reconcile', { account: '1010', from: '2026-03-20' })
    expect(done.automatic.matches.map(({ date }) => date)).toEqual(['2026-03-25'])
    expect(done.proof.waiting).toBe(1)
  })
})

describe('what the books refuse', () => {
  test('behind a lock a certain match stays proposed, says why, and leaves nothing half written', async () => {
    const { books, party } = await withClient()
    const own = [await invoice(books, party, '140.00'), await invoice(books, party, '500.00')]
    const [locked] = await importInto(books, '1010', '0.00', '735.85', [
      ['2026-03-18', '160.97', `VIR TOITURES LEVIS ${own[0]!.number}`],
      ['2026-04-02', '574.88', `VIR TOITURES LEVIS ${own[1]!.number}`],
    ])
    await books.call('period.lock', { through: '2026-03-31' })
    const changes = () => books.sql.get<{ n: number }>('SELECT count(*) AS n FROM change')!.n
    const before = changes()
    const done = await reconcile(books)
    expect(done.automatic.matches.map(({ date }) => date)).toEqual(['2026-04-02'])
    expect(done.suggested).toMatchObject({
      ids: [locked],
      refused: [{ lineId: locked, code: 'ledger.periodLocked' }],
    })
    const written = changes() - before
    await reconcile(books)
    expect(changes() - before).toBe(written)
    expect(await books.call('invoice.get', { id: own[0]!.id })).toMatchObject({
      status: 'sent',
      balance: '160.97',
    })
    // the number that the refused payment would have had goes to the next one
    const receipt = await books.call('payment.record', {
      invoiceId: own[0]!.id,
      amount: '160.97',
      date: '2026-04-03',
    })
    expect(receipt.number).toMatch(/0002$/)
    expect(faults(books)).toEqual([])
  })

  test('an account that holds no money is refused, and an unknown line', async () => {
    const books = new Books()
    expect((await books.refused('bank.reconcile', { account: '4000' })).code).toBe('bank.notBankAccount')
    expect((await books.refused('bank.proof', { account: '4000' })).code).toBe('bank.notBankAccount')
    expect((await books.refused('bank.candidates', { lineId: 'none' })).code).toBe('bank.noLine')
    expect((await books.refused('bank.undo', { lineIds: ['none'] })).details).toEqual([
      'lineIds.0 bank.noLine',
    ])
  })
})

describe('the proof', () => {
  test('a cheque that the bank has not seen is outstanding, and the account is reconciled with it', async () => {
    const books = new Books()
    const { id } = await supplier(books, 'Quincaillerie Rona')
    const own = await bill(books, id, '100.00')
    books.simple('2026-03-02', '1010', '3100', 50_000, { kind: 'opening' })
    await books.call('bill.pay', { billId: own.id, date: '2026-03-28', method: 'check', reference: '118' })
    const [line] = await importInto(books, '1010', '500.00', '487.50', [
      ['2026-03-31', '-12.50', 'FRAIS MENSUELS'],
    ])
    expect(await proof(books)).toMatchObject({
      outstanding: '-114.98',
      outstandingCount: 1,
      waiting: 1,
      difference: '0.00',
      reconciled: false,
    })
    await books.call('bank.code', { lineId: line!, allocations: [{ account: '6150' }] })
    expect(await proof(books)).toMatchObject({
      statementBalance: '487.50',
      bookBalance: '372.52',
      outstanding: '-114.98',
      difference: '0.00',
      reconciled: true,
    })
  })

  test('a line set aside is told apart: on the statement, not in the books', async () => {
    const books = new Books()
    const [line] = await importInto(books, '1010', '0.00', '1.00', [['2026-03-26', '1.00', 'CORRECTION']])
    await books.call('bank.ignore', { lineId: line!, reason: 'Erreur de la caisse' })
    expect(await proof(books)).toMatchObject({
      bookBalance: '0.00',
      ignored: 1,
      ignoredSum: '1.00',
      difference: '0.00',
      reconciled: true,
    })
  })

  test('what was before the first statement counts as seen when the books agree with its opening', async () => {
    const { books } = await withClient()
    for (const month of ['01', '02']) books.simple(`2026-${month}-05`, '5000', '1010', 26_500)
    books.simple('2026-01-02', '1010', '3100', 100_000)
    const [line] = await importInto(books, '1010', '470.00', '205.00', [
      ['2026-03-05', '-265.00', 'IMMEUBLES RICHELIEU LOYER'],
    ])
    // the rents of earlier months are not taken for the one of March, but a word still finds them
    const first = await books.call('bank.candidates', { lineId: line! })
    expect([first.proposals, first.documents]).toEqual([[], []])
    expect((await books.call('bank.candidates', { lineId: line!, text: '265' })).documents).toHaveLength(2)
    expect(await proof(books)).toMatchObject({ outstanding: '0.00', difference: '0.00', waiting: 1 })
    await books.call('bank.code', { lineId: line!, allocations: [{ account: '6230' }] })
    expect((await proof(books)).reconciled).toBe(true)
  })

  test('until they agree, all of it is outstanding and found', async () => {
    const books = new Books()
    books.simple('2026-03-02', '1010', '4000', 10_000)
    books.simple('2026-03-03', '1010', '4000', 4_000)
    const [line] = await importInto(books, '1010', '100.00', '140.00', [['2026-03-05', '40.00', 'DEPOT']])
    expect(await proof(books)).toMatchObject({ outstanding: '140.00', reconciled: false })
    const { documents } = await books.call('bank.candidates', { lineId: line! })
    expect(documents.map(({ balance }) => balance)).toEqual(['40.00', '100.00'])
    const allocations = [{ documentId: documents[0]!.id, amount: '40.00' }]
    await books.call('bank.match', { lineId: line!, allocations })
    expect(await proof(books)).toMatchObject({ outstanding: '0.00', difference: '0.00', reconciled: true })
  })

  test('an entry of more than a year before the first line that waits is outstanding, and weighed only when looked for', async () => {
    const books = new Books()
    for (const date of ['2025-03-03', '2025-03-04']) books.simple(date, '1010', '4000', 4_000)
    const [line] = await importInto(books, '1010', '100.00', '140.00', [['2026-03-05', '40.00', 'DEPOT']])
    expect(await proof(books)).toMatchObject({ outstanding: '80.00' })
    const { documents } = await books.call('bank.candidates', { lineId: line! })
    expect(documents.map(({ date }) => date)).toEqual(['2025-03-04'])
    const found = await books.call('bank.candidates', { lineId: line!, text: '40,00' })
    expect(found.documents.map(({ date }) => date)).toEqual(['2025-03-03', '2025-03-04'])
    const allocations = [{ documentId: found.documents[0]!.id, amount: '40.00' }]
    await books.call('bank.match', { lineId: line!, allocations })
    expect(await proof(books)).toMatchObject({ outstanding: '40.00' })
  })

  test('an entry reversed later was outstanding before; one the bank showed leaves its reversal outstanding', async () => {
    const books = new Books()
    const shown = books.simple('2026-03-16', '1010', '4000', 5_000)
    const unseen = books.simple('2026-03-17', '1010', '4000', 3_000)
    const [line] = await importInto(books, '1010', '0.00', '50.00', [['2026-03-31', '50.00', 'DEPOT']])
    await books.call('bank.match', {
      lineId: line!,
      allocations: [{ documentId: `entry:${shown.id}`, amount: '50.00' }],
    })
    await books.call('ledger.reverse', { entryId: unseen.id, date: '2026-04-02' })
    expect(await proof(books)).toMatchObject({ bookBalance: '80.00', outstanding: '30.00', reconciled: true })
    // the deposit bounces in April, and the bank takes it back
    await books.call('ledger.reverse', { entryId: shown.id, date: '2026-04-03' })
    const [, back] = await importInto(books, '1010', '50.00', '0.00', [
      ['2026-04-05', '-50.00', 'CHEQUE RETOURNE'],
    ])
    expect(await proof(books)).toMatchObject({
      bookBalance: '0.00',
      outstanding: '-50.00',
      difference: '0.00',
    })
    const { documents } = await books.call('bank.candidates', { lineId: back! })
    expect(documents.map(({ balance }) => balance)).toEqual(['50.00'])
    await books.call('bank.match', {
      lineId: back!,
      allocations: [{ documentId: documents[0]!.id, amount: '50.00' }],
    })
    expect(await proof(books)).toMatchObject({ outstanding: '0.00', reconciled: true })
    expect(faults(books)).toEqual([])
  })

  test('a statement that does not add up proves nothing, whatever the books say', async () => {
    const books = new Books()
    const [line] = await importInto(books, '1010', '0.00', '11.00', [['2026-03-26', '10.00', 'DEPOT']])
    const done = await books.call('bank.code', { lineId: line!, allocations: [{ account: '4000' }] })
    expect(await posted(books, done.id)).toEqual(['1010 10.00', '4000 -10.00'])
    expect(await proof(books)).toMatchObject({
      closingBalanceProved: false,
      waiting: 0,
      difference: '1.00',
      reconciled: false,
    })
  })

  test('nor does the next one, though it adds up and the books agree with it', async () => {
    const books = new Books()
    await importInto(books, '1010', '0.00', '11.00', [['2026-03-26', '10.00', 'DEPOT']])
    const lines = await importInto(books, '1010', '10.00', '15.00', [['2026-04-02', '5.00', 'INTERETS']])
    expect(lines).toHaveLength(2)
    for (const lineId of lines) await books.call('bank.code', { lineId, allocations: [{ account: '4000' }] })
    expect(await proof(books)).toMatchObject({
      closingBalanceProved: false,
      waiting: 0,
      difference: '0.00',
      reconciled: false,
    })
  })
})
