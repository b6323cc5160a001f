/**
 * Rules of bank lines: the first that applies wins, a document comes first, none acts by itself unless it was told to, and
 * one that contradicts the past says so before it is saved.
 */
import { describe, expect, test } from 'vitest'
import type { Operations } from '../../electron/operations/index.ts'
import { bill, faults, importInto, type Movement, posted, supplier } from '../support/bankBooks.ts'
import { Books } from '../support/books.ts'
import { exchange, type Laptop, Workshop } from '../support/company.ts'

type NewRule = Operations['bankRule.create']['input']

const bell: NewRule = {
  name: 'Bell',
  texts: [{ test: 'words', text: 'bell' }],
  direction: 'out',
  act: { kind: 'code', shares: [{ account: '6240', taxes: ['TPS', 'TVQ'] }] },
}

const statement = (books: Books, ...lines: Movement[]) => importInto(books, '1010', null, null, lines)

async function suggestions(books: Books, lineId: string) {
  const { suggestions: found } = await books.call('bank.suggest', { lineId })
  return found.map(({ by, act, text }) => ({ by, act, text: text.fr }))
}

describe('a rule', () => {
  test('proposes the accounts with their taxes, and waits for a person', async () => {
    const books = new Books()
    const rule = await books.call('bankRule.create', bell)
    const [line] = await statement(books, ['2026-03-02', '-114.98', 'PMT BELL CANADA 4451'])
    expect(await suggestions(books, line!)).toEqual([
      {
        by: 'rule',
        act: { kind: 'code', coding: { allocations: [{ account: '6240', taxes: ['TPS', 'TVQ'] }] } },
        text: 'Règle « Bell »',
      },
    ])
    const done = await books.call('bank.reconcile', { account: '1010' })
    expect([done.byRule.count, done.unmatched.count]).toEqual([0, 1])
    await books.call('bank.code', {
      lineId: line!,
      allocations: [{ account: '6240', taxes: ['TPS', 'TVQ'] }],
      suggested: { by: 'rule', ruleId: rule.id },
    })
    expect((await books.call('bankRule.list', {})).items).toMatchObject([
      { id: rule.id, taken: 1, lately: 1 },
    ])
  })

  test('told to act by itself, it codes at the reconciliation, says so, and is undone with the line', async () => {
    const books = new Books()
    const rule = await books.call('bankRule.create', { ...bell, automatic: true })
    const [line, other] = await statement(
      books,
      ['2026-03-02', '-114.98', 'PMT BELL CANADA 4451'],
      ['2026-03-03', '-20.00', 'PMT BELLE IMAGE'],
    )
    const done = await books.call('bank.reconcile', { account: '1010' })
    expect(done.byRule).toMatchObject({
      count: 1,
      ids: [line],
      lines: [{ lineId: line, ruleId: rule.id, ruleName: 'Bell', amount: '-114.98' }],
    })
    expect(done.unmatched.ids).toEqual([other])
    const { items } = await books.call('bank.lines', { account: '1010', status: 'coded' })
    expect(await posted(books, items[0]!.entryId!)).toEqual([
      '1010 -114.98',
      '6240 100.00',
      '1090 5.00',
      '1095 9.98',
    ])
    expect(books.sql.get('SELECT decided_by, rule FROM decision')).toEqual({
      decided_by: 'rule',
      rule: rule.id,
    })
    await books.call('bank.undo', { lineIds: [line!] })
    expect((await books.call('bankRule.list', {})).items).toMatchObject([{ taken: 0, lately: 0 }])
    expect(faults(books)).toEqual([])
  })

  test('divides a line in shares, with its party and project', async () => {
    const books = new Books()
    const party = await supplier(books, 'Immeubles Roy')
    await books.call('bankRule.create', {
      name: 'Loyer',
      texts: [{ test: 'contains', text: 'loyer' }],
      automatic: true,
      act: {
        kind: 'code',
        shares: [
          { account: '6300', percent: '60' },
          { account: '6200', amount: '100.00' },
          { account: '5000' },
        ],
        partyId: party.id,
      },
    })
    const [line] = await statement(books, ['2026-03-01', '-1000.01', 'LOYER MARS'])
    await books.call('bank.reconcile', { account: '1010' })
    const { items } = await books.call('bank.lines', { account: '1010', status: 'coded' })
    expect(items[0]!.id).toBe(line)
    expect(await posted(books, items[0]!.entryId!)).toEqual([
      '1010 -1000.01',
      '6300 600.01',
      '6200 100.00',
      '5000 300.00',
    ])
  })

  test('transfers to another own account, and ignores with its reason', async () => {
    const books = new Books()
    await books.call('bankRule.create', {
      name: 'Épargne',
      texts: [{ test: 'contains', text: 'vers eop' }],
      automatic: true,
      act: { kind: 'transfer', account: '1015' },
    })
    await books.call('bankRule.create', {
      name: 'Essai',
      texts: [{ test: 'equals', text: 'test caisse' }],
      automatic: true,
      act: { kind: 'ignore', reason: 'Essai du terminal' },
    })
    await statement(
      books,
      ['2026-03-01', '-500.00', 'Transfert vers EOP'],
      ['2026-03-02', '0.01', 'TEST CAISSE'],
    )
    expect((await books.call('bank.reconcile', { account: '1010' })).byRule.count).toBe(2)
    const { items } = await books.call('bank.lines', { account: '1010' })
    expect(items.map(({ status, reason }) => [status, reason])).toEqual([
      ['matched', undefined],
      ['ignored', 'Essai du terminal'],
    ])
    expect(faults(books)).toEqual([])
  })

  test('what the books refuse stays, with the reason: a locked day, a fixed part above the line', async () => {
    const books = new Books()
    await books.call('bankRule.create', { ...bell, automatic: true })
    await books.call('bankRule.create', {
      name: 'Fixe',
      texts: [{ test: 'contains', text: 'loyer' }],
      automatic: true,
      act: { kind: 'code', shares: [{ account: '6300', amount: '100.00' }, { account: '6200' }] },
    })
    await statement(
      books,
      ['2026-01-02', '-114.98', 'PMT BELL'],
      ['2026-03-02', '-99.00', 'LOYER STATIONNEMENT'],
    )
    await books.call('period.lock', { through: '2026-01-31' })
    const { byRule, suggested } = await books.call('bank.reconcile', { account: '1010' })
    expect(byRule.count).toBe(0)
    expect(suggested.refused.map(({ code }) => code).sort()).toEqual([
      'bankRule.doesNotFit',
      'ledger.periodLocked',
    ])
  })
})

describe('order', () => {
  test('the first that applies wins, also when it only proposes; off is as if it were not there', async () => {
    const books = new Books()
    const wide = await books.call('bankRule.create', { ...bell, automatic: true })
    const narrow = await books.call('bankRule.create', {
      ...bell,
      name: 'Bell Mobilité',
      texts: [{ test: 'contains', text: 'bell mobilite' }],
      act: { kind: 'code', shares: [{ account: '6200' }] },
    })
    const [line] = await statement(books, ['2026-03-02', '-50.00', 'BELL MOBILITÉ 77'])
    expect((await suggestions(books, line!))[0]!.text).toBe('Règle « Bell »')
    const { items } = await books.call('bankRule.move', { id: narrow.id, to: 0 })
    expect(items.map(({ name }) => name)).toEqual(['Bell Mobilité', 'Bell'])
    expect((await suggestions(books, line!))[0]!.text).toBe('Règle « Bell Mobilité »')
    expect((await books.call('bank.reconcile', { account: '1010' })).byRule.count).toBe(0)
    await books.call('bankRule.update', { id: narrow.id, disabled: true })
    expect((await suggestions(books, line!))[0]!.text).toBe('Règle « Bell »')
    await books.call('bankRule.delete', { id: wide.id })
    expect(await suggestions(books, line!)).toEqual([])
    expect((await books.call('bankRule.get', { id: wide.id })).name).toBe('Bell')
  })
})

test('an open bill named in the label comes first: the rule stands beside it and does not act', async () => {
  const books = new Books()
  const party = await supplier(books, 'Bell Canada')
  const { number } = await bill(books, party.id, '100.00')
  await books.call('bankRule.create', { ...bell, automatic: true })
  const [line] = await statement(books, ['2026-03-04', '-100.00', `PMT BELL CANADA ${number}`])
  const answer = await books.call('bank.suggest', { lineId: line! })
  expect(answer.claimed).toBe(true)
  expect(answer.suggestions.map(({ by }) => by)).toContain('rule')
  expect((await books.call('bank.reconcile', { account: '1010' })).byRule.count).toBe(0)
})

test('a trial tells what it would take, what a rule before it takes, and the past that it contradicts', async () => {
  const books = new Books()
  const lines = await statement(
    books,
    ['2026-01-02', '-50.00', 'PMT BELL 1'],
    ['2026-02-02', '-50.00', 'PMT BELL 2'],
    ['2026-03-02', '-50.00', 'PMT BELL 3'],
    ['2026-03-03', '-60.00', 'BELL MOBILITE 4'],
    ['2026-03-04', '-70.00', 'METRO'],
  )
  await books.call('bank.code', { lineId: lines[0]!, allocations: [{ account: '6240' }] })
  await books.call('bank.code', { lineId: lines[1]!, allocations: [{ account: '6200' }] })
  await books.call('bankRule.create', {
    ...bell,
    texts: [{ test: 'words', text: 'mobilite' }],
  })
  const { name: _name, ...asked } = bell
  expect(await books.call('bankRule.test', asked)).toMatchObject({
    waiting: 1,
    waitingLines: [{ id: lines[2], amount: '-50.00' }],
    takenBefore: 1,
    past: 2,
    otherwise: 1,
    otherwiseLines: [{ id: lines[1], kind: 'code', accounts: ['6200'] }],
  })
})

describe('refused, all at once', () => {
  const CASES: readonly (readonly [string, Partial<NewRule>, readonly string[]])[] = [
    ['everything', { texts: [] }, ['texts bankRule.takesAll']],
    ['alone without words', { texts: [], amountFrom: '5.00', automatic: true }, ['texts bankRule.needsText']],
    ['no word', { texts: [{ test: 'contains', text: '--' }] }, ['texts.0.text bankRule.emptyText']],
    ['amounts turned', { amountFrom: '9.00', amountTo: '5.00' }, ['amountFrom bankRule.amounts']],
    [
      'unknown accounts and taxes',
      {
        account: '9999',
        act: { kind: 'code', shares: [{ account: '9998', taxes: ['TVA20'] }] },
      },
      [
        'account account.unknown',
        'act.shares.0.account ledger.unknownAccount',
        'act.shares.0.taxes.0 tax.notHere',
      ],
    ],
    [
      'shares',
      { act: { kind: 'code', shares: [{ account: '5000', percent: '40' }] } },
      ['act.shares bankRule.noRest'],
    ],
    ['transfer to income', { act: { kind: 'transfer', account: '4000' } }, ['act.account bankRule.notMoney']],
    [
      'transfer to itself',
      { account: '1015', act: { kind: 'transfer', account: '1015' } },
      ['act.account bankRule.sameAccount'],
    ],
    [
      'unknown party',
      { act: { kind: 'code', shares: [{ account: '5000' }], partyId: 'nobody' } },
      ['act.partyId party.unknown'],
    ],
  ]
  test.each(CASES)('%s', async (_, change, details) => {
    const books = new Books()
    const answer = await books.refused('bankRule.create', { ...bell, ...change })
    expect(answer).toEqual({ code: 'bankRule.refused', details })
  })
  test('a rule that is not there', async () => {
    const books = new Books()
    expect((await books.refused('bankRule.move', { id: 'none', to: 0 })).code).toBe('bankRule.unknown')
  })
})

test('rules made and moved on two laptops have one order, and act alike on both', async () => {
  const workshop = new Workshop()
  try {
    const office = await workshop.create('office')
    const home = workshop.copy(office, 'home')
    const made = (name: string) => ({ ...bell, name })
    const wide = await office.run('bankRule.create', made('Bureau 1'))
    await office.run('bankRule.create', made('Bureau 2'))
    const own = await home.run('bankRule.create', made('Maison 1'))
    exchange(office, home)
    await office.run('bankRule.move', { id: own.id, to: 0 })
    await home.run('bankRule.move', { id: wide.id, to: 9 })
    exchange(office, home)
    const names = async (laptop: Laptop) =>
      (await laptop.run('bankRule.list')).items.map(({ name }: { name: string }) => name)
    expect(await names(home)).toEqual(await names(office))
    expect(await names(home)).toHaveLength(3)
    expect((await office.run('held.list')).lost).toEqual([])
  } finally {
    workshop.close()
  }
})
