/** Protects the income statement: where each account stands, its totals, the comparison, a project, closed years. */
import { describe, expect, test } from 'vitest'
import { closeYear } from '../../../db/ledger/closing.ts'
import { incomeStatement } from '../../../db/ledger/income-statement.ts'
import {
  balanceSection,
  resultSection,
  STATEMENT_TEXTS,
  type StatementAccount,
} from '../../../db/ledger/statement-groups.ts'
import { saveRecord } from '../../../db/records/parties.ts'
import { Books, day } from '../../support/books.ts'

const account = (
  id: string,
  type: StatementAccount['type'],
  role: StatementAccount['role'],
  gifi: string | null,
) => ({
  id,
  name: id,
  nameEn: id,
  type,
  role,
  gifi,
})

// biome-ignore format: a table reads best with one case a line
test.each([
  [account('4000', 'income', 'sales', '8000'), 'CA', 'sales', null],
  [account('4090', 'income', 'discountGiven', null), 'CA', 'sales', null],
  [account('4200', 'income', 'interestIncome', null), 'CA', 'otherIncome', null],
  [account('4300', 'income', null, null), 'CA', 'otherIncome', null],
  [account('5000', 'expense', 'costOfSales', null), 'CA', 'costOfSales', null],
  [account('5010', 'expense', 'subcontract', null), 'CA', 'costOfSales', null],
  [account('5020', 'expense', 'wages', '8340'), 'CA', 'costOfSales', null],
  [account('5095', 'expense', 'discountReceived', null), 'CA', 'costOfSales', null],
  [account('6000', 'expense', 'wages', '9060'), 'CA', 'expenses', null],
  [account('6999', 'expense', null, 'none'), 'CA', 'expenses', null],
  [account('6155', 'expense', 'interest', '8714'), 'CA', 'interest', null],
  [account('9000', 'expense', 'incomeTax', null), 'CA', 'incomeTax', null],
  [account('9020', 'expense', null, '9990'), 'CA', 'incomeTax', null],
  [account('1010', 'asset', 'bank', '1002'), 'CA', null, 'currentAssets'],
  [account('1999', 'asset', null, null), 'CA', null, 'currentAssets'],
  [account('1599', 'asset', 'fixedAsset', null), 'CA', null, 'longTermAssets'],
  [account('1740', 'asset', 'accumulatedDepreciation', null), 'CA', null, 'longTermAssets'],
  // a GIFI line of the other side says nothing
  [account('1599', 'asset', 'bank', '3140'), 'CA', null, 'currentAssets'],
  [account('1800', 'asset', null, '2300'), 'CA', null, 'longTermAssets'],
  [account('2440', 'liability', 'loan', '2920'), 'CA', null, 'currentLiabilities'],
  [account('2600', 'liability', 'loan', null), 'CA', null, 'longTermLiabilities'],
  [account('2640', 'liability', null, '3240'), 'CA', null, 'longTermLiabilities'],
  [account('2000', 'liability', null, '1002'), 'CA', null, 'currentLiabilities'],
  [account('211', 'asset', null, null), 'FR', null, 'longTermAssets'],
  [account('411', 'asset', 'receivable', null), 'FR', null, 'currentAssets'],
  [account('164', 'liability', 'loan', null), 'FR', null, 'longTermLiabilities'],
  [account('561', 'liability', 'loan', null), 'SN', null, 'currentLiabilities'],
  [account('3000', 'equity', 'capital', '3500'), 'CA', null, 'equity'],
] as const)('$0.id $0.type $0.role in $1', (some, country, result, balance) => {
  expect([resultSection(some), balanceSection(some, country)]).toEqual([result, balance])
})

test('what sections and computed lines are called', () => {
  const words = Object.entries(STATEMENT_TEXTS).map(([name, { fr, en }]) => `${name}: ${fr} | ${en}`)
  expect(words).toEqual([
    'sales: Ventes | Sales',
    'costOfSales: Coût des ventes | Cost of sales',
    'expenses: Frais d’exploitation | Operating expenses',
    'otherIncome: Autres revenus | Other income',
    'interest: Intérêts | Interest',
    'incomeTax: Impôts sur le revenu | Income taxes',
    'currentAssets: Actif à court terme | Current assets',
    'longTermAssets: Actif à long terme | Long-term assets',
    'currentLiabilities: Passif à court terme | Current liabilities',
    'longTermLiabilities: Passif à long terme | Long-term liabilities',
    'equity: Capitaux propres | Equity',
    'earlierEarnings: Résultats antérieurs non fermés (calculé) | Earlier results not closed (computed)',
    'currentEarnings: Résultat de l’exercice en cours (calculé) | Result of the current year (computed)',
  ])
})

/** [date, debit, credit, cents] */
const ENTRIES = [
  ['2026-01-15', '1010', '4000', 100_000],
  ['2026-02-15', '4090', '1010', 5_000],
  ['2026-02-20', '5000', '1010', 30_000],
  ['2026-03-01', '5020', '1010', 20_000],
  ['2026-03-31', '6230', '1010', 12_000],
  ['2026-03-31', '6155', '1010', 1_500],
  ['2026-03-31', '9000', '2400', 4_000],
  ['2026-03-31', '1010', '4200', 700],
  ['2025-03-31', '1010', '4000', 80_000],
  ['2025-02-28', '6210', '1010', 900],
] as const

function books(): Books {
  const made = new Books()
  for (const [date, debit, credit, cents] of ENTRIES) made.simple(date, debit, credit, cents)
  return made
}

const QUARTER = { from: day('2026-01-01'), to: day('2026-03-31') }
const EARLIER = { from: day('2025-01-01'), to: day('2025-03-31') }

describe('of a quarter', () => {
  test('sections, gross margin and net income', () => {
    const report = incomeStatement(books().sql, QUARTER)
    const shown = report.sections.map((part) => [
      part.section,
      part.amount,
      part.rows.map((row) => [row.account, row.amount]),
    ])
    expect(shown).toEqual([
      [
        'sales',
        95_000,
        [
          ['4000', 100_000],
          ['4090', -5_000],
        ],
      ],
      [
        'costOfSales',
        50_000,
        [
          ['5000', 30_000],
          ['5020', 20_000],
        ],
      ],
      ['expenses', 12_000, [['6230', 12_000]]],
      ['otherIncome', 700, [['4200', 700]]],
      ['interest', 1_500, [['6155', 1_500]]],
      ['incomeTax', 4_000, [['9000', 4_000]]],
    ])
    const none = { comparison: null, difference: null }
    expect(report.grossMargin).toEqual({ amount: 45_000, ...none })
    expect(report.operatingIncome).toEqual({ amount: 33_000, ...none })
    expect(report.incomeBeforeTax).toEqual({ amount: 32_200, ...none })
    expect(report.netIncome).toEqual({ amount: 28_200, ...none })
  })

  test('beside another quarter: a row of either side, with the difference', () => {
    const report = incomeStatement(books().sql, { ...QUARTER, compare: EARLIER })
    const [sales, , expenses] = report.sections
    expect(sales!.rows[0]).toMatchObject({
      account: '4000',
      amount: 100_000,
      comparison: 80_000,
      difference: 20_000,
    })
    expect(sales!.rows[1]).toMatchObject({
      account: '4090',
      amount: -5_000,
      comparison: 0,
      difference: -5_000,
    })
    expect(expenses!.rows).toMatchObject([
      { account: '6210', amount: 0, comparison: 900, difference: -900 },
      { account: '6230', amount: 12_000, comparison: 0, difference: 12_000 },
    ])
    expect(report.netIncome).toEqual({ amount: 28_200, comparison: 79_100, difference: -50_900 })
  })

  test('is the same once the year is closed', () => {
    const made = books()
    const before = incomeStatement(made.sql, QUARTER)
    made.write((company) => closeYear(company, 2025))
    made.write((company) => closeYear(company, 2026))
    expect(incomeStatement(made.sql, QUARTER)).toEqual(before)
    const year = { from: day('2026-01-01'), to: day('2026-12-31') }
    expect(incomeStatement(made.sql, year).netIncome.amount).toBe(28_200)
  })
})

test('of a project: the postings that name it, within the days', async () => {
  const made = books()
  made.write((company) => saveRecord(company, 'project', 'p1', { name: 'Toiture' }))
  const lines = [
    { account: '1010', cents: 9_000 },
    { account: '4000', cents: -9_000, project: 'p1' },
  ]
  for (const date of ['2026-01-20', '2026-04-01']) made.simple(date, '1010', '4000', 1, { lines })
  const report = incomeStatement(made.sql, { ...QUARTER, compare: EARLIER, project: 'p1' })
  expect(report.netIncome).toEqual({ amount: 9_000, comparison: 0, difference: 9_000 })
  const asked = await made.call('report.incomeStatement', {
    from: '2026-01-01',
    to: '2026-03-31',
    projectId: 'p1',
  })
  expect(asked.netIncome).toEqual({ amount: '90.00' })
})

test('the operation names the days behind each row, and refuses what cannot be', async () => {
  const made = books()
  const span = { from: '2026-01-01', to: '2026-03-31' }
  const report = await made.call('report.incomeStatement', {
    ...span,
    compareFrom: '2025-01-01',
    compareTo: '2025-03-31',
  })
  expect(report.sections[0]!.label).toEqual({ fr: 'Ventes', en: 'Sales' })
  const [row] = report.sections[0]!.rows
  expect(row).toEqual({
    account: '4000',
    name: 'Revenus de contrats de construction',
    nameEn: 'Construction contract revenue',
    amount: '1000.00',
    comparison: '800.00',
    difference: '200.00',
    ...span,
  })
  const { account: code, from, to } = row!
  const behind = await made.call('ledger.register', { account: code, ...(from ? { from } : {}), to })
  expect(behind.items.map((item) => item.credit)).toEqual(['1000.00'])
  expect(await made.refused('report.incomeStatement', { from: '2026-02-01', to: '2026-01-01' })).toEqual({
    code: 'report.backwards',
    details: ['from report.backwards'],
  })
  expect(await made.refused('report.incomeStatement', { ...span, compareFrom: '2025-01-01' })).toEqual({
    code: 'report.halfComparison',
    details: ['compareTo report.halfComparison'],
  })
  expect(await made.refused('report.incomeStatement', { ...span, compareTo: '2025-01-01' })).toEqual({
    code: 'report.halfComparison',
    details: ['compareFrom report.halfComparison'],
  })
  const backwards = { ...span, compareFrom: '2025-02-01', compareTo: '2025-01-01' }
  expect(await made.refused('report.incomeStatement', backwards)).toEqual({
    code: 'report.backwards',
    details: ['compareFrom report.backwards'],
  })
  expect(await made.refused('report.incomeStatement', { ...span, projectId: 'none' })).toEqual({
    code: 'report.unknownProject',
    details: ['projectId report.unknownProject'],
  })
})

test('every section and computed line has a name of its own in both languages', () => {
  const texts = Object.values(STATEMENT_TEXTS)
  for (const language of ['fr', 'en'] as const) {
    const names = texts.map((text) => text[language])
    expect(names).not.toContain('')
    expect(new Set(names).size).toBe(names.length)
  }
})
