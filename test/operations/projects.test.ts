/**
 * Protects projects: their fields, the lists that find them, and what each brought in and cost, from the entries and the
 * documents that name it.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import { Books } from '../support/books.ts'

let books: Books
beforeEach(() => {
  books = new Books()
})

const WHOLE = {
  code: 'P-7',
  name: 'Pont du Fleuve',
  status: 'active' as const,
  priority: 'high' as const,
  startDate: '2026-02-01',
  dueDate: '2026-09-30',
  estimate: '120000.00',
  description: 'Deux travées.',
  archived: false,
}

describe('a project', () => {
  test('keeps every field, and its client when that one is merged', async () => {
    const client = await books.call('party.create', { name: 'Ville', roles: ['client'] })
    const kept = await books.call('party.create', { name: 'Ville de Lévis', roles: ['client'] })
    const made = await books.call('project.create', { ...WHOLE, partyId: client.id })
    expect(made).toEqual({ id: made.id, ...WHOLE, partyId: client.id, partyName: 'Ville' })
    await books.call('party.merge', { keep: kept.id, merge: client.id })
    expect(await books.call('project.get', { id: made.id })).toEqual({
      ...made,
      partyId: kept.id,
      partyName: 'Ville de Lévis',
    })
    for (const partyId of [kept.id, client.id])
      expect((await books.call('project.list', { partyId })).total).toBe(1)
    const changed = await books.call('project.update', { id: made.id, status: 'done', dueDate: null })
    expect(changed).toMatchObject({ ...WHOLE, status: 'done', dueDate: null, partyId: kept.id })
  })

  test('is refused with a client, a day or a state that does not exist', async () => {
    expect((await books.refused('project.create', { name: 'X', partyId: 'x' })).code).toBe('party.unknown')
    expect((await books.refused('project.update', { id: 'x' })).code).toBe('project.unknown')
    const wrong = { name: 'X', status: 'fini', startDate: '2026-02-30', priority: 'haute', estimate: 'cher' }
    expect((await books.refused('project.create', wrong)).details).toEqual([
      'status input.choice',
      'priority input.choice',
      'startDate date.notDay',
      'estimate money.notAmount',
    ])
  })

  test('is found by state, client and words', async () => {
    await books.call('project.create', { name: 'Toit de l’école', code: 'B', status: 'planned' })
    await books.call('project.create', { name: 'Égouts', code: 'A', description: 'rue Saint-Jean' })
    await books.call('project.create', { name: 'Vieux', archived: true, estimate: '5.00' })
    const codes = async (input: object) =>
      (await books.call('project.list', input)).items.map(({ code, name }) => code ?? name)
    expect(await codes({})).toEqual(['A', 'B'])
    expect(await codes({ status: 'planned' })).toEqual(['B'])
    expect(await codes({ text: 'egouts ST-JEAN'.replace('ST', 'saint') })).toEqual(['A'])
    expect(await codes({ archived: true })).toEqual(['Vieux'])
    expect(await books.call('project.list', { limit: 1 })).toMatchObject({ total: 2, nextCursor: '1' })
  })
})

/** An invoice of the project as the log would leave it, with its lines before tax. */
function invoice(
  kind: string,
  lines: readonly (readonly [project: string | null, net: number])[],
  project: string | null,
) {
  const fact = `f${books.sql.get<{ n: number }>('SELECT count(*) AS n FROM document')!.n}`
  books.sql.run(
    `INSERT INTO document (fact, id, change, kind, number, series, project, date, currency, prices_include_tax, self_assessed,
       discount, holdback, subtotal, tax_total, total, side, counts, stands)
     VALUES (?, ?, 1, ?, ?, 's', ?, '2026-03-01', 'CAD', 0, 0, 0, 0, 0, 0, 0, 1, 1, 1)`,
    fact,
    fact,
    kind,
    fact,
    project,
  )
  lines.forEach(([own, net], no) => {
    books.sql.run(
      `INSERT INTO document_line (fact, no, quantity, unit_price, taxes, project, amount, net)
       VALUES (?, ?, '1', '1', '[]', ?, ?, ?)`,
      fact,
      no,
      own,
      net,
      net,
    )
  })
}

describe('what a project brought in and cost', () => {
  const post = (
    date: string,
    project: string,
    account: string,
    debit: string | null,
    credit: string | null,
  ) =>
    books.call('ledger.post', {
      date,
      lines: [
        { account, projectId: project, ...(debit ? { debit } : { credit: credit! }) },
        { account: '1010', ...(debit ? { credit: debit } : { debit: credit! }) },
      ],
    })

  test('is what the entries that name it say, in the period asked', async () => {
    const { id } = await books.call('project.create', { name: 'Pont', code: 'A', estimate: '1000.00' })
    const other = await books.call('project.create', { name: 'Toit', code: 'B' })
    await post('2026-01-15', id, '4000', null, '300.00')
    await post('2026-02-15', id, '4000', null, '300.00')
    await post('2026-02-16', id, '5000', '250.01', null)
    await post('2026-02-16', other.id, '5000', '40.00', null)
    const wrong = await post('2026-02-17', id, '5000', '999.00', null)
    await books.call('ledger.reverse', { entryId: wrong.id, date: '2026-02-17' })
    await books.call('ledger.post', {
      date: '2026-02-18',
      lines: [
        { account: '1060', debit: '7.00', projectId: id },
        { account: '1010', credit: '7.00' },
      ],
    })
    expect(await books.call('project.profitability', { id })).toMatchObject({
      items: [{ revenue: '600.00', cost: '250.01', margin: '349.99', marginPercent: '58.33' }],
      margin: '349.99',
    })
    const period = { from: '2026-02-01', to: '2026-02-28' }
    expect(await books.call('project.profitability', period)).toMatchObject({
      items: [
        { code: 'A', revenue: '300.00', cost: '250.01', marginPercent: '16.66' },
        { code: 'B', revenue: '0.00', cost: '40.00', margin: '-40.00', marginPercent: null },
      ],
      revenue: '300.00',
      cost: '290.01',
      margin: '9.99',
    })
  })

  test('keeps its result when the year is closed', async () => {
    const { id } = await books.call('project.create', { name: 'Pont' })
    await post('2025-05-15', id, '4000', null, '300.00')
    await books.call('year.close', { year: 2025 })
    expect((await books.call('project.profitability', { id })).revenue).toBe('300.00')
  })

  test('shows what of the estimate is invoiced, by the project of each line', async () => {
    const { id } = await books.call('project.create', { name: 'Pont', estimate: '1000.00' })
    const other = await books.call('project.create', { name: 'Toit' })
    invoice(
      'invoice',
      [
        [null, 30_000],
        [other.id, 9_900],
      ],
      id,
    )
    invoice('invoice', [[id, 10_000]], null)
    invoice('creditNote', [[id, 5_000]], id)
    invoice('quote', [[id, 88_800]], id)
    const { items } = await books.call('project.profitability', { id })
    expect(items[0]).toMatchObject({
      invoiced: '350.00',
      invoicedPercent: '35.00',
      toInvoice: '650.00',
      documents: [
        { kind: 'creditNote', count: 1, total: '50.00' },
        { kind: 'invoice', count: 2, total: '400.00' },
        { kind: 'quote', count: 1, total: '888.00' },
      ],
    })
    const { items: others } = await books.call('project.profitability', { id: other.id })
    expect(others[0]).toMatchObject({ invoiced: '99.00', invoicedPercent: null, toInvoice: null })
  })

  test('counts a holdback once: with its invoice, not again with its release', async () => {
    const { id } = await books.call('project.create', { name: 'Quai', estimate: '1000.00' })
    const { id: partyId } = await books.call('party.create', { name: 'Port inc.', roles: ['client'] })
    const draft = await books.call('invoice.create', {
      partyId,
      projectId: id,
      date: '2026-03-01',
      holdbackPercent: '10',
      lines: [{ description: 'Travaux', unitPrice: '500.00' }],
    })
    await books.call('invoice.send', { id: draft.id })
    const release = await books.call('invoice.releaseHoldback', { id: draft.id, date: '2026-04-01' })
    await books.call('invoice.send', { id: release.id })
    const { items } = await books.call('project.profitability', { id })
    expect(items[0]).toMatchObject({ invoiced: '500.00', revenue: '500.00' })
  })
})
