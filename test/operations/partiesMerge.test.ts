/**
 * Protects merges: two records become one for every read without anything moving, undoing gives back what was, and
 * three copies that merge and unmerge unplugged, also in circles, end with the same families.
 */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { partyFamily, resolveParty } from '../../db/records/parties.ts'
import { SMALL_CHART } from '../simulation/office.ts'
import { exchange, type Laptop, refusalOf, Workshop } from '../support/company.ts'
import { tries } from '../support/properties.ts'

let workshop: Workshop
let office: Laptop
beforeEach(() => {
  workshop = new Workshop()
  office = workshop.createSmall(SMALL_CHART)
})
afterEach(() => workshop.close())

async function party(laptop: Laptop, name: string, more: object = {}): Promise<string> {
  workshop.clock.now += 1
  return (await laptop.run('party.create', { name, roles: ['client'], ...more })).id
}

const merge = (laptop: Laptop, keep: string, other: string) =>
  laptop.run('party.merge', { keep, merge: other })

describe('two records merged', () => {
  test('are one: what was empty is filled, what was there stays, roles and numbers are of both', async () => {
    const keep = await party(office, 'Acme', { phone: '1', taxNumbers: { TPS: '1' } })
    const other = await party(office, 'Acme inc.', {
      roles: ['supplier'],
      phone: '2',
      city: 'Lévis',
      taxNumbers: { TPS: '2', TVQ: '3' },
    })
    const merged = await merge(office, keep, other)
    expect(merged).toMatchObject({
      id: keep,
      name: 'Acme',
      roles: ['client', 'supplier'],
      phone: '1',
      city: 'Lévis',
      taxNumbers: { TPS: '1', TVQ: '3' },
    })
    for (const id of [keep, other])
      expect(await office.run('party.get', { id })).toMatchObject({
        id: keep,
        merged: [{ id: other, name: 'Acme inc.' }],
      })
    expect((await office.run('party.list')).items.map(({ id }: { id: string }) => id)).toEqual([keep])
    expect((await office.run('party.update', { id: other, email: 'a@b.example' })).id).toBe(keep)
    expect(office.verify().ok).toBe(true)
  })

  test('are shown beforehand as they will be, and nothing is written', async () => {
    const keep = await party(office, 'Acme', { phone: '1' })
    const other = await party(office, 'Acme inc.', { roles: ['supplier'], city: 'Lévis' })
    const before = office.verify().stateHash
    const { kept, merged, result } = await office.run('party.mergePreview', { keep, merge: other })
    expect(office.verify().stateHash).toBe(before)
    expect([kept.city, merged.city]).toEqual([null, 'Lévis'])
    expect(result).toEqual(await merge(office, keep, other))
  })

  test('share their contacts, which go back with their own record', async () => {
    const [keep, other] = [await party(office, 'Acme'), await party(office, 'Acme inc.')]
    await office.run('contact.create', { partyId: other, name: 'Luce' })
    await merge(office, keep, other)
    expect((await office.run('contact.list', { partyId: keep })).items).toMatchObject([
      { name: 'Luce', partyId: keep },
    ])
    await office.run('party.unmerge', { id: other })
    expect((await office.run('contact.list', { partyId: keep })).items).toEqual([])
    expect((await office.run('contact.list', { partyId: other })).items).toHaveLength(1)
  })

  test('come apart as they were, but for what was changed since', async () => {
    const keep = await party(office, 'Acme')
    const other = await party(office, 'Acme inc.', { roles: ['supplier'], city: 'Lévis', phone: '2' })
    const before = await office.run('party.get', { id: other })
    await merge(office, keep, other)
    await office.run('party.update', { id: keep, phone: '3' })
    expect(await office.run('party.unmerge', { id: other })).toMatchObject({ id: other, city: 'Lévis' })
    expect(await office.run('party.get', { id: other })).toEqual(before)
    expect(await office.run('party.get', { id: keep })).toMatchObject({
      roles: ['client'],
      city: null,
      phone: '3',
      merged: [],
    })
  })

  test('and merged again make one family; the one that stands for all can be set apart from all', async () => {
    const ids = [await party(office, 'A'), await party(office, 'B'), await party(office, 'C')] as const
    await merge(office, ids[1], ids[0])
    await merge(office, ids[2], ids[0]) // stands for b now
    expect(partyFamily(office.company.sql, ids[0])).toEqual([ids[2], ids[1], ids[0]])
    await office.run('party.unmerge', { id: ids[2] })
    expect(partyFamily(office.company.sql, ids[2])).toEqual([ids[2]])
    expect(partyFamily(office.company.sql, ids[0])).toEqual([ids[1], ids[0]])
  })

  test('refuse what makes no sense', async () => {
    const [a, b, gone] = [await party(office, 'A'), await party(office, 'B'), await party(office, 'C')]
    await merge(office, a, b)
    await office.run('privacy.erase', { partyId: gone })
    expect(await refusalOf(() => merge(office, a, a))).toBe('party.sameParty')
    expect(await refusalOf(() => merge(office, b, a))).toBe('party.sameParty')
    expect(await refusalOf(() => merge(office, a, gone))).toBe('party.mergeErased')
    expect(await refusalOf(() => merge(office, a, 'x'))).toBe('party.unknown')
    expect(await refusalOf(() => office.run('party.unmerge', { id: gone }))).toBe('party.notMerged')
  })
})

describe('unplugged laptops', () => {
  test('that merge each into the other agree on the first record, and can undo it', async () => {
    const [a, b] = [await party(office, 'A', { city: 'Alma' }), await party(office, 'B', { phone: '2' })]
    const [anne, benoit] = [workshop.copy(office, 'anne'), workshop.copy(office, 'benoit')]
    await merge(anne, a, b)
    await merge(benoit, b, a)
    exchange(anne, benoit)
    for (const laptop of [anne, benoit]) {
      expect(resolveParty(laptop.company.sql, b)).toBe(a)
      expect(partyFamily(laptop.company.sql, b)).toEqual([a, b])
      expect((await laptop.run('party.list')).total).toBe(1)
    }
    await benoit.run('party.unmerge', { id: b })
    exchange(anne, benoit)
    expect(await anne.run('party.get', { id: a })).toMatchObject({
      id: a,
      city: 'Alma',
      phone: null,
      merged: [],
    })
    expect(await anne.run('party.get', { id: b })).toMatchObject({
      id: b,
      city: null,
      phone: '2',
      merged: [],
    })
    expect(anne.verify().stateHash).toBe(benoit.verify().stateHash)
  })

  test('that write to a client erased elsewhere are erased when it is asked again', async () => {
    const gone = await party(office, 'Zwygart')
    const [anne, benoit] = [workshop.copy(office, 'anne'), workshop.copy(office, 'benoit')]
    await benoit.run('contact.create', { partyId: gone, name: 'Luce Zwygart' })
    await anne.run('privacy.erase', { partyId: gone })
    exchange(anne, benoit)
    for (const laptop of [anne, benoit])
      expect((await laptop.run('contact.list', { partyId: gone })).items).toMatchObject([
        { name: 'Luce Zwygart' },
      ])
    await anne.run('privacy.erase', { partyId: gone })
    exchange(anne, benoit)
    expect((await benoit.run('contact.list', { partyId: gone })).items).toMatchObject([{ name: '' }])
    expect(anne.verify().stateHash).toBe(benoit.verify().stateHash)
  })

  const act = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('merge', 'merge', 'merge', 'unmerge', 'exchange'),
    a: fc.nat(4),
    b: fc.nat(4),
  })

  test('end with the same families whatever they merged and undid', { timeout: 600_000 }, async () => {
    const ids: string[] = []
    for (const name of ['A', 'B', 'C', 'D', 'E']) ids.push(await party(office, name, { city: name }))
    let copies = 0
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 10 }), async (acts) => {
        copies += 1
        const laptops = ['x', 'y', 'z'].map((name) => workshop.copy(office, `${name}${copies}`))
        for (const { who, what, a, b } of acts) {
          const [one, two] = [laptops[who]!, laptops[(who + 1) % 3]!]
          if (what === 'exchange') one.pull(two)
          else {
            const work = () =>
              what === 'merge' ? merge(one, ids[a]!, ids[b]!) : one.run('party.unmerge', { id: ids[a]! })
            await work().catch((error) => expect(error.code).toMatch(/^party\.(sameParty|notMerged)$/))
          }
        }
        exchange(...laptops)
        const families = laptops.map(({ company }) => ids.map((id) => partyFamily(company.sql, id)))
        expect(families[1]).toEqual(families[0])
        expect(families[2]).toEqual(families[0])
        const [first, ...others] = laptops.map((laptop) => laptop.verify())
        for (const other of others) expect(other.stateHash).toBe(first!.stateHash)
        expect(first!.ok).toBe(true)
        // families are apart: each party is in the one of whoever stands for it, and in no other
        ids.forEach((id, no) => {
          const family = families[0]![no]!
          expect(family).toContain(id)
          expect(new Set(family).size).toBe(family.length)
          for (const member of family) expect(families[0]![ids.indexOf(member)]).toEqual(family)
        })
        for (const laptop of laptops) laptop.company.close()
      }),
      tries(12),
    )
  })
})
