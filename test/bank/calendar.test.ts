/** Dates as banks write them, and the order of day and month of a whole column. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DateOrder,
  dateShape,
  dayUnder,
  decideOrder,
  formatOf,
  type OrderHint,
  orderOfFormat,
} from '../../electron/bank/formats/calendar.ts'
import { tries } from '../support/properties.ts'

const day = (text: string, order: DateOrder = 'dmy') => {
  const shape = dateShape(text)
  return shape && dayUnder(shape, order)
}
const decide = (texts: string[], hint: OrderHint = null) =>
  decideOrder(
    texts.map((text) => dateShape(text)!),
    hint,
  )

describe('one date', () => {
  test.each([
    ['2026-03-31', '2026-03-31'],
    ['2026/3/1', '2026-03-01'],
    ['20260331', '2026-03-31'],
    ['31032026', '2026-03-31'],
    ['20180804093914', '2018-08-04'],
    ['31/03/2026', '2026-03-31'],
    ['31.03.26', '2026-03-31'],
    ['1-3-2026', '2026-03-01'],
    ['31/12/95', '1995-12-31'],
    ['2021-09-06 6:11:59', '2021-09-06'],
    ['2021-09-06T06:11:59Z', '2021-09-06'],
    ['31/03/2026 10:22', '2026-03-31'],
    ['31 Jan 2020', '2020-01-31'],
    ['12-Dec-2019', '2019-12-12'],
    ['12-déc-19', '2019-12-12'],
    ['1 février 2026', '2026-02-01'],
    ['3 mrt 2026', '2026-03-03'],
    ['Mar 3, 2026', '2026-03-03'],
    ['2026-Mar-03', '2026-03-03'],
    ["1/ 2'26", '2026-02-01'],
    ["14/ 2'2020", '2020-02-14'],
  ])('%s is %s', (text, expected) => {
    expect(day(text)).toBe(expected)
  })

  test.each(
    [
      [
        '',
        '1',
        '12/2026',
        'hello',
        '31',
        '1.234,56',
        '12:30',
        '2026',
        '1/2',
        '123456789',
        'Total 12/03/2026 x',
        'jan feb mar',
      ],
      ['5/5/5', '12/12/12345', '1//2/2026', '1.2,2026', '12 345 678,90 EUR', 'EUR 12 34', '99999999'],
    ].flat(),
  )('%s is not written like a date', (text) => {
    expect(dateShape(text)).toBeNull()
  })

  test.each([
    ...['31/02/2026', '00/00/0000', '29/02/2027', '2026-13-45', '32/01/2026', '20260231', '2026-02-30'],
    ...['0001-01-01', '01/01/0001', '0000-01-01', '1 Jan 0001', '00010101', '9999-12-31'],
  ])('%s is no day under any order', (text) => {
    for (const order of ['dmy', 'mdy', 'ymd'] as const) expect(day(text, order)).toBeNull()
  })

  test('February 29 is there in leap years only', () => {
    expect(day('29/02/2024')).toBe('2024-02-29')
    expect(day('29/02/1900')).toBeNull()
  })
})

describe('the order of a column', () => {
  test.each([
    ['a day above twelve', ['01/02/2026', '15/02/2026'], null, 'dmy', true],
    ['a day above twelve, second', ['01/02/2026', '02/15/2026'], null, 'mdy', true],
    ['a hint does not beat a day', ['15/02/2026', '01/02/2026'], 'mdy', 'dmy', true],
    ['short years first', ['26/01/30', '26/01/31', '26/02/02'], null, 'ymd', true],
    ['the course of time', ['28/02/2026', '01/03/2026', '02/03/2026'], null, 'dmy', true],
    ['sorted only month first', ['01/05/2026', '02/03/2026', '02/09/2026', '03/01/2026'], null, 'mdy', true],
    [
      'newest first, sorted only day first',
      ['09/05/2026', '03/05/2026', '07/04/2026', '09/03/2026'],
      null,
      'dmy',
      true,
    ],
    ['a month that never changes', ['02/03/2026', '03/03/2026', '04/03/2026'], null, 'dmy', true],
    ['the hint of the file', ['01/02/2026', '02/03/2026'], 'dmy', 'dmy', true],
    ['dots are day first', ['01.02.2026'], null, 'dmy', true],
    ['same either way', ['03/03/2026', '04/04/2026'], null, 'dmy', true],
    ['nothing tells', ['01/02/2026', '02/03/2026'], null, 'dmy', false],
    ['one date alone', ['10/02/2018'], null, 'dmy', false],
    ['ISO', ['2026-02-01'], null, 'ymd', true],
  ] as [string, string[], OrderHint, DateOrder, boolean][])('%s', (_name, texts, hint, order, certain) => {
    expect(decide(texts, hint)).toEqual({ order, certain })
  })

  test('no day is moved: whatever is read back under the decided order is a day of the calendar', () => {
    const dates = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 99 }),
      ),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(dates, (parts) => {
        const shapes = parts.map(([a, b, c]) => dateShape(`${a}/${b}/20${String(c).padStart(2, '0')}`)!)
        const { order } = decideOrder(shapes, null)
        for (const shape of shapes) {
          const found = dayUnder(shape, order)
          if (found) expect(new Date(`${found}T00:00:00Z`).toISOString().slice(0, 10)).toBe(found)
        }
      }),
      tries(200),
    )
  })

  test.each([
    [['05/02/2026', '05/07/2026'], 'dmy', false],
    [['04/08/2026', '09/08/2026', '09/08/2026'], 'mdy', false],
    [['05/02/2026', '06/02/2026'], 'dmy', true],
    [['05/02/2026', '06/05/2026'], 'dmy', true],
    [['05/02/2026', '05/03/2026'], 'dmy', false],
    [['05/02/2026', '07/03/2026'], 'dmy', true],
  ] as const)(
    '%j with the hint %s: certain %s, months are not made of days by a hint',
    (texts, hint, certain) => {
      expect(decide([...texts], hint)).toEqual({ order: hint, certain })
    },
  )

  test.each([
    ['a month between booking and value', ['07/06/2026', '07/07/2026'], 'dmy', false],
    ['a day above twelve', ['07/06/2026', '07/14/2026'], 'mdy', true],
    ['days that follow', ['08/06/2026', '09/06/2026'], 'dmy', true],
  ] as const)('value dates count: %s', (_name, values, order, certain) => {
    const shapes = (texts: readonly string[]) => texts.map((text) => dateShape(text)!)
    const booked = shapes(['07/06/2026', '07/06/2026'])
    expect(decideOrder(booked, 'dmy', shapes(values))).toEqual({ order, certain })
  })

  test('the course of time is that of each account: below another one it begins anew', () => {
    const shapes = (texts: readonly string[]) => texts.map((text) => dateShape(text)!)
    // newest first, months first: read the other way they would be sorted from December to February
    const accounts = [
      ['1/12/2026', '1/10/2026', '1/9/2026'],
      ['7/5/2026', '7/4/2026', '7/3/2026', '7/2/2026'],
    ].map(shapes)
    expect(decideOrder(accounts.flat(), null, [], accounts).certain).toBe(false)
    expect(decideOrder(accounts.flat(), 'mdy', [], accounts)).toEqual({ order: 'mdy', certain: true })
  })

  test('a course of time that spreads over months what the other order puts within days is no proof', () => {
    expect(decide(['02/01/2026', '01/02/2026', '02/03/2026', '02/06/2026', '01/09/2026']).certain).toBe(false)
  })

  test.each([
    ['JJ/MM/AAAA', 'dmy'],
    ['DD.MM.YY', 'dmy'],
    ['MM/DD/YYYY', 'mdy'],
    ['%Y-%m-%d', 'ymd'],
    ['dmy', 'dmy'],
    ['hello', null],
  ])('the format %s', (format, order) => {
    expect(orderOfFormat(format)).toBe(order)
  })

  test('formats are told as layouts write them', () => {
    expect(formatOf(dateShape('31.12.26')!, 'dmy')).toBe('%d.%m.%y')
    expect(formatOf(dateShape('12/31/2026')!, 'mdy')).toBe('%m/%d/%Y')
    expect(formatOf(dateShape('20260331')!, 'dmy')).toBe('%Y%m%d')
  })
})
