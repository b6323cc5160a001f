/** Protects names edited in two places at once: the last writer wins on every device, and what lost is not lost unseen. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SMALL_CHART } from '../../simulation/office.ts'
import { type Answer, exchange, type Laptop, refusalOf, Workshop } from '../../support/company.ts'

let workshop: Workshop
let anne: Laptop
let benoit: Laptop
let party: string

beforeEach(async () => {
  workshop = new Workshop()
  const office = workshop.createSmall(SMALL_CHART)
  party = (await office.run('party.create', { name: 'Tremblay', roles: ['client'] })).id
  anne = workshop.copy(office, 'anne')
  benoit = workshop.copy(office, 'benoit')
})
afterEach(() => workshop.close())

const nameAt = async (laptop: Laptop, code: string): Promise<string> =>
  (await laptop.run('account.list')).items.find((account: Answer) => account.code === code).name
const lost = async (laptop: Laptop): Promise<Answer[]> => (await laptop.run('held.list')).lost
const rename = (laptop: Laptop, name: string) => laptop.run('account.update', { code: '6100', name })

async function renamedByBoth(): Promise<void> {
  await rename(anne, 'Loyer')
  workshop.clock.now += 1000
  await rename(benoit, 'Loyers et charges')
  exchange(anne, benoit)
}

describe('a field written in two places', () => {
  test('has the value of the last writer everywhere, and the other waits for review', async () => {
    await renamedByBoth()
    for (const laptop of [anne, benoit]) {
      expect(await nameAt(laptop, '6100')).toBe('Loyers et charges')
      expect(await lost(laptop)).toMatchObject([
        {
          kind: 'account',
          record: '6100',
          name: 'Loyers et charges',
          field: 'name',
          kept: { value: 'Loyers et charges', device: benoit.company.device },
          lost: { value: 'Loyer', device: anne.company.device },
        },
      ])
    }
    expect(anne.verify().stateHash).toBe(benoit.verify().stateHash)
  })

  test('is settled by the next write, which has seen both', async () => {
    await renamedByBoth()
    await rename(anne, 'Loyer')
    exchange(anne, benoit)
    for (const laptop of [anne, benoit]) {
      expect(await nameAt(laptop, '6100')).toBe('Loyer')
      expect(await lost(laptop)).toEqual([])
    }
  })

  test.each(['kept', 'lost'] as const)('is settled by a person who keeps the one that %s', async (keep) => {
    await renamedByBoth()
    const [value] = await lost(anne)
    expect(value.lost.at).toBeLessThan(value.kept.at)
    workshop.clock.now += 1000
    await anne.run('held.settle', { lostId: value.id, keep })
    exchange(anne, benoit)
    for (const laptop of [anne, benoit]) {
      expect(await nameAt(laptop, '6100')).toBe(keep === 'kept' ? 'Loyers et charges' : 'Loyer')
      expect(await lost(laptop)).toEqual([])
    }
    expect(await refusalOf(() => benoit.run('held.settle', { lostId: value.id, keep }))).toBe(
      'held.noLostValue',
    )
  })

  test('a write that had seen only one leaves the other for review', async () => {
    const chantal = workshop.copy(anne, 'chantal')
    await rename(chantal, 'Local')
    workshop.clock.now += 1000
    await renamedByBoth()
    workshop.clock.now += 1000
    await rename(anne, 'Loyer du bureau')
    exchange(anne, benoit, chantal)
    for (const laptop of [anne, benoit, chantal]) {
      expect(await nameAt(laptop, '6100')).toBe('Loyer du bureau')
      expect((await lost(laptop)).map((value) => value.lost.value)).toEqual(['Local'])
    }
  })

  test('with the same value twice leaves nothing to review', async () => {
    await rename(anne, 'Loyer')
    await rename(benoit, 'Loyer')
    exchange(anne, benoit)
    expect(await lost(anne)).toEqual([])
  })

  test('after one write that had seen the other leaves nothing to review', async () => {
    await rename(anne, 'Loyer')
    exchange(anne, benoit)
    await rename(benoit, 'Loyers')
    exchange(anne, benoit)
    expect(await nameAt(anne, '6100')).toBe('Loyers')
    expect(await lost(anne)).toEqual([])
  })

  test('different fields of one record do not disturb each other', async () => {
    await anne.run('party.update', { id: party, phone: '418 555-0100' })
    await benoit.run('party.update', { id: party, email: 'a@example.com' })
    exchange(anne, benoit)
    for (const laptop of [anne, benoit])
      expect(await laptop.run('party.get', { id: party })).toMatchObject({
        name: 'Tremblay',
        phone: '418 555-0100',
        email: 'a@example.com',
      })
    expect(await lost(anne)).toEqual([])
  })

  test('a clock that is behind loses to what it had not seen, never to what it had', async () => {
    benoit.skew = -20 * 3_600_000
    await rename(anne, 'Loyer')
    exchange(anne, benoit)
    await rename(benoit, 'Loyers')
    exchange(anne, benoit)
    for (const laptop of [anne, benoit]) expect(await nameAt(laptop, '6100')).toBe('Loyers')
  })

  test('the same new account made on both is one account', async () => {
    await anne.run('account.create', { code: '6200', name: 'Essence', type: 'expense' })
    workshop.clock.now += 1000
    await benoit.run('account.create', { code: '6200', name: 'Carburant', type: 'expense' })
    exchange(anne, benoit)
    for (const laptop of [anne, benoit]) {
      expect(await nameAt(laptop, '6200')).toBe('Carburant')
      expect((await lost(laptop)).map((value) => value.lost.value)).toContain('Essence')
    }
  })
})
