/**
 * Reports against a naive fold of all postings (model.ts): trial balance, register from both ends, balances, on random
 * books with years that end in December, in March and on the last day of February.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BALANCES_FROM_POSTINGS, BALANCES_KEPT } from '../../../db/ledger/balances.ts'
import { post } from '../../../db/ledger/post.ts'
import { counterAccounts, type RegisterRow, register } from '../../../db/ledger/register.ts'
import { balanceThrough } from '../../../db/ledger/sums.ts'
import { trialBalance } from '../../../db/ledger/trial-balance.ts'
import { addDays, type Day, fiscalYearOf } from '../../../db/rules/dates.ts'
import { Books, day } from '../../support/books.ts'
import { tries } from '../../support/properties.ts'
import { ACCOUNTS, days, Modelled, steps, YEAR_ENDS } from './model.ts'

interface Question {
  readonly asOf: Day
  readonly from: 'cumulative' | 'year' | Day
  readonly gifi: boolean
  readonly closing: 'included' | 'excluded'
  readonly account: string
  readonly limit: number
}

const questions: fc.Arbitrary<Question[]> = fc.array(
  fc.record({
    asOf: days,
    from: fc.oneof(fc.constantFrom('cumulative' as const, 'year' as const), days),
    gifi: fc.boolean(),
    closing: fc.constantFrom('included' as const, 'excluded' as const),
    account: fc.constantFrom(...ACCOUNTS),
    limit: fc.integer({ min: 1, max: 7 }),
  }),
  { minLength: 8, maxLength: 8 },
)

function checkTrialBalance(modelled: Modelled, yearEnd: string, question: Question): void {
  const { asOf, gifi, closing } = question
  if (question.from > asOf && question.from < '9999') return // refused by the operation
  const from =
    question.from === 'cumulative'
      ? null
      : question.from === 'year'
        ? fiscalYearOf(asOf, yearEnd).start
        : question.from
  const query = { asOf, from, gifi, closing }
  const report = trialBalance(modelled.books.sql, query)
  const shown = report.rows.map((row) => [row.account, row.opening, row.debit, row.credit, row.computed])
  expect(shown).toEqual(modelled.trialBalance(query))
  expect(report.totalDebit).toBe(report.totalCredit)
  for (const row of report.rows) expect(row.closing).toBe(row.opening + row.debit - row.credit)
  expect(report.rows.reduce((sum, row) => sum + row.opening, 0)).toBe(0)
}

function pages(
  modelled: Modelled,
  { account, limit }: Question,
  order: 'asc' | 'desc',
  from?: Day,
  to?: Day,
) {
  const rows: RegisterRow[] = []
  let cursor: string | undefined
  let opening = 0
  do {
    const page = register(modelled.books.sql, { account, order, limit, cursor, from, to })
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...page.rows)
    opening = page.opening
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return { opening, rows: rows.map(({ entryId, cents, balance }) => ({ entryId, cents, balance })) }
}

function checkRegister(modelled: Modelled, question: Question): void {
  const { account, asOf } = question
  const from = question.from === 'cumulative' || question.from === 'year' ? undefined : question.from
  const expected = modelled.register(account, from ?? '', asOf)
  const ascending = pages(modelled, question, 'asc', from, asOf)
  const opening = from
    ? (modelled
        .register(account, '', '9999')
        .filter(({ entryId }) => dateOf(modelled, entryId) < from)
        .at(-1)?.balance ?? 0)
    : 0
  expect(ascending).toEqual({ opening, rows: expected })
  expect(pages(modelled, question, 'desc', from, asOf)).toEqual({ opening, rows: [...expected].reverse() })
  expect(pages(modelled, question, 'desc').rows).toEqual(modelled.register(account, '', '9999').reverse())
  const balance = modelled.register(account, '', asOf).at(-1)?.balance ?? 0
  expect(balanceThrough(modelled.books.sql, account, asOf)).toBe(balance)
}

const dateOf = (modelled: Modelled, id: string) => modelled.entries.find((entry) => entry.id === id)!.date

test.each(YEAR_ENDS)(
  'of random books with a year end on %s are those of a fold of all postings',
  (yearEnd) => {
    fc.assert(
      fc.property(steps, questions, (done, asked) => {
        const modelled = new Modelled(yearEnd)
        for (const step of done) modelled.do(step)
        for (const question of asked) {
          checkTrialBalance(modelled, yearEnd, question)
          checkRegister(modelled, question)
        }
        for (const account of ACCOUNTS)
          expect(balanceThrough(modelled.books.sql, account, null)).toBe(modelled.net(account, '', '9999'))
        const unbalanced = modelled.books.sql.all(
          'SELECT entry FROM posting GROUP BY entry HAVING sum(cents) <> 0 UNION SELECT month FROM balance GROUP BY month HAVING sum(debit) <> sum(credit)',
        )
        expect(unbalanced).toEqual([])
        expect(modelled.books.sql.all(BALANCES_KEPT)).toEqual(modelled.books.sql.all(BALANCES_FROM_POSTINGS))
      }),
      { ...tries(4), endOnFailure: true },
    )
  },
)

test('as of every day of two years, one of them a leap year, are those of a fold', () => {
  const modelled = new Modelled('12-31')
  const first = day('2023-12-31')
  const every = Array.from({ length: 732 }, (_, index) => addDays(first, index))
  modelled.books.write((company) => {
    const lines = [
      { account: '1010', cents: 1 },
      { account: '4000', cents: -1 },
    ]
    return post(
      company,
      every.map((date) => ({ date, lines })),
    )
  })
  every.forEach((date, index) => {
    expect([date, balanceThrough(modelled.books.sql, '1010', date)]).toEqual([date, index + 1])
    const { rows } = trialBalance(modelled.books.sql, {
      asOf: date,
      from: null,
      gifi: false,
      closing: 'included',
    })
    expect(rows.map((row) => row.closing)).toEqual([index + 1, -index - 1])
  })
})

test('pages of a register follow each other from both ends, over days with many movements', () => {
  const modelled = new Modelled('12-31')
  for (let index = 0; index < 24; index += 1) {
    const cents = (index + 1) * (index % 3 ? 1 : -1)
    const lines = [
      { account: '1010', cents },
      { account: '1010', cents: 2 * cents },
      { account: '4000', cents: -3 * cents },
    ]
    modelled.do({ kind: 'post', date: addDays(day('2026-03-30'), (index * 7) % 4), lines })
  }
  for (const limit of [1, 2, 5, 24, 47, 48, 49])
    for (const [from, asOf] of [
      ['cumulative', '2026-04-02'],
      ['2026-03-30', '2026-04-02'],
      ['2026-03-31', '2026-04-01'],
      ['2026-04-03', '2026-04-30'],
    ] as const)
      checkRegister(modelled, {
        asOf: day(asOf),
        from: from === 'cumulative' ? from : day(from),
        gifi: false,
        closing: 'included',
        account: '1010',
        limit,
      })
  const query = { account: '1010', order: 'asc', limit: 1 } as const
  const [first] = register(modelled.books.sql, query).rows
  for (const cursor of ['', 'none of ours', '2026-03-30', "'; DROP TABLE posting; --"])
    expect(register(modelled.books.sql, { ...query, cursor }).rows).toEqual([first])
})

test('the other accounts of an entry are told once each, in their order, five at most', () => {
  const books = new Books()
  const others = ['6230', '4000', '6230', '5000', '4010', '6200', '6300']
  const lines = others.map((account) => ({ account, cents: 100 }))
  const { id } = books.simple('2026-03-02', '', '', 0, {
    lines: [{ account: '1010', cents: -700 }, ...lines],
  })
  const { key } = books.sql.get<{ key: number }>('SELECT key FROM entry WHERE id = ?', id)!
  expect(counterAccounts(books.sql, key, '1010')).toEqual(['6230', '4000', '5000', '4010', '6200'])
})
