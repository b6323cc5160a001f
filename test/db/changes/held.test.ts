/**
 * Protects what can happen once, and what a lock had not seen: of two laptops that did the same unplugged, the first by
 * (stamp, device) counts on every device, the other is held, in no balance, until a person says otherwise.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { balanceThrough } from '../../../db/ledger/sums.ts'
import { startedCompany } from '../../simulation/office.ts'
import { type Answer, exchange, type Laptop, refusalOf, Workshop } from '../../support/company.ts'

let workshop: Workshop
let anne: Laptop
let benoit: Laptop
const SECOND = 1000

beforeEach(async () => {
  workshop = new Workshop()
  const template = await startedCompany(workshop)
  anne = workshop.copyFile(template, 'anne')
  benoit = workshop.copyFile(template, 'benoit')
  // both are devices, and know each other, before anything is told
  for (const laptop of [anne, benoit]) await laptop.run('account.update', { code: '6100', name: laptop.name })
  exchange(anne, benoit)
  workshop.clock.now += SECOND
})
afterEach(() => workshop.close())

const all = () => [anne, benoit]
const later = () => {
  workshop.clock.now += SECOND
}
const balance = (laptop: Laptop, account: string) => balanceThrough(laptop.company.sql, account, null)
const held = async (laptop: Laptop): Promise<Answer[]> => (await laptop.run('held.list')).items
const newLines = async (laptop: Laptop): Promise<Answer[]> =>
  (await laptop.run('bank.lines', { account: '1010', status: 'new' })).items

/** Everyone agrees, and every file verifies. */
function settled(): void {
  exchange(anne, benoit)
  const [first, second] = all().map((laptop) => laptop.verify())
  expect(first!.stateHash).toBe(second!.stateHash)
  expect(first!.ledgerHash).toBe(second!.ledgerHash)
  expect([first!.ok, second!.ok]).toEqual([true, true])
}

const post = (laptop: Laptop, date: string, cents = '70.00') =>
  laptop.run('ledger.post', {
    date,
    lines: [
      { account: '6100', debit: cents },
      { account: '1010', credit: cents },
    ],
  })

const code = (laptop: Laptop, lineId: string, account: string) =>
  laptop.run('bank.code', { lineId, allocations: [{ account }] })

describe('two laptops do what can be done once', () => {
  test('code the same line: the first counts, the other is held, even where it was posted', async () => {
    const [line] = await newLines(anne)
    const [before1010, before5000] = [balance(anne, '1010'), balance(anne, '5000')]
    const first = await code(anne, line.id, '6100')
    later()
    const second = await code(benoit, line.id, '5000')
    expect(balance(benoit, '5000')).toBe(before5000 + 5000)
    settled()
    for (const laptop of all()) {
      expect(await held(laptop)).toMatchObject([
        { id: second.id, kind: 'entry', reason: 'claim', amount: '50.00' },
      ])
      expect(balance(laptop, '5000')).toBe(before5000)
      expect(balance(laptop, '1010')).toBe(before1010 - 5000)
      const lines = (await laptop.run('bank.lines', { account: '1010' })).items
      expect(lines.find(({ id }: Answer) => id === line.id)).toMatchObject({
        status: 'coded',
        entryId: first.id,
      })
      expect((await laptop.run('ledger.entry', { id: second.id })).counts).toBe(false)
      expect((await laptop.run('company.info')).held).toBe(1)
    }
  })

  test('the order of the clocks decides, not who told first', async () => {
    const [line] = await newLines(anne)
    benoit.skew = -10 * SECOND
    const late = await code(anne, line.id, '6100')
    later()
    // Benoît's clock is behind, but his stamps grow from what he has seen: only what is concurrent is compared
    const early = await code(benoit, line.id, '5000')
    const stamp = (id: string) =>
      benoit.company.sql.get<{ stamp: number }>('SELECT stamp FROM claim WHERE fact = ?', id)!.stamp
    settled()
    const winner = stamp(late.id) < stamp(early.id) ? late : early
    const loser = winner === late ? early : late
    for (const laptop of all()) expect((await held(laptop)).map(({ id }) => id)).toEqual([loser.id])
  })

  test('with equal stamps the device decides, and all agree', async () => {
    const [line] = await newLines(anne)
    await code(anne, line.id, '6100')
    await code(benoit, line.id, '5000')
    settled()
    const claims = anne.company.sql.all<{ stamp: number; device: string; fact: string }>(
      'SELECT stamp, device, fact FROM claim WHERE key = ? ORDER BY stamp, device',
      `line:${line.id}`,
    )
    expect(claims).toHaveLength(2)
    for (const laptop of all()) expect((await held(laptop))[0].id).toBe(claims[1]!.fact)
  })

  test('reverse the same entry, and close the same year', async () => {
    const posted = await post(anne, '2026-02-10')
    exchange(anne, benoit)
    const reversal = await anne.run('ledger.reverse', { entryId: posted.id, date: '2026-02-11' })
    const closing = await anne.run('year.close', { year: 2025 })
    later()
    const again = await benoit.run('ledger.reverse', { entryId: posted.id, date: '2026-02-12' })
    const closedAgain = await benoit.run('year.close', { year: 2025 })
    settled()
    for (const laptop of all()) {
      const facts = await held(laptop)
      expect(facts.map(({ id }) => id).sort()).toEqual([again.id, closedAgain.id].sort())
      expect((await laptop.run('ledger.entry', { id: posted.id })).reversedBy.id).toBe(reversal.id)
      const years = (await laptop.run('period.list')).years
      expect(years.find(({ year }: Answer) => year === 2025).closingEntry).toBe(closing.id)
    }
  })

  test('one codes a line, the other ignores it', async () => {
    const [line] = await newLines(anne)
    await anne.run('bank.ignore', { lineId: line.id, reason: 'Virement interne' })
    later()
    const coded = await code(benoit, line.id, '6100')
    settled()
    for (const laptop of all()) {
      expect((await held(laptop)).map(({ id }) => id)).toEqual([coded.id])
      expect((await laptop.run('bank.lines', { account: '1010', status: 'ignored' })).total).toBe(1)
    }
  })

  test('undoing the winner lets the next count', async () => {
    const [line] = await newLines(anne)
    await code(anne, line.id, '6100')
    later()
    const second = await code(benoit, line.id, '5000')
    exchange(anne, benoit)
    later()
    await benoit.run('bank.uncode', { lineId: line.id })
    settled()
    for (const laptop of all()) {
      expect(await held(laptop)).toEqual([])
      expect((await laptop.run('ledger.entry', { id: second.id })).counts).toBe(true)
      const lines = (await laptop.run('bank.lines', { account: '1010', status: 'coded' })).items
      expect(lines).toMatchObject([{ id: line.id, entryId: second.id }])
    }
  })

  test('a person may accept the other too: it counts beside the first', async () => {
    const [line] = await newLines(anne)
    const before = balance(anne, '5000')
    await code(anne, line.id, '6100')
    later()
    const second = await code(benoit, line.id, '5000')
    exchange(anne, benoit)
    await anne.run('held.accept', { factId: second.id })
    settled()
    for (const laptop of all()) {
      expect(await held(laptop)).toEqual([])
      expect(balance(laptop, '5000')).toBe(before + 5000)
    }
    expect(await refusalOf(() => anne.run('held.accept', { factId: second.id }))).toBe('held.unknown')
  })

  test('a correction whose reversal lost stays held together with it', async () => {
    const posted = await post(anne, '2026-02-10')
    exchange(anne, benoit)
    const before = balance(anne, '6100')
    await anne.run('ledger.reverse', { entryId: posted.id, date: '2026-02-11' })
    later()
    const correction = await benoit.run('ledger.correct', {
      entryId: posted.id,
      date: '2026-02-11',
      lines: [
        { account: '6100', debit: '90.00' },
        { account: '1010', credit: '90.00' },
      ],
    })
    settled()
    for (const laptop of all()) {
      const facts = Object.fromEntries((await held(laptop)).map(({ id, reason }) => [id, reason]))
      expect(facts).toEqual({ [correction.reversalId]: 'claim', [correction.id]: 'needs' })
      expect(balance(laptop, '6100')).toBe(before - 7000)
    }
    expect(await refusalOf(() => anne.run('held.accept', { factId: correction.id }))).toBe('held.restsOnHeld')
    await anne.run('held.accept', { factId: correction.reversalId })
    settled()
    for (const laptop of all()) expect(await held(laptop)).toEqual([])
  })
})

describe('three laptops undo and do again', () => {
  test('an undoing that is held undoes nothing: the entry is not reversed twice', async () => {
    const chantal = workshop.copy(anne, 'chantal')
    const [line] = await newLines(anne)
    const coded = await code(anne, line.id, '6100')
    exchange(anne, benoit, chantal)
    const before = balance(anne, '6100')
    later()
    const reversal = await anne.run('ledger.reverse', { entryId: coded.id, date: '2026-02-10' })
    exchange(anne, benoit)
    later()
    // Chantal, unplugged, reverses the entry too; Benoît codes the line again; Anne undoes the reversal
    const other = await chantal.run('ledger.reverse', { entryId: coded.id, date: '2026-02-11' })
    later()
    await code(benoit, line.id, '5000')
    later()
    const undoing = await anne.run('ledger.reverse', { entryId: reversal.id, date: '2026-02-12' })
    exchange(anne, benoit, chantal)
    for (const laptop of [anne, benoit, chantal]) {
      const facts = Object.fromEntries((await held(laptop)).map(({ id, reason }) => [id, reason]))
      expect(facts).toEqual({ [other.id]: 'claim', [undoing.id]: 'claim' })
      expect(balance(laptop, '6100')).toBe(before - 5000)
      expect(laptop.verify().ok).toBe(true)
    }
    expect(anne.verify().stateHash).toBe(chantal.verify().stateHash)
  })
})

describe('two laptops undo the same, and both undo that again', () => {
  test.each([
    ['one after the other', ['anne', 'anne', 'benoit', 'benoit']],
    ['crosswise', ['anne', 'benoit', 'anne', 'benoit']],
    ['one inside the other', ['anne', 'benoit', 'benoit', 'anne']],
  ])('%s: the entry is in force once, and all agree', async (_what, order) => {
    const [line] = await newLines(anne)
    const coded = await code(anne, line.id, '6100')
    exchange(anne, benoit)
    const before = balance(anne, '6100')
    const undone = new Map<string, string>()
    for (const name of order) {
      later()
      const laptop = name === 'anne' ? anne : benoit
      const entryId = undone.get(name) ?? coded.id
      undone.set(name, (await laptop.run('ledger.reverse', { entryId, date: '2026-02-10' })).id)
    }
    settled()
    for (const laptop of all()) {
      expect(balance(laptop, '6100')).toBe(before)
      expect((await held(laptop)).map(({ reason }) => reason).sort()).toEqual(['claim', 'needs'])
      expect((await laptop.run('bank.lines', { account: '1010', status: 'coded' })).total).toBe(1)
    }
  })
})

describe('a lock', () => {
  /** Benoît posts in January while Anne locks it, neither knowing. */
  async function lateEntry(): Promise<Answer> {
    await anne.run('period.lock', { through: '2026-01-31' })
    later()
    return post(benoit, '2026-01-20')
  }

  test('holds what it had not seen, on every device, even where it was posted first', async () => {
    const before = balance(anne, '6100')
    const late = await lateEntry()
    expect(balance(benoit, '6100')).toBe(before + 7000)
    settled()
    for (const laptop of all()) {
      expect(await held(laptop)).toMatchObject([{ id: late.id, reason: 'lock', date: '2026-01-20' }])
      expect(balance(laptop, '6100')).toBe(before)
    }
  })

  test('holds the very first thing that a device did', async () => {
    const carole = workshop.copy(anne, 'carole')
    await anne.run('period.lock', { through: '2026-01-31' })
    later()
    const late = await post(carole, '2026-01-20')
    exchange(anne, carole)
    for (const laptop of [anne, carole])
      expect(await held(laptop)).toMatchObject([{ id: late.id, reason: 'lock' }])
  })

  test('lets what it had seen count, wherever it arrives later', async () => {
    const seen = await post(benoit, '2026-01-20')
    anne.pull(benoit)
    later()
    await anne.run('period.lock', { through: '2026-01-31' })
    settled()
    expect((await benoit.run('ledger.entry', { id: seen.id })).counts).toBe(true)
    expect(await refusalOf(() => post(benoit, '2026-01-31'))).toBe('ledger.periodLocked')
    expect((await post(benoit, '2026-02-01')).id).toBeTruthy()
  })

  test('and a person who accepts: it counts', async () => {
    const before = balance(anne, '6100')
    const late = await lateEntry()
    exchange(anne, benoit)
    await anne.run('held.accept', { factId: late.id })
    settled()
    for (const laptop of all()) {
      expect(await held(laptop)).toEqual([])
      expect(balance(laptop, '6100')).toBe(before + 7000)
    }
  })

  test('that is lifted holds nothing, and the next one holds again only what it had not seen', async () => {
    const before = balance(anne, '6100')
    await lateEntry()
    exchange(anne, benoit)
    await anne.run('period.unlock', { reason: 'Facture oubliée' })
    settled()
    for (const laptop of all()) expect(balance(laptop, '6100')).toBe(before + 7000)
    await anne.run('period.lock', { through: '2026-01-31' })
    settled()
    for (const laptop of all()) expect(balance(laptop, '6100')).toBe(before + 7000)
  })

  test('holds a reversal that it had not seen: the entry goes on counting', async () => {
    const posted = await post(anne, '2026-01-20')
    exchange(anne, benoit)
    const before = balance(anne, '6100')
    await anne.run('period.lock', { through: '2026-01-31' })
    const reversal = await benoit.run('ledger.reverse', { entryId: posted.id, date: '2026-01-25' })
    settled()
    for (const laptop of all()) {
      expect(await held(laptop)).toMatchObject([{ id: reversal.id, reason: 'lock' }])
      expect(balance(laptop, '6100')).toBe(before)
      const shown = await laptop.run('ledger.entry', { id: posted.id })
      expect(shown).toMatchObject({ counts: true, reversedBy: null })
    }
  })

  test('two locks, one of which had seen the entry: held while the other stands', async () => {
    const late = await post(benoit, '2026-01-20')
    await anne.run('period.lock', { through: '2026-01-31', reason: 'Anne' })
    later()
    await benoit.run('period.lock', { through: '2026-01-31', reason: 'Benoît' })
    settled()
    for (const laptop of all()) expect((await held(laptop)).map(({ id }) => id)).toEqual([late.id])
  })
})
