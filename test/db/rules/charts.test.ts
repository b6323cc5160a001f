/** Protects: a chart holds what the program and the taxes of its country need, and reads well in both languages. */
import { describe, expect, test } from 'vitest'
import { COUNTRIES, countryOf, OHADA_COUNTRIES, requireCountry } from '../../../db/rules/charts/countries.ts'
import { GIFI, gifiOf, gifiSection, isGifiTotal } from '../../../db/rules/charts/gifi.ts'
import {
  ACCOUNT_ROLES,
  ACCOUNT_TYPES,
  type AccountRole,
  type ChartAccount,
  chartFor,
} from '../../../db/rules/charts/index.ts'
import type { Day } from '../../../db/rules/dates.ts'
import { decimalsOf } from '../../../db/rules/money.ts'
import { taxCodes } from '../../../db/rules/tax.ts'
import { describeShared, sharedJson } from '../../support/shared.ts'

const today = '2026-05-01' as Day
const charts = ['CA', 'FR', 'BE', 'SN'] as const
const withRole = (chart: readonly ChartAccount[], role: AccountRole) => chart.filter((a) => a.role === role)
const repeated = (list: readonly string[]) => list.filter((item, index) => list.indexOf(item) !== index)

/** French words that lose their accents in capitals or in a hurry, without those accents. */
const ACCENTLESS =
  /\b(cumule|amortissement cumule|cheque|cheques|benefice|benefices|resultat|credit|credits|creance|creances|depreciation|depreciations|interet|interets|a payer|a recevoir|a recuperer|materiel|reserve|reserves|reglemente|etat|etudes|electricite|telephone|publicite|immobilier a|prepaye|achevement|societe|societes|operation|operations|reparations|remunerations|depot|depots|impot|impots|tresorerie|vehicule|vehicules|batiment|batiments|mobilites|realisation|realisations|securite|generale|generales|divers a)\b/i

for (const country of charts)
  describe(`chart of ${country}`, () => {
    const chart = chartFor(country)

    test('numbers and names are unique, in order, and tidy', () => {
      expect(repeated(chart.map((a) => a.code))).toEqual([])
      expect(repeated(chart.map((a) => a.name))).toEqual([])
      expect(repeated(chart.map((a) => a.nameEn))).toEqual([])
      expect(chart.map((a) => a.code)).toEqual(chart.map((a) => a.code).sort())
      for (const account of chart) {
        expect(account.code).toMatch(/^\d{2,5}$/)
        for (const name of [account.name, account.nameEn]) {
          expect(name).not.toMatch(/['"]|\.\.\.| {2}|^\s|\s$|[ -]-[ -]|^[a-zàâéèêîôûç]/)
          expect(name.length).toBeGreaterThan(2)
        }
      }
    })

    test('French names keep their accents', () => {
      expect(chart.map((a) => a.name).filter((name) => ACCENTLESS.test(name))).toEqual([])
    })

    test('types and parts are of the closed lists', () => {
      for (const account of chart) {
        expect(ACCOUNT_TYPES).toContain(account.type)
        if (account.role !== undefined) expect(ACCOUNT_ROLES).toContain(account.role)
      }
    })

    test.each([
      'retainedEarnings',
      'openingBalance',
      'receivable',
      'payable',
      'suspense',
      'rounding',
    ] as const)('exactly one account is %s', (role) => expect(withRole(chart, role)).toHaveLength(1))

    test.each([
      'bank',
      'cash',
      'transfer',
      'sales',
      'costOfSales',
      'subcontract',
      'inventory',
      'prepaid',
      'fixedAsset',
      'accumulatedDepreciation',
      'depreciation',
      'taxCollected',
      'taxRecoverable',
      'taxNet',
      'taxNotRecoverable',
      'holdbackReceivable',
      'holdbackPayable',
      'customerDeposit',
      'supplierDeposit',
      'deferredRevenue',
      'accrued',
      'unbilled',
      'payroll',
      'wages',
      'payrollCharges',
      'capital',
      'shareholder',
      'loan',
      'currentEarnings',
      'dividends',
      'bankFees',
      'interest',
      'interestIncome',
      'exchange',
      'badDebt',
      'allowance',
      'discountGiven',
      'discountReceived',
      'incomeTax',
      'incomeTaxPayable',
      'disposalGain',
      'disposalLoss',
      'otherIncome',
      'meals',
      'rent',
      'insurance',
      'taxSelfAssessed',
      'workInProgress',
      'taxDeferred',
    ] as const)('has an account for %s', (role) => {
      // Gains and losses on disposal are one account in Canada; deferred tax has no usual account in Belgium.
      const exempt = { CA: ['disposalLoss'], BE: ['taxDeferred'], FR: [], SN: [] }[
        country
      ] as readonly string[]
      expect(withRole(chart, role).length > 0).toBe(!exempt.includes(role))
    })

    test('each part lies on its side of the books', () => {
      const sides: Partial<Record<AccountRole, readonly string[]>> = {
        bank: ['asset'],
        cash: ['asset'],
        receivable: ['asset'],
        taxRecoverable: ['asset'],
        fixedAsset: ['asset'],
        payable: ['liability'],
        creditCard: ['liability'],
        taxCollected: ['liability'],
        retainedEarnings: ['equity'],
        openingBalance: ['equity'],
        capital: ['equity'],
        sales: ['income'],
        costOfSales: ['expense'],
        bankFees: ['expense'],
        rounding: ['expense'],
      }
      for (const [role, types] of Object.entries(sides))
        for (const account of withRole(chart, role as AccountRole)) expect(types).toContain(account.type)
    })

    test('accounts named by its taxes are there, on the right side', () => {
      for (const tax of taxCodes(country, undefined, today)) {
        const accountOf = (code: string | undefined) => chart.find((account) => account.code === code)
        if (tax.country === '*') {
          expect([tax.collectedAccount, tax.recoverableAccount]).toEqual([undefined, undefined])
          continue
        }
        expect(accountOf(tax.collectedAccount), tax.code).toMatchObject({ role: 'taxCollected' })
        if (tax.recoverable)
          expect(accountOf(tax.recoverableAccount)).toMatchObject({ role: 'taxRecoverable' })
        else expect(tax.recoverableAccount).toBeUndefined()
      }
    })
  })

describe('the Canadian chart', () => {
  const chart = chartFor('CA')
  const account = (code: string) => chart.find((one) => one.code === code)

  test('the accounts that a bookkeeper of Quebec expects', () => {
    expect(account('1010')).toMatchObject({ name: 'Banque – compte chèques CAD', role: 'bank', gifi: '1002' })
    expect(account('1090')).toMatchObject({ role: 'taxRecoverable' })
    expect(account('1095')).toMatchObject({ role: 'taxRecoverable' })
    expect(account('1091')).toMatchObject({ role: 'taxRestricted' })
    expect(account('2310')).toMatchObject({ role: 'taxCollected' })
    expect(account('2320')).toMatchObject({ role: 'taxCollected' })
    expect(account('3100')).toMatchObject({ role: 'retainedEarnings', gifi: '3600' })
    expect(withRole(chart, 'creditCard').length).toBeGreaterThan(0)
  })

  test('every account has a GIFI line of the table, no total, on its side of the statements', () => {
    const sides: Record<string, readonly string[]> = {
      asset: ['asset'],
      liability: ['liability'],
      equity: ['equity'],
      income: ['income'],
      expense: ['costOfSales', 'expense', 'incomeTax'],
    }
    for (const { code, type, gifi } of chart) {
      expect(gifiOf(gifi!), `${code} ${gifi}`).toBeDefined()
      expect(isGifiTotal(gifi!), code).toBe(false)
      expect(sides[type], code).toContain(gifiSection(gifi!))
    }
  })

  test('other charts have no GIFI', () => {
    expect([...chartFor('FR'), ...chartFor('BE'), ...chartFor('SN')].filter((one) => 'gifi' in one)).toEqual(
      [],
    )
  })
})

describe('GIFI', () => {
  test('the table is in order, unique, without a total', () => {
    const codes = GIFI.map((line) => line.code)
    expect(codes).toEqual([...new Set(codes)].sort())
    expect(codes.filter(isGifiTotal)).toEqual([])
    for (const { name, nameEn } of GIFI) expect(`${name}${nameEn}`).not.toMatch(/['&"]| {2}/)
  })

  test.each([
    ['1002', 'asset'],
    ['2599', 'asset'],
    ['2600', 'liability'],
    ['3500', 'equity'],
    ['8000', 'income'],
    ['8300', 'costOfSales'],
    ['8520', 'expense'],
    ['9990', 'incomeTax'],
    ['0999', undefined],
    ['7000', undefined],
    ['99', undefined],
  ])('%s stands in %s', (code, section) => expect(gifiSection(code)).toBe(section))

  test('a code that is not in the table', () => expect(gifiOf('9999')).toBeUndefined())
})

describeShared('GIFI against the full list', () => {
  const lines = sharedJson<readonly { code: string; is_total: string | number | boolean }[]>(
    'contracts',
    'exports',
    'charts',
    'gifi-codes.json',
  )
  const known = new Map(lines.map((line) => [line.code, line]))

  test('every code exists, and every total of the list is known as one', () => {
    expect(GIFI.filter((line) => !known.has(line.code))).toEqual([])
    const totals = lines.filter((line) => Number(line.is_total) === 1).map((line) => line.code)
    expect(totals.length).toBeGreaterThan(10)
    expect(totals.filter((code) => !isGifiTotal(code))).toEqual([])
  })
})

describe('countries', () => {
  test('Canada, France, Belgium and the 17 states of OHADA', () => {
    expect(COUNTRIES.map((country) => country.code).slice(0, 3)).toEqual(['CA', 'FR', 'BE'])
    expect(OHADA_COUNTRIES).toHaveLength(17)
    expect(COUNTRIES).toHaveLength(20)
    expect(repeated(COUNTRIES.map((country) => country.code))).toEqual([])
  })

  test('each has a chart, a currency and a year end', () => {
    for (const country of COUNTRIES) {
      expect(chartFor(country.code).length).toBeGreaterThan(150)
      expect(country.currency).toMatch(/^[A-Z]{3}$/)
      expect(country.fiscalYearEnd).toMatch(/^\d\d-\d\d$/)
    }
    expect(decimalsOf(requireCountry('SN').currency)).toBe(0)
    expect(requireCountry('CA').provinces).toHaveLength(13)
    expect(countryOf('SN')).toMatchObject({ name: 'Sénégal', nameEn: 'Senegal', currency: 'XOF' })
  })

  test('another is refused, with the list of those that are supported', () => {
    const refused = expect.objectContaining({
      code: 'country.unsupported',
      message: expect.stringContaining('CA'),
    })
    expect(() => chartFor('US')).toThrow(refused)
    expect(countryOf('US')).toBeUndefined()
  })
})
