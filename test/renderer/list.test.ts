/** A list as a person works in it: filtered, sorted, added up, and exported as it is filtered. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type ListColumn,
  leastWidth,
  nextSort,
  orderOf,
  shownColumns,
} from '../../renderer/components/list/listColumns.ts'
import { listCsv, matchingRows, sortedRows, totalsOf } from '../../renderer/components/list/listRows.ts'
import { remember, remembered } from '../../renderer/components/list/remembered.ts'

interface Row {
  readonly name: string
  readonly amount: string | null
  readonly days: number
}

const columns: readonly ListColumn<Row>[] = [
  { key: 'name', title: 'Nom', width: 'minmax(160px, 1fr)', fixed: true, value: ({ name }) => name },
  {
    key: 'amount',
    title: 'Montant',
    width: '136px',
    kind: 'amount',
    value: ({ amount }) => amount,
    total: true,
    order: 'total',
  },
  {
    key: 'days',
    title: 'Jours',
    width: '80px',
    kind: 'count',
    value: ({ days }) => days,
    total: true,
    extra: true,
  },
  { key: 'act', title: 'Gestes', width: '40px', quiet: true, cell: () => null },
]
const rows: readonly Row[] = [
  { name: 'Électricité Gagnon', amount: '1234.56', days: 10 },
  { name: '=Zénith', amount: '-20.00', days: 9 },
  { name: 'béton 10', amount: null, days: 0 },
  { name: 'Béton 9', amount: '100.00', days: 100 },
]
const names = (found: readonly Row[]) => found.map(({ name }) => name)
const form = { language: 'fr', currency: 'CAD' } as const

describe('filter', () => {
  test.each([
    ['electricite', ['Électricité Gagnon']],
    ['gagnon elec', ['Électricité Gagnon']],
    ['1234,56', ['Électricité Gagnon']],
    ['1234.5', ['Électricité Gagnon']],
    ['beton', ['béton 10', 'Béton 9']],
    ['  ', names(rows)],
    ['gagnonbeton', []],
  ])('%s finds %o', (typed, found) => expect(names(matchingRows(rows, columns, typed))).toEqual(found))
})

describe('order', () => {
  test.each([
    ['name', false, ['=Zénith', 'Béton 9', 'béton 10', 'Électricité Gagnon']],
    ['amount', false, ['=Zénith', 'Béton 9', 'Électricité Gagnon', 'béton 10']],
    ['amount', true, ['Électricité Gagnon', 'Béton 9', '=Zénith', 'béton 10']],
    ['days', true, ['Béton 9', 'Électricité Gagnon', '=Zénith', 'béton 10']],
    ['act', false, names(rows)],
    ['gone', false, names(rows)],
  ])('by %s, down %s', (key, down, order) =>
    expect(names(sortedRows(rows, columns, { key, down }, form))).toEqual(order),
  )

  test('a title goes from up to down to as it comes', () => {
    const up = nextSort(null, 'name')
    expect(up).toEqual({ key: 'name', down: false })
    expect(nextSort(up, 'name')).toEqual({ key: 'name', down: true })
    expect(nextSort({ key: 'name', down: true }, 'name')).toBeNull()
    expect(nextSort(up, 'amount')).toEqual({ key: 'amount', down: false })
  })

  test('an operation that sorts by itself is asked in its own words', () => {
    expect(orderOf(columns, { key: 'amount', down: true })).toEqual({ sort: 'total', order: 'desc' })
    expect(orderOf(columns, { key: 'name', down: true })).toBeUndefined()
    expect(orderOf(columns, null)).toBeUndefined()
  })

  test('sorting loses no row and keeps the order of equals', () => {
    const days = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 })
    fc.assert(
      fc.property(days, fc.boolean(), (all, down) => {
        const made = all.map((day, at): Row => ({ name: String(at), amount: null, days: day }))
        const sorted = sortedRows(made, columns, { key: 'days', down }, form)
        expect([...sorted].sort((a, b) => Number(a.name) - Number(b.name))).toEqual(made)
        for (const [at, row] of sorted.slice(1).entries()) {
          const before = sorted[at]!
          const step = (row.days - before.days) * (down ? -1 : 1)
          expect(step > 0 || (step === 0 && Number(row.name) > Number(before.name))).toBe(true)
        }
      }),
    )
  })
})

test('totals are those of what is filtered, in whole cents', () => {
  expect(totalsOf(rows, columns, 'CAD')).toEqual({ amount: '1314.56', days: '119' })
  expect(totalsOf(matchingRows(rows, columns, 'beton'), columns, 'CAD')).toEqual({
    amount: '100.00',
    days: '100',
  })
  expect(totalsOf([], columns, 'CAD')).toEqual({ amount: '0.00', days: '0' })
})

test('as CSV: what is shown, figures bare, formulas harmless, totals last', () => {
  const shown = shownColumns(columns, null)
  const text = listCsv(rows, shown, totalsOf(rows, columns, 'CAD'), 'Total')
  expect(text.slice(1).split('\r\n')).toEqual([
    'Nom,Montant',
    'Électricité Gagnon,1234.56',
    "'=Zénith,-20.00",
    'béton 10,',
    'Béton 9,100.00',
    'Total,1314.56',
    '',
  ])
})

test('columns are those chosen, and those that must stay', () => {
  const keys = (chosen: readonly string[] | null) => shownColumns(columns, chosen).map(({ key }) => key)
  expect(keys(null)).toEqual(['name', 'amount', 'act'])
  expect(keys(['days'])).toEqual(['name', 'days'])
  expect(leastWidth(columns.map(({ width }) => width))).toBe(416)
})

describe('what is remembered', () => {
  const kept = new Map<string, string>()
  beforeEach(() => {
    kept.clear()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    })
  })

  test('each list has its own columns and order', () => {
    remember('a', { columns: ['name'], sort: { key: 'name', down: true } })
    remember('b', { columns: null, sort: null })
    expect(remembered('a')).toEqual({ columns: ['name'], sort: { key: 'name', down: true } })
    expect(remembered('b')).toEqual({ columns: null, sort: null })
    expect(remembered('c')).toEqual({ columns: null, sort: null })
  })

  test.each(['', 'null', '[1', '{"a":{"columns":3,"sort":7}}'])('%j gives the list as it comes', (text) => {
    kept.set('grandlivre.lists', text)
    expect(remembered('a')).toEqual({ columns: null, sort: null })
  })
})
