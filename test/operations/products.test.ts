/**
 * Protects the catalogue and the stock: one code for one living product, quantities that are the exact sum of what moved,
 * and states that follow the thresholds. Going below zero is told, never refused.
 */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SMALL_CHART } from '../simulation/office.ts'
import { Books } from '../support/books.ts'
import { exchange, Workshop } from '../support/company.ts'
import { tries } from '../support/properties.ts'

let books: Books
beforeEach(() => {
  books = new Books()
})

const WHOLE = {
  code: 'VIS-8',
  name: 'Vis nº 8',
  nameEn: 'Screw No. 8',
  description: 'Boîte de cent',
  category: 'Quincaillerie',
  kind: 'goods' as const,
  unit: 'boîte',
  price: '12.345',
  cost: '7.25',
  salesAccount: '4000',
  purchaseAccount: '5000',
  taxes: ['TPS', 'TVQ'],
  tracked: true,
  low: '10',
  critical: '2.5',
  archived: false,
}

describe('a product', () => {
  test('keeps every field', async () => {
    const supplier = await books.call('party.create', { name: 'Zinc', roles: ['supplier'] })
    const made = await books.call('product.create', { ...WHOLE, supplierId: supplier.id })
    const shown = { ...WHOLE, supplierId: supplier.id, quantity: '0', stockStatus: 'out', warnings: [] }
    expect(made).toEqual({ id: made.id, ...shown })
    const changed = await books.call('product.update', { id: made.id, price: '13', low: null })
    expect(changed).toEqual({ ...made, price: '13', low: null })
    expect(await books.call('product.get', { id: made.id })).toEqual(changed)
  })

  test('by its name alone is a good that is not followed', async () => {
    expect(await books.call('product.create', { name: 'Sable' })).toMatchObject({
      kind: 'goods',
      tracked: false,
      taxes: null,
      quantity: null,
      stockStatus: null,
    })
  })

  test.each([
    [{ salesAccount: '9999' }, 'salesAccount account.unknown'],
    [{ purchaseAccount: '9999' }, 'purchaseAccount account.unknown'],
    [{ taxes: ['XYZ'] }, 'taxes.0 tax.notHere'],
    [{ kind: 'service', tracked: true }, 'tracked product.serviceInStock'],
    [{ low: '2', critical: '10' }, 'critical product.thresholds'],
    [{ supplierId: 'x' }, 'supplierId party.unknown'],
  ])('with %j is refused where it is wrong', async (wrong, detail) => {
    const refused = await books.refused('product.create', { name: 'X', ...wrong })
    expect(refused).toEqual({ code: 'product.refused', details: [detail] })
  })

  test.each([{ price: '-1' }, { price: '1,5' }, { cost: '1e3' }, { low: '0.0000001' }])(
    'with %j is no decimal of its kind',
    async (wrong) => {
      expect((await books.refused('product.create', { name: 'X', ...wrong })).code).toBe('input.invalid')
    },
  )

  test('is checked with what it has, and not for what another change does not touch', async () => {
    const { id } = await books.call('product.create', { name: 'X', low: '5', tracked: true })
    const inverted = await books.refused('product.update', { id, critical: '6' })
    expect(inverted.details).toEqual(['critical product.thresholds'])
    expect((await books.refused('product.update', { id, kind: 'service' })).details).toHaveLength(1)
    expect((await books.call('product.update', { id, name: 'Y' })).name).toBe('Y')
  })

  test('has a code of its own among the living, whatever its capitals', async () => {
    const first = await books.call('product.create', { name: 'X', code: 'a-1' })
    const taken = { code: 'product.refused', details: ['code product.codeTaken'] }
    expect(await books.refused('product.create', { name: 'Y', code: 'A-1' })).toEqual(taken)
    await books.call('product.update', { id: first.id, code: 'A-1', archived: true })
    await books.call('product.create', { name: 'Y', code: 'A-1' })
    expect(await books.refused('product.update', { id: first.id, archived: false })).toEqual(taken)
  })
})

describe('a code given on two laptops', () => {
  let workshop: Workshop
  beforeEach(() => {
    workshop = new Workshop()
  })
  afterEach(() => workshop.close())

  test('stays on both products, which are told until one changes', async () => {
    const office = workshop.createSmall(SMALL_CHART)
    await office.run('product.list')
    const [anne, benoit] = [workshop.copy(office, 'anne'), workshop.copy(office, 'benoit')]
    await anne.run('product.create', { name: 'Vis', code: 'V' })
    const other = await benoit.run('product.create', { name: 'Verre', code: 'v' })
    exchange(anne, benoit)
    for (const laptop of [anne, benoit]) {
      const { items } = await laptop.run('product.list')
      expect(items).toHaveLength(2)
      for (const { warnings } of items) expect(warnings).toMatchObject([{ code: 'product.codeTwice' }])
    }
    await anne.run('product.update', { id: other.id, unit: 'm²' }) // no obstacle to other work
    await anne.run('product.update', { id: other.id, code: 'V2' })
    const { items } = await anne.run('product.list')
    for (const { warnings } of items) expect(warnings).toEqual([])
  })
})

describe('the catalogue', () => {
  test('is found by category, words, kind and state', async () => {
    const vis = await books.call('product.create', WHOLE)
    await books.call('product.create', { name: 'Pose', kind: 'service', code: 'A', category: 'Travail' })
    await books.call('product.create', { name: 'Béton', tracked: true, archived: true, category: 'Vrac' })
    const names = async (input: object) =>
      (await books.call('product.list', input)).items.map(({ name }) => name)
    expect(await names({})).toEqual(['Pose', 'Vis nº 8'])
    expect(await names({ category: 'Travail' })).toEqual(['Pose'])
    expect(await names({ text: 'boite SCREW' })).toEqual(['Vis nº 8'])
    expect(await names({ kind: 'service' })).toEqual(['Pose'])
    expect(await names({ status: 'out' })).toEqual(['Vis nº 8'])
    expect(await names({ archived: true })).toEqual(['Béton'])
    await books.call('stock.move', { productId: vis.id, kind: 'in', quantity: '100' })
    expect(await names({ status: 'available' })).toEqual(['Vis nº 8'])
    expect((await books.call('product.list', { limit: 1 })).categories).toEqual(['Quincaillerie', 'Travail'])
  })
})

describe('stock', () => {
  const made = (more: object = {}) => books.call('product.create', { ...WHOLE, ...more })

  test('moves in, out and by adjustment, each as it is written', async () => {
    const { id } = await made()
    const move = (kind: 'in' | 'out' | 'adjustment', quantity: string, date = '2026-03-05') => {
      books.workshop.clock.now += 1
      return books.call('stock.move', { productId: id, kind, quantity, date })
    }
    expect((await move('in', '20.5')).product).toMatchObject({ quantity: '20.5', stockStatus: 'available' })
    expect((await move('out', '-5')).product.quantity).toBe('15.5')
    expect((await move('out', '5.5')).product).toMatchObject({ quantity: '10', stockStatus: 'low' })
    expect((await move('adjustment', '-8')).product).toMatchObject({ quantity: '2', stockStatus: 'critical' })
    expect((await move('adjustment', '0.5')).warnings).toEqual([])
    const over = await move('out', '3')
    expect(over.product).toMatchObject({ quantity: '-0.5', stockStatus: 'out' })
    expect(over.warnings).toMatchObject([
      { code: 'stock.belowZero', path: 'quantity', message: { fr: expect.stringContaining('-0.5') } },
    ])
    expect((await move('in', '0.25')).warnings).toEqual([])
    const { items, total } = await books.call('stock.moves', { productId: id, limit: 2 })
    expect(total).toBe(7)
    expect(items).toMatchObject([
      { kind: 'in', quantity: '0.25', balance: '-0.25' },
      { kind: 'out', quantity: '-3', balance: '-0.5' },
    ])
    expect(books.verify().ok).toBe(true)
  })

  test('is refused for what is not followed, for nothing, and for a coming in below zero', async () => {
    const loose = await made({ tracked: false, code: null })
    const { id } = await made()
    const move = (productId: string, kind: string, quantity: string) =>
      books.refused('stock.move', { productId, kind, quantity })
    expect((await move(loose.id, 'in', '1')).code).toBe('stock.notTracked')
    expect((await move(id, 'in', '0')).code).toBe('stock.nothing')
    expect(await move(id, 'in', '-1')).toEqual({
      code: 'stock.negativeIn',
      details: ['quantity stock.negativeIn'],
    })
    expect((await move('x', 'in', '1')).code).toBe('product.unknown')
    expect((await move(id, 'in', '0.0000001')).code).toBe('input.invalid')
  })

  test('is counted by state, and worth what it cost', async () => {
    const states = [
      ['A', '100'],
      ['B', '10'],
      ['C', '2'],
      ['D', null],
    ] as const
    for (const [code, quantity] of states) {
      const { id } = await made({ code })
      if (quantity) await books.call('stock.move', { productId: id, kind: 'in', quantity, notes: 'compte' })
    }
    await made({ code: 'E', tracked: false })
    expect(await books.call('stock.stats', {})).toEqual({
      total: 4,
      available: 1,
      low: 1,
      critical: 1,
      out: 1,
      value: '812.00',
    })
    const low = await books.call('stock.list', { status: 'low' })
    expect(low).toMatchObject({ total: 1, items: [{ code: 'B', value: '72.50' }] })
    const moves = await books.call('stock.moves', { productId: low.items[0]!.id })
    expect(moves.items[0]).toMatchObject({ date: '2026-03-31', notes: 'compte', documentId: null })
  })

  test('is the exact sum of its movements', async () => {
    const { id } = await made({ low: null, critical: null })
    const micro = fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }).filter((value) => value !== 0)
    let total = 0n
    const decimal = (value: bigint) => {
      const size = value < 0n ? -value : value
      const digits = String(size).padStart(7, '0')
      const text = `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '')
      return value < 0n ? `-${text}` : text
    }
    await fc.assert(
      fc.asyncProperty(micro, async (value) => {
        total += BigInt(value)
        const quantity = decimal(BigInt(value))
        const { product } = await books.call('stock.move', { productId: id, kind: 'adjustment', quantity })
        expect(product.quantity).toBe(decimal(total))
      }),
      { ...tries(40), endOnFailure: true },
    )
  })
})
