/**
 * Reconciling to a day: refused until the proof holds, on files, on paper and on cards; the first time from what is
 * outstanding; locked until it is undone; and what changes later is told, never taken in silently.
 */
import { describe, expect, test } from 'vitest'
import { faults, importInto, type Movement } from '../support/bankBooks.ts'
import { Books, refusal } from '../support/books.ts'

const BANK = '1010'

/** An entry on an account: money in is positive. */
async function entry(
  books: Books,
  date: string,
  amount: string,
  memo: string,
  account = BANK,
  piece?: string,
) {
  const isOut = amount.startsWith('-')
  const size = amount.replace('-', '')
  const { id } = await books.call('ledger.post', {
    date,
    memo,
    ...(piece ? { piece: { number: piece } } : {}),
    lines: [
      { account, ...(isOut ? { credit: size } : { debit: size }) },
      { account: isOut ? '6200' : '4000', ...(isOut ? { debit: size } : { credit: size }) },
    ],
  })
  return id
}

const MARCH: readonly Movement[] = [
  ['2026-03-05', '500.00', 'DEPOT'],
  ['2026-03-12', '-120.00', 'CHEQUE 12'],
]

/** A month whose two lines show their entries, and a cheque that none shows. */
async function march(books = new Books()) {
  const deposit = await entry(books, '2026-03-04', '500.00', 'Vente')
  const cheque = await entry(books, '2026-03-10', '-120.00', 'Loyer', BANK, '12')
  const outstanding = await entry(books, '2026-03-30', '-45.00', 'Papeterie', BANK, '13')
  const lines = await importInto(books, BANK, '0.00', '380.00', MARCH)
  const show = (lineId: string, id: string, amount: string) =>
    books.call('bank.match', { lineId, allocations: [{ documentId: `entry:${id}`, amount }] })
  return { books, deposit, cheque, outstanding, lines, show }
}

async function matched() {
  const done = await march()
  await done.show(done.lines[0]!, done.deposit, '500.00')
  await done.show(done.lines[1]!, done.cheque, '120.00')
  return done
}

const reconcile = (books: Books, through: string, rest: object = {}, account = BANK) =>
  books.call('reconciliation.create', { account, through, ...rest })
const list = async (books: Books, account = BANK) =>
  (await books.call('reconciliation.list', { account })).items
const refusedBy = async (work: Promise<unknown>) => {
  try {
    await work
  } catch (error) {
    return refusal(error)
  }
  throw new Error('nothing was refused')
}

describe('from imported statements', () => {
  test('is refused while lines wait, with everything that is wrong at once', async () => {
    const { books } = await march()
    expect(await refusedBy(reconcile(books, '2026-03-31', { balance: '381.00' }))).toEqual({
      code: 'reconciliation.refused',
      details: [
        'account reconciliation.linesWait',
        'balance reconciliation.otherBalance',
        'balance reconciliation.sumDiffers',
      ],
    })
    expect(await list(books)).toEqual([])
  })

  test('holds once every line is settled: the cheque that no line shows is outstanding', async () => {
    const { books } = await matched()
    const made = await reconcile(books, '2026-03-31')
    expect(made).toMatchObject({
      through: '2026-03-31',
      first: false,
      opening: '0.00',
      in: { count: 1, sum: '500.00' },
      out: { count: 1, sum: '-120.00' },
      balance: '380.00',
      books: '335.00',
      outstanding: { count: 1, sum: '-45.00' },
      status: 'stands',
      holds: true,
      changes: [],
    })
    const whole = await books.call('reconciliation.get', { id: made.id })
    expect(whole.clearedItems.map(({ text, amount }) => [text, amount])).toEqual([
      ['DEPOT', '500.00'],
      ['CHEQUE 12', '-120.00'],
    ])
    expect(whole.outstandingItems).toMatchObject([
      { number: '13', text: 'Papeterie', amount: '-45.00', age: 1 },
    ])
    expect(faults(books)).toEqual([])
  })

  test('a statement that does not add up is refused by its name', async () => {
    const books = new Books()
    await importInto(books, BANK, '0.00', '999.00', [['2026-03-05', '500.00', 'DEPOT']])
    const { details } = await refusedBy(reconcile(books, '2026-03-31'))
    expect(details).toContain('account reconciliation.statementWrong')
  })

  test('a month that is missing between two statements is seen: the sum does not reach the balance', async () => {
    const { books } = await matched()
    await reconcile(books, '2026-03-31')
    const lines = await importInto(books, BANK, '400.00', '390.00', [['2026-05-02', '-10.00', 'FRAIS']])
    await books.call('bank.code', { lineId: lines.at(-1)!, allocations: [{ account: '6300' }] })
    expect(await refusedBy(reconcile(books, '2026-05-31'))).toEqual({
      code: 'reconciliation.sumDiffers',
      details: ['balance reconciliation.sumDiffers'],
    })
  })

  test('a statement without balances is proved by the balance that a person reads on it', async () => {
    const { books } = await matched()
    await reconcile(books, '2026-03-31')
    const lines = await importInto(books, BANK, null, null, [['2026-04-02', '-10.00', 'FRAIS']])
    await books.call('bank.code', { lineId: lines.at(-1)!, allocations: [{ account: '6300' }] })
    expect((await refusedBy(reconcile(books, '2026-04-30'))).code).toBe('reconciliation.noBalance')
    expect((await refusedBy(reconcile(books, '2026-04-30', { balance: '369.99' }))).code).toBe(
      'reconciliation.sumDiffers',
    )
    expect(await reconcile(books, '2026-04-30', { balance: '370.00' })).toMatchObject({
      opening: '380.00',
      balance: '370.00',
    })
  })

  test('a balance is that of its day alone: lines that came after it, though they make nothing, ask for another', async () => {
    const { books } = await matched()
    const later: Movement[] = [
      ['2026-03-20', '50.00', 'DEPOT'],
      ['2026-03-21', '-50.00', 'RETOUR DE DEPOT'],
    ]
    for (const lineId of (await importInto(books, BANK, null, null, later)).slice(-later.length))
      await books.call('bank.code', { lineId, allocations: [{ account: '6300' }] })
    expect(await refusedBy(reconcile(books, '2026-03-31'))).toEqual({
      code: 'reconciliation.noBalance',
      details: ['balance reconciliation.noBalance'],
    })
    expect(await reconcile(books, '2026-03-31', { balance: '380.00' })).toMatchObject({ balance: '380.00' })
  })

  test('a cheque older than the first statement is outstanding in the month before the one that shows it', async () => {
    const books = new Books()
    await entry(books, '2026-02-20', '900.00', 'Vente')
    const cheque = await entry(books, '2026-02-25', '-100.00', 'Loyer', BANK, '77')
    const lines = await importInto(books, BANK, '900.00', '795.00', [
      ['2026-03-05', '-5.00', 'FRAIS'],
      ['2026-04-02', '-100.00', 'CHEQUE 77'],
    ])
    await books.call('bank.code', { lineId: lines[0]!, allocations: [{ account: '6300' }] })
    await books.call('bank.match', {
      lineId: lines[1]!,
      allocations: [{ documentId: `entry:${cheque}`, amount: '100.00' }],
    })
    expect(await reconcile(books, '2026-03-31', { balance: '895.00' })).toMatchObject({
      opening: '900.00',
      outstanding: { count: 1, sum: '-100.00' },
      holds: true,
    })
    expect(await reconcile(books, '2026-04-30')).toMatchObject({ outstanding: { count: 0 }, holds: true })
  })

  test('an entry dated after the line that shows it is said, and proves itself', async () => {
    const books = new Books()
    const late = await entry(books, '2026-04-02', '-20.00', 'Frais oubliés')
    const [line] = await importInto(books, BANK, '0.00', '-20.00', [['2026-03-31', '-20.00', 'FRAIS']])
    await books.call('bank.match', {
      lineId: line!,
      allocations: [{ documentId: `entry:${late}`, amount: '20.00' }],
    })
    const made = await reconcile(books, '2026-03-31')
    expect(made).toMatchObject({ books: '0.00', balance: '-20.00' })
    const { laterItems } = await books.call('reconciliation.get', { id: made.id })
    expect(laterItems).toMatchObject([{ id: late, amount: '-20.00' }])
  })
})

describe('from paper', () => {
  test('ticked entries are shown by the reconciliation, and the rest stays outstanding', async () => {
    const books = new Books()
    const deposit = await entry(books, '2026-03-04', '500.00', 'Vente')
    await entry(books, '2026-03-10', '-120.00', 'Loyer', BANK, '12')
    const asked = { account: BANK, through: '2026-03-31', balance: '500.00', cleared: [deposit] }
    expect(await books.call('reconciliation.preview', asked)).toMatchObject({
      closing: '500.00',
      adjusted: '500.00',
      difference: '0.00',
      outstanding: { count: 1, sum: '-120.00' },
      problems: [],
    })
    const made = await reconcile(books, '2026-03-31', asked)
    expect(made).toMatchObject({ cleared: 1, in: { count: 1, sum: '500.00' }, holds: true })
    const next = await books.call('reconciliation.preview', { account: BANK, through: '2026-04-30' })
    expect(next.start).toEqual({ from: 'reconciliation', day: '2026-03-31', balance: '500.00' })
    expect(next.entries.map(({ number }) => number)).toEqual(['12'])
  })

  test('the same entry is not ticked twice, nor matched with a line', async () => {
    const books = new Books()
    const deposit = await entry(books, '2026-03-04', '500.00', 'Vente')
    await reconcile(books, '2026-03-31', { balance: '500.00', cleared: [deposit] })
    const again = reconcile(books, '2026-04-30', { balance: '1000.00', cleared: [deposit] })
    expect((await refusedBy(again)).details).toContain('cleared.0 reconciliation.entryNotOpen')
    const [line] = await importInto(books, BANK, '500.00', '1000.00', [['2026-04-05', '500.00', 'DEPOT']])
    const match = books.call('bank.match', {
      lineId: line!,
      allocations: [{ documentId: `entry:${deposit}`, amount: '500.00' }],
    })
    expect((await refusedBy(match)).code).toBe('bank.entryNotHere')
  })

  test('a card: what it owes is negative, and its payment from the bank is one entry on both', async () => {
    const books = new Books()
    const buy = await entry(books, '2026-03-08', '-230.00', 'Essence', '2010')
    const pay = await books.call('ledger.post', {
      date: '2026-03-20',
      memo: 'Paiement de la carte',
      lines: [
        { account: '2010', debit: '200.00' },
        { account: BANK, credit: '200.00' },
      ],
    })
    const made = await reconcile(books, '2026-03-25', { balance: '-30.00', cleared: [buy, pay.id] }, '2010')
    expect(made).toMatchObject({
      owed: true,
      balance: '-30.00',
      in: { sum: '200.00' },
      out: { sum: '-230.00' },
    })
    expect(await reconcile(books, '2026-03-31', { balance: '-200.00', cleared: [pay.id] })).toMatchObject({
      owed: false,
      books: '-200.00',
    })
    expect(faults(books)).toEqual([])
  })
})

describe('the first time', () => {
  test('entries chosen are outstanding, all others count as shown', async () => {
    const books = new Books()
    const cheque = await entry(books, '2026-02-27', '-100.00', 'Sous-traitant', BANK, '77')
    // the last thing that was done is known to what comes after it
    await entry(books, '2026-01-10', '900.00', 'Vente')
    const begin = { account: BANK, through: '2026-02-28', balance: '900.00' }
    expect((await refusedBy(books.call('reconciliation.begin', begin))).code).toBe(
      'reconciliation.beginDiffers',
    )
    const made = await books.call('reconciliation.begin', { ...begin, outstanding: [cheque] })
    expect(made).toMatchObject({ first: true, outstanding: { count: 1, sum: '-100.00' }, holds: true })
    const [line] = await importInto(books, BANK, '900.00', '800.00', [['2026-03-03', '-100.00', 'CHEQUE 77']])
    const { documents } = await books.call('bank.candidates', { lineId: line! })
    expect(documents.map(({ number }) => number)).toEqual(['77'])
    await books.call('bank.match', {
      lineId: line!,
      allocations: [{ documentId: `entry:${cheque}`, amount: '100.00' }],
    })
    expect(await reconcile(books, '2026-03-31')).toMatchObject({
      opening: '900.00',
      outstanding: { count: 0 },
    })
    expect((await books.call('bank.proof', { account: BANK })).reconciled).toBe(true)
  })

  test('what is older than the books gets its entry out of the opening balance, and goes with its undoing', async () => {
    const books = new Books()
    await books.call('ledger.opening', { date: '2026-01-01', lines: [{ account: BANK, debit: '9000.00' }] })
    const before = (await books.call('bank.proof', { account: BANK })).bookBalance
    const made = await books.call('reconciliation.begin', {
      account: BANK,
      through: '2026-01-01',
      balance: '10000.00',
      prior: [
        { date: '2025-12-20', number: '501', memo: 'Hydro', amount: '-1200.00' },
        { date: '2025-12-31', memo: 'Dépôt du 31', amount: '200.00' },
      ],
    })
    expect(made).toMatchObject({ outstanding: { count: 2, sum: '-1000.00' }, changes: [], holds: true })
    expect((await books.call('bank.proof', { account: BANK })).bookBalance).toBe(before)
    const next = await books.call('reconciliation.preview', { account: BANK, through: '2026-01-31' })
    expect(next.entries.map(({ pieceDate, number, amount }) => [pieceDate, number, amount])).toEqual([
      ['2025-12-20', '501', '-1200.00'],
      ['2025-12-31', '—', '200.00'],
    ])
    const all = next.entries.map(({ id }) => id)
    expect(await reconcile(books, '2026-01-31', { balance: '9000.00', cleared: all })).toMatchObject({
      holds: true,
    })
    const [newest] = await list(books)
    await books.call('reconciliation.undo', { id: newest!.id, reason: 'Essai' })
    await books.call('reconciliation.undo', { id: made.id, reason: 'Mauvais départ' })
    expect((await books.call('bank.proof', { account: BANK })).bookBalance).toBe(before)
    expect(
      (await books.call('reconciliation.preview', { account: BANK, through: '2026-01-31' })).entries,
    ).toEqual([])
    expect(faults(books)).toEqual([])
  })

  test('is said once', async () => {
    const books = new Books()
    const begin = { account: BANK, through: '2026-02-28', balance: '0.00' }
    await books.call('reconciliation.begin', begin)
    expect((await refusedBy(books.call('reconciliation.begin', begin))).code).toBe('reconciliation.begun')
  })
})

describe('once reconciled', () => {
  test('its lines are kept as they are until it is undone, the newest first', async () => {
    const { books, lines, outstanding } = await matched()
    const first = await reconcile(books, '2026-03-31')
    expect((await refusedBy(books.call('bank.unmatch', { lineId: lines[0]! }))).code).toBe(
      'bank.reconciledLine',
    )
    expect((await refusedBy(books.call('bank.undo', { lineIds: [lines[1]!] }))).code).toBe(
      'bank.reconciledLine',
    )
    expect((await refusedBy(reconcile(books, '2026-03-15'))).details).toContain(
      'through reconciliation.already',
    )
    const second = await reconcile(books, '2026-04-30', { balance: '335.00', cleared: [outstanding] })
    const early = books.call('reconciliation.undo', { id: first.id, reason: 'Essai' })
    expect((await refusedBy(early)).code).toBe('reconciliation.notNewest')
    await books.call('reconciliation.undo', { id: second.id, reason: 'Essai' })
    await books.call('reconciliation.undo', { id: first.id, reason: 'Dépôt mal imputé' })
    expect((await list(books)).map(({ status, reason }) => [status, reason])).toEqual([
      ['undone', 'Essai'],
      ['undone', 'Dépôt mal imputé'],
    ])
    await books.call('bank.unmatch', { lineId: lines[0]! })
    expect(faults(books)).toEqual([])
  })

  test('an ignored line and the entry of a coded one are kept too', async () => {
    const books = new Books()
    const [coded, ignored] = await importInto(books, BANK, '0.00', '-5.00', [
      ['2026-03-05', '-10.00', 'FRAIS'],
      ['2026-03-06', '5.00', 'ERREUR DE LA BANQUE'],
    ])
    const posted = await books.call('bank.code', { lineId: coded!, allocations: [{ account: '6300' }] })
    await books.call('bank.ignore', { lineId: ignored!, reason: 'Corrigée en avril' })
    const made = await reconcile(books, '2026-03-31')
    const { ignoredItems } = await books.call('reconciliation.get', { id: made.id })
    expect(ignoredItems).toMatchObject([{ text: 'ERREUR DE LA BANQUE', amount: '5.00' }])
    for (const work of [
      () => books.call('bank.uncode', { lineId: coded! }),
      () => books.call('bank.unignore', { lineId: ignored! }),
      () => books.call('ledger.reverse', { entryId: posted.id, date: '2026-03-31' }),
    ])
      expect((await refusedBy(work())).code).toBe('bank.reconciledLine')
  })

  test('an entry that comes later is outstanding in the next, and told in this one, which holds', async () => {
    const { books } = await matched()
    await reconcile(books, '2026-03-31')
    await entry(books, '2026-03-20', '-60.00', 'Oublié', BANK, '14')
    const [own] = await list(books)
    expect(own).toMatchObject({ holds: true, changes: [{ kind: 'added', amount: '-60.00', text: 'Oublié' }] })
    const next = await books.call('reconciliation.preview', { account: BANK, through: '2026-04-30' })
    expect(next.entries.map(({ number }) => number)).toEqual(['14', '13'])
  })

  test('a ticked entry that is reversed is told, and its reversal is outstanding', async () => {
    const books = new Books()
    const deposit = await entry(books, '2026-03-04', '500.00', 'Vente')
    await reconcile(books, '2026-03-31', { balance: '500.00', cleared: [deposit] })
    await books.call('ledger.reverse', { entryId: deposit, date: '2026-04-03' })
    const [own] = await list(books)
    expect(own).toMatchObject({ holds: true, changes: [{ kind: 'reversed', amount: '-500.00' }] })
    const next = await books.call('reconciliation.preview', { account: BANK, through: '2026-04-30' })
    expect(next.entries).toMatchObject([{ amount: '-500.00' }])
  })

  test('lines that come into the period are told, and do not count in the balances after it', async () => {
    const { books } = await matched()
    await reconcile(books, '2026-03-31')
    const lines = await importInto(books, BANK, null, null, [...MARCH, ['2026-03-20', '-7.00', 'FRAIS']])
    const [own] = await list(books)
    expect(own).toMatchObject({ holds: false, changes: [{ kind: 'lineAdded', amount: '-7.00' }] })
    expect((await refusedBy(reconcile(books, '2026-04-30', { balance: '380.00' }))).code).toBe(
      'reconciliation.lateLines',
    )
    await books.call('bank.ignore', { lineId: lines.at(-1)!, reason: 'Doublon' })
    expect((await list(books))[0]).toMatchObject({ holds: true })
    expect(await reconcile(books, '2026-04-30', { balance: '380.00' })).toMatchObject({ balance: '380.00' })
  })
})
