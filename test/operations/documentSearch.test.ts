/** A document is found by what one remembers of it: its number, its client, its reference, its total. */
import { expect, test } from 'vitest'
import { Books } from '../support/books.ts'

test('by number, client, reference, words and total, however the total is written', async () => {
  const books = new Books()
  const client = await books.call('party.create', { name: 'Élévateurs Côté', roles: ['client'] })
  const make = async (unitPrice: string, reference: string) => {
    const lines = [{ description: 'Réparation du quai', quantity: '1', unitPrice }]
    const { id } = await books.call('invoice.create', {
      partyId: client.id,
      date: '2026-03-10',
      reference,
      lines,
    })
    return (await books.call('invoice.send', { id })).number
  }
  const first = await make('140', 'BC-77')
  const second = await make('1000', 'BC-78')
  const find = async (text: string) =>
    (await books.call('invoice.list', { text, order: 'asc', sort: 'number' })).items.map(
      ({ number }) => number,
    )
  expect(await find('elevateurs')).toEqual([first, second])
  expect(await find('bc-78')).toEqual([second])
  expect(await find('QUAI')).toEqual([first, second])
  expect(await find(first!)).toEqual([first])
  for (const text of ['160,97', '160.97', '160.97 $', ' 160,97 '])
    expect(await find(text), text).toEqual([first])
  expect(await find('1\u00a0149,75')).toEqual([second])
  expect(await find('160,9')).toEqual([])
  expect(await find('160,975')).toEqual([])
})
