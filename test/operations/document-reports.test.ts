/** Aged lists, key figures and best clients. */
import { expect, test } from 'vitest'
import { Books } from '../support/books.ts'

async function books() {
  const own = new Books()
  const party = async (name: string, role: 'client' | 'supplier') =>
    (await own.call('party.create', { name, roles: [role], province: 'QC' })).id
  const invoice = async (partyId: string, date: string, unitPrice: string) => {
    const { id } = await own.call('invoice.create', {
      partyId,
      date,
      lines: [{ description: 'Travaux', unitPrice }],
    })
    return own.call('invoice.send', { id })
  }
  const [a, b] = [await party('Alpha inc.', 'client'), await party('Bêta ltée', 'client')]
  const first = await invoice(a, '2026-01-05', '1000.00') // 1149.75, due 2026-02-04
  const second = await invoice(a, '2026-02-20', '100.00') // 114.98, due 2026-03-22
  const third = await invoice(b, '2025-11-01', '200.00') // 229.95, due 2025-12-01
  await own.call('payment.record', { invoiceId: first.id, amount: '149.75', date: '2026-02-10' })
  const over = await own.call('payment.record', {
    invoiceId: second.id,
    amount: '200.00',
    date: '2026-03-01',
  })
  return { own, a, b, first, second, third, over }
}

test('receivables by age, as of any day, agree with the control account', async () => {
  const { own, over } = await books()
  const asOf = (day: string) => own.call('report.agedReceivables', { asOf: day })
  expect(await asOf('2026-02-09')).toMatchObject({
    rows: [
      { partyName: 'Alpha inc.', d1to30: '1149.75', total: '1149.75' },
      { partyName: 'Bêta ltée', d61to90: '229.95', total: '229.95' },
    ],
    controlBalance: '1379.70',
    difference: '0.00',
  })
  const march = await own.call('report.agedReceivables', { asOf: '2026-03-10', detail: true })
  expect(march).toMatchObject({
    rows: [
      { partyName: 'Alpha inc.', current: '-85.02', d31to60: '1000.00', total: '914.98' },
      { partyName: 'Bêta ltée', over90: '229.95' },
    ],
    totals: { total: '1144.93' },
    controlBalance: '1144.93',
    difference: '0.00',
  })
  expect(march.rows[0]!.documents!.map(({ kind, balance }) => [kind, balance])).toEqual([
    ['invoice', '1000.00'],
    ['receipt', '-85.02'],
  ])
  await own.call('payment.void', { id: over.id, date: '2026-03-15' })
  expect(await asOf('2026-03-10')).toEqual({
    ...march,
    rows: march.rows.map(({ documents: _d, ...row }) => row),
  })
  expect(await asOf('2026-03-20')).toMatchObject({ totals: { total: '1344.93' }, difference: '0.00' })
})

test('key figures and best clients', async () => {
  const { own } = await books()
  const span = { from: '2026-01-01', to: '2026-03-31' }
  expect(await own.call('report.kpis', span)).toMatchObject({
    billed: '1100.00',
    collected: '349.75',
    expenses: '0.00',
    margin: '349.75',
    pending: '1229.95',
    pendingCount: 2,
    previous: { from: '2025-10-01', to: '2025-12-31', billed: '200.00' },
  })
  expect(await own.call('report.kpis', { from: '2026-01-01', to: '2026-12-31' })).toMatchObject({
    previous: { from: '2025-01-01', to: '2025-03-31' },
  })
  expect(await own.call('report.kpis', {})).toMatchObject({
    from: '2026-03-01',
    to: '2026-03-31',
    previous: { from: '2026-02-01', to: '2026-02-28' },
  })
  const { items } = await own.call('report.topClients', { ...span, from: '2025-01-01' })
  expect(
    items.map(({ partyName, billed, documents, share }) => [partyName, billed, documents, share]),
  ).toEqual([
    ['Alpha inc.', '1100.00', 2, 846_153],
    ['Bêta ltée', '200.00', 1, 153_846],
  ])
})
