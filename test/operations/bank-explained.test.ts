/**
 * What explains itself is settled whole: discounts of the terms, fees that the line names, a cent of rounding, credit
 * notes taken off, cheques by their number. Why it was done stays with it, on every device.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stateHash } from '../../db/changes/hashes.ts'
import {
  bill,
  client,
  faults,
  importInto,
  type Movement,
  parsedStatement,
  posted,
  supplier,
} from '../support/bankBooks.ts'
import { Books } from '../support/books.ts'
import { exchange, type Laptop, Workshop } from '../support/company.ts'

/** An invoice of 160.97 of 10 March to Toitures Lévis, with its terms. */
async function invoiced(terms?: string) {
  const books = new Books()
  const { id } = await client(books, 'Toitures Lévis inc.')
  const lines = [{ description: 'Travaux', unitPrice: '140.00' }]
  const draft = await books.call('invoice.create', {
    partyId: id,
    date: '2026-03-10',
    lines,
    ...(terms ? { terms } : {}),
  })
  return { books, party: id, own: await books.call('invoice.send', { id: draft.id }) }
}

const reconcile = (books: Books, account = '1010') => books.call('bank.reconcile', { account })
const lineOf = async (books: Books, movement: Movement, account = '1010') =>
  (await importInto(books, account, null, null, [movement])).at(-1)!
const whyOf = async (books: Books, lineId: string) => (await books.call('bank.why', { lineId })).why!

async function note(books: Books, partyId: string, unitPrice: string) {
  const lines = [{ description: 'Retour', unitPrice }]
  const draft = await books.call('creditNote.create', { partyId, date: '2026-03-12', lines })
  return books.call('creditNote.send', { id: draft.id })
}

describe('differences that explain themselves', () => {
  test.each([
    // 2 % of 160.97 is 3.22
    ['the discount of the terms', '2/10 Net 30', '157.75', 'VIR TOITURES LEVIS', '4090 3.22'],
    [
      'a fee that the line names',
      undefined,
      '145.97',
      'VIR TOITURES LEVIS FAC-2026-0001 FRAIS 15,00',
      '6150 15.00',
    ],
    ['a cent of rounding', undefined, '160.96', 'VIR TOITURES LEVIS FAC-2026-0001', '6530 0.01'],
    ['a cent too much', undefined, '160.98', 'VIR TOITURES LEVIS FAC-2026-0001', '6530 -0.01'],
  ])('%s', async (_, terms, amount, label, entry) => {
    const { books, own } = await invoiced(terms)
    const line = await lineOf(books, ['2026-03-18', amount, label])
    const { automatic } = await reconcile(books)
    expect(automatic.count).toBe(1)
    const { entryId } = await books.call('payment.get', { id: automatic.matches[0]!.paymentId! })
    expect(await posted(books, entryId!)).toEqual([`1010 ${amount}`, entry, '1060 -160.97'])
    expect((await books.call('invoice.get', { id: own.id })).status).toBe('paid')
    expect((await whyOf(books, line)).by).toBe('automatic')
    expect(faults(books)).toEqual([])
  })

  test('a bill paid early takes the discount that its terms give', async () => {
    const books = new Books()
    const { id } = await supplier(books, 'Quincaillerie Rona')
    const draft = await books.call('bill.create', {
      partyId: id,
      date: '2026-03-10',
      terms: '2/10 Net 30',
      lines: [{ description: 'Bois', unitPrice: '100.00', account: '6200' }],
    })
    await lineOf(books, ['2026-03-19', '-112.68', 'QUINCAILLERIE RONA'])
    const { automatic } = await reconcile(books)
    const { entryId } = await books.call('payment.get', { id: automatic.matches[0]!.paymentId! })
    expect(await posted(books, entryId!)).toEqual(['1010 -112.68', '5095 -2.30', '2100 114.98'])
    expect((await books.call('bill.get', { id: draft.id })).status).toBe('paid')
  })

  test('goes to the account that the company chose; without one a person decides', async () => {
    const { books } = await invoiced()
    await lineOf(books, ['2026-03-18', '160.96', 'VIR TOITURES LEVIS FAC-2026-0001'])
    await books.call('account.update', { code: '6530', role: null })
    const undecided = await reconcile(books)
    expect(undecided.automatic.count).toBe(0)
    expect(undecided.suggested.proposals[0]!.difference).toEqual({
      kind: 'rounding',
      amount: '0.01',
      account: null,
    })
    expect(undecided.suggested.proposals[0]!.reasons.at(-1)!.code).toBe('guardAccount')
    await books.call('settings.set', { values: { 'bank.roundingAccount': '6160' } })
    const { automatic } = await reconcile(books)
    const { entryId } = await books.call('payment.get', { id: automatic.matches[0]!.paymentId! })
    expect(await posted(books, entryId!)).toEqual(['1010 160.96', '6160 0.01', '1060 -160.97'])
  })
})

describe('credit notes taken off a payment', () => {
  const label = 'VIR TOITURES LEVIS FAC-2026-0001 NC-2026-0001'

  test('both are used up by the one act, and both are open again when it is undone', async () => {
    const { books, party, own } = await invoiced()
    const back = await note(books, party, '40.00')
    const line = await lineOf(books, ['2026-03-18', '114.98', label])
    const { automatic } = await reconcile(books)
    expect(automatic.matches[0]!.proposal.allocations).toEqual([
      { documentId: own.id, amount: '160.97' },
      { documentId: back.id, amount: '-45.99' },
    ])
    const { entryId } = await books.call('payment.get', { id: automatic.matches[0]!.paymentId! })
    expect(await posted(books, entryId!)).toEqual(['1010 114.98', '1060 -114.98'])
    expect((await books.call('invoice.get', { id: own.id })).status).toBe('paid')
    expect((await books.call('creditNote.get', { id: back.id })).status).toBe('used')
    expect(faults(books)).toEqual([])
    await books.call('bank.undo', { lineIds: [line] })
    expect((await books.call('invoice.get', { id: own.id })).balance).toBe('160.97')
    expect((await books.call('creditNote.get', { id: back.id })).balance).toBe('45.99')
    expect(faults(books)).toEqual([])
  })

  test('by hand: what is not the party’s, or more than is open, is refused', async () => {
    const { books, party, own } = await invoiced()
    const { id: other } = await client(books, 'Garage Morin')
    const [back, foreign] = [await note(books, party, '40.00'), await note(books, other, '40.00')]
    const line = await lineOf(books, ['2026-03-18', '114.98', 'DEPOT'])
    const match = (credit: string, amount: string, paid = '160.97') => ({
      lineId: line,
      allocations: [
        { documentId: own.id, amount: paid },
        { documentId: credit, amount },
      ],
    })
    expect((await books.refused('bank.match', match(foreign.id, '-45.99'))).code).toBe('payment.otherParty')
    expect((await books.refused('bank.match', match(back.id, '-46.00', '160.98'))).code).toBe(
      'document.refused',
    )
    expect((await books.refused('bank.match', match(own.id, '-45.99'))).code).toBe('payment.wrongSide')
    await books.call('bank.match', match(back.id, '-45.99'))
    expect((await whyOf(books, line)).by).toBe('person')
    expect(faults(books)).toEqual([])
  })
})

test('a cheque is found by its number, and another one of that amount is not', async () => {
  const books = new Books()
  const { id } = await supplier(books, 'Quincaillerie Rona')
  const own = [await bill(books, id, '100.00'), await bill(books, id, '100.00')]
  for (const [at, { id: billId }] of own.entries())
    await books.call('bill.pay', {
      billId,
      amount: '114.98',
      date: '2026-03-10',
      method: 'check',
      reference: `${117 + at}`,
    })
  const line = await lineOf(books, ['2026-03-18', '-114.98', 'CHQ 0118'])
  const { automatic } = await reconcile(books)
  expect(automatic.matches.map(({ documents }) => documents[0]!.reference)).toEqual(['118'])
  const why = await whyOf(books, line)
  expect(why.reasons.find(({ code }) => code === 'cheque')!.text.fr).toBe('Chèque nº 118')
})

describe('a transfer that two accounts show', () => {
  async function twoSides() {
    const books = new Books()
    const out = await lineOf(books, ['2026-03-24', '-500.00', 'VIREMENT ENTRE COMPTES'])
    const into = await lineOf(books, ['2026-03-25', '500.00', 'DEPOT'], '1015')
    return { books, out, into }
  }

  test('is proposed from either line, recorded once, and undone once', async () => {
    const { books, out, into } = await twoSides()
    for (const account of ['1010', '1015']) {
      const { items } = await books.call('bank.transfers', { account })
      expect(items.map(({ from, to }) => [from.lineId, to.lineId])).toEqual([[out, into]])
    }
    for (const undone of [out, into]) {
      const { items } = await books.call('bank.transferPair', { lineId: into, otherLineId: out })
      expect(items.map(({ status }) => status)).toEqual(['matched', 'matched'])
      expect(await posted(books, items[1]!.entryId!)).toEqual(['1010 -500.00', '1015 500.00'])
      expect((await books.call('bank.transfers', { account: '1010' })).items).toEqual([])
      await books.call('bank.undo', { lineIds: [undone] })
      for (const account of ['1010', '1015'])
        expect((await books.call('bank.lines', { account, status: 'new' })).total).toBe(1)
    }
    await books.call('bank.transferPair', { lineId: out, otherLineId: into })
    await books.call('bank.undo', { lineIds: [out, into] })
    expect(faults(books)).toEqual([])
  })

  test('other amounts, or one account, are no transfer', async () => {
    const { books, out } = await twoSides()
    const other = await lineOf(books, ['2026-03-27', '499.99', 'DEPOT'], '1015')
    const own = await lineOf(books, ['2026-03-26', '500.00', 'DEPOT'])
    for (const otherLineId of [other, own])
      expect((await books.refused('bank.transferPair', { lineId: out, otherLineId })).code).toBe(
        'bank.notOneTransfer',
      )
  })
})

test('a line that comes back each month says so', async () => {
  const books = new Books()
  for (const month of ['01', '02', '03'])
    await lineOf(books, [`2026-${month}-05`, '-89.90', `PREAUTORISE VIDEOTRON ${month}/2026 TR 88${month}`])
  const { items } = await books.call('bank.lines', { account: '1010' })
  const monthly = await Promise.all(
    items.map(async ({ id }) => (await books.call('bank.candidates', { lineId: id })).monthly),
  )
  expect(monthly.slice(0, 2)).toEqual([null, null])
  expect(monthly[2]).toMatchObject({ count: 3, since: '2026-01-05' })
  expect(monthly[2]!.reason.text.fr).toBe('Répété chaque mois : 3 fois depuis le 2026-01-05')
})

describe('why', () => {
  let workshop: Workshop
  let office: Laptop
  beforeEach(async () => {
    workshop = new Workshop()
    office = await workshop.create('office')
  })
  afterEach(() => workshop.close())

  async function matched() {
    const party = await office.run('party.create', { name: 'Toitures Lévis inc.', roles: ['client'] })
    const lines = [{ description: 'Travaux', unitPrice: '140.00', taxes: [] }]
    const draft = await office.run('invoice.create', { partyId: party.id, date: '2026-03-10', lines })
    await office.run('invoice.send', { id: draft.id })
    const path = workshop.statement(
      parsedStatement('0.00', null, [['2026-03-18', '140.00', 'VIR TOITURES LEVIS FAC-2026-0001']]),
    )
    await office.run('bank.import', { path, account: '1010' })
    const lineId: string = (await office.run('bank.lines', { account: '1010' })).items[0].id
    return { party: party.id as string, lineId }
  }

  test('is told alike on the other laptop, without a name in the log', async () => {
    const { lineId } = await matched()
    await office.run('bank.reconcile', { account: '1010' })
    const home = workshop.copy(office, 'home')
    exchange(office, home)
    expect(stateHash(home.company.sql)).toBe(stateHash(office.company.sql))
    const { why } = await home.run('bank.why', { lineId })
    expect(why).toMatchObject({ by: 'automatic', ruleId: null, score: 80 })
    expect(why.reasons.map(({ text }: { text: { fr: string } }) => text.fr)).toEqual([
      'Montant exact',
      'Entre le document et son échéance',
      'Nº FAC-2026-0001 dans le libellé',
      'Nom dans le libellé : Toitures Lévis inc.',
    ])
    const bodies = office.company.sql.all<{ type: string; why: string }>(
      "SELECT decided_by || rule || reasons AS why, 'x' AS type FROM decision",
    )
    expect(JSON.stringify(bodies)).not.toContain('Lévis')
    expect(home.verify().checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
  })

  test('one credit note taken off on two laptops is used once, and both come to the same books', async () => {
    const { party, lineId } = await matched()
    const lines = [{ description: 'Retour', unitPrice: '40.00', taxes: [] }]
    const draft = await office.run('creditNote.create', { partyId: party, date: '2026-03-12', lines })
    const credit = (await office.run('creditNote.send', { id: draft.id })).id
    const other = await office.run('invoice.create', {
      partyId: party,
      date: '2026-03-12',
      lines: [{ ...lines[0]!, unitPrice: '180.00' }],
    })
    const second = (await office.run('invoice.send', { id: other.id })).id
    const home = workshop.copy(office, 'home')
    const allocations = [
      { documentId: second, amount: '180.00' },
      { documentId: credit, amount: '-40.00' },
    ]
    await office.run('bank.match', { lineId, allocations })
    workshop.clock.now += 1_000
    const { items } = await home.run('invoice.list', { status: 'sent' })
    const first = items.find(({ id }: { id: string }) => id !== second).id
    await home.run('payment.allocate', {
      creditId: credit,
      allocations: [{ documentId: first, amount: '40.00' }],
    })
    exchange(office, home)
    expect(stateHash(home.company.sql)).toBe(stateHash(office.company.sql))
    for (const laptop of [office, home]) {
      expect(laptop.verify().checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
      expect((await laptop.run('invoice.get', { id: second })).balance).toBe('0.00')
      expect((await laptop.run('invoice.get', { id: first })).balance).toBe('140.00')
      expect((await laptop.run('creditNote.get', { id: credit })).balance).toBe('0.00')
    }
  })

  test('of a person who accepts a proposal, who chooses otherwise, and of a line that waits', async () => {
    const { lineId } = await matched()
    expect((await office.run('bank.why', { lineId })).why).toBeNull()
    const { proposals } = await office.run('bank.candidates', { lineId })
    await office.run('bank.match', { lineId, allocations: proposals[0].allocations })
    const accepted = (await office.run('bank.why', { lineId })).why
    expect([accepted.by, accepted.score]).toEqual(['person', 80])
    await office.run('bank.undo', { lineIds: [lineId] })
    await office.run('bank.code', { lineId, allocations: [{ account: '4000' }] })
    const coded = (await office.run('bank.why', { lineId })).why
    expect([coded.by, coded.score, coded.reasons]).toEqual(['person', null, []])
  })
})
