/**
 * Measures a company with twenty thousand clients and suppliers: lists, searches and duplicates stay quick and exact. The
 * times of the processor are
 * printed, not judged: machines differ.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { recordDrafts } from '../../db/records/fields.ts'
import { Books } from '../support/books.ts'
import { randomFrom } from '../support/random.ts'

const COUNT = 20_000
const TRADES = ['Constructions', 'Toitures', 'Électricité', 'Plomberie', 'Excavation', 'Peinture', 'Béton']
const NAMES = ['Tremblay', 'Côté', 'Gagnon', 'Bélanger', 'Lavoie', 'Bouchard', 'Lévesque', 'Pelletier']
const CITIES = ['Lévis', 'Montréal', 'Alma', 'Sept-Îles', 'Gaspé']

const books = new Books()
const times: Record<string, string> = {}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const from = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(from)
  times[what] = `${Math.round((user + system) / 1_000)} ms`
  return result
}

describe('twenty thousand parties', () => {
  beforeAll(() => {
    const pick = randomFrom(7)
    books.write((company) =>
      company.append(
        recordDrafts(
          company.sql,
          Array.from({ length: COUNT }, (_, no) => ({
            kind: 'party' as const,
            record: `p${String(no).padStart(6, '0')}`,
            values: {
              name: `${TRADES[pick(TRADES.length)]} ${NAMES[pick(NAMES.length)]} ${9_000 + no} inc.`,
              roles: no % 3 === 0 ? '["supplier"]' : '["client"]',
              phone: `418 5${String(no).padStart(6, '0')}`,
              city: CITIES[pick(CITIES.length)]!,
              number: `C-${no}`,
            },
          })),
        ),
      ),
    )
  }, 300_000)

  test('are listed, found and compared', { timeout: 300_000 }, async () => {
    await books.call('party.list', { limit: 1 })
    const first = await timed('first page', () => books.call('party.list', {}))
    expect(first).toMatchObject({ total: COUNT, nextCursor: '100' })
    const last = await timed('last page', () => books.call('party.list', { cursor: '19900', sort: 'number' }))
    expect(last.items.at(-1)!.number).toBe('C-19999')
    const found = await timed('search', () =>
      books.call('party.list', { text: 'beton levis', role: 'client' }),
    )
    expect(found.items.length).toBeGreaterThan(10)
    for (const { name, city } of found.items) expect([name.split(' ')[0], city]).toEqual(['Béton', 'Lévis'])
    const likely = await timed('likely duplicates of one', () =>
      books.call('party.duplicates', { name: 'Inconnu', phone: '(418) 500-0042' }),
    )
    expect(likely.items.map(({ id, reasons }) => [id, reasons])).toEqual([['p000042', ['phone']]])
    const groups = await timed('every group', () => books.call('party.duplicates', {}))
    expect(groups.groups).toEqual([])
    await timed('a new one', () => books.call('party.create', { name: 'Zinc', roles: ['client'] }))
    await timed('merge', () => books.call('party.merge', { keep: 'p000001', merge: 'p000002' }))
    await timed('balance', () => books.call('party.balance', { id: 'p000001' }))
    console.log(`${COUNT} parties:`, times)
  })
})
