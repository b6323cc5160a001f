/**
 * Canada: TPS/TVH (Excise Tax Act, s. 165 and schedules), TVQ (Act respecting the Québec sales tax, s. 16) and
 * the retail sales taxes of the western provinces. A rate holds from the day written beside it.
 */
import type { Day } from '../dates.ts'
import type { Cents, Ppm } from '../money.ts'
import { datedRates, type TaxCode, type TaxRate } from './code.ts'

const FEDERAL = { collectedAccount: '2310', recoverableAccount: '1090' } as const
const HARMONIZED = { collectedAccount: '2312', recoverableAccount: '1092' } as const

function harmonized(province: string, place: string, placeEn: string, rates: readonly TaxRate[]): TaxCode {
  return {
    code: `TVH-${province}`,
    name: `TVH ${place}`,
    nameEn: `HST ${placeEn}`,
    country: 'CA',
    province,
    kind: 'standard',
    rates,
    recoverable: true,
    ...HARMONIZED,
  }
}

/** A retail sales tax: collected on sales, never given back on purchases. */
function retail(code: string, name: string, nameEn: string, rates: readonly TaxRate[]): TaxCode {
  const province = code.slice(-2)
  return {
    code,
    name,
    nameEn,
    country: 'CA',
    province,
    kind: 'standard',
    rates,
    recoverable: false,
    collectedAccount: '2330',
  }
}

export const CANADA_TAXES: readonly TaxCode[] = [
  {
    code: 'TPS',
    name: 'TPS',
    nameEn: 'GST',
    country: 'CA',
    kind: 'standard',
    rates: datedRates(['1991-01-01', 70_000], ['2006-07-01', 60_000], ['2008-01-01', 50_000]),
    recoverable: true,
    ...FEDERAL,
  },
  {
    code: 'TVQ',
    name: 'TVQ',
    nameEn: 'QST',
    country: 'CA',
    province: 'QC',
    kind: 'standard',
    // The table begins with the single rate of 1994; before, goods and services had different ones.
    // Until 2012 the tax was computed on the price with TPS; 9.975 % is 9.5 % x 1.05, on the price alone.
    rates: datedRates(
      ['1994-05-13', 65_000, 'netPlusTps'],
      ['1998-01-01', 75_000, 'netPlusTps'],
      ['2011-01-01', 85_000, 'netPlusTps'],
      ['2012-01-01', 95_000, 'netPlusTps'],
      ['2013-01-01', 99_750],
    ),
    recoverable: true,
    collectedAccount: '2320',
    recoverableAccount: '1095',
  },
  harmonized('ON', 'Ontario', 'Ontario', datedRates(['2010-07-01', 130_000])),
  harmonized(
    'NB',
    'Nouveau-Brunswick',
    'New Brunswick',
    datedRates(
      ['1997-04-01', 150_000],
      ['2006-07-01', 140_000],
      ['2008-01-01', 130_000],
      ['2016-07-01', 150_000],
    ),
  ),
  harmonized(
    'NL',
    'Terre-Neuve-et-Labrador',
    'Newfoundland and Labrador',
    datedRates(
      ['1997-04-01', 150_000],
      ['2006-07-01', 140_000],
      ['2008-01-01', 130_000],
      ['2016-07-01', 150_000],
    ),
  ),
  // 14 % from 2025-04-01: SOR/2025-77.
  harmonized(
    'NS',
    'Nouvelle-Écosse',
    'Nova Scotia',
    datedRates(
      ['1997-04-01', 150_000],
      ['2006-07-01', 140_000],
      ['2008-01-01', 130_000],
      ['2010-07-01', 150_000],
      ['2025-04-01', 140_000],
    ),
  ),
  harmonized(
    'PE',
    'Île-du-Prince-Édouard',
    'Prince Edward Island',
    datedRates(['2013-04-01', 140_000], ['2016-10-01', 150_000]),
  ),
  {
    ...harmonized('BC', 'Colombie-Britannique', 'British Columbia', datedRates(['2010-07-01', 120_000])),
    // Abolished by referendum; the retail tax came back the next day.
    until: '2013-03-31' as Day,
  },
  retail('TVP-BC', 'TVP Colombie-Britannique', 'PST British Columbia', datedRates(['2013-04-01', 70_000])),
  retail(
    'TVP-SK',
    'TVP Saskatchewan',
    'PST Saskatchewan',
    datedRates(['2006-10-28', 50_000], ['2017-03-23', 60_000]),
  ),
  retail(
    'TVD-MB',
    'TVD Manitoba',
    'RST Manitoba',
    datedRates(['2013-07-01', 80_000], ['2019-07-01', 70_000]),
  ),
]

/** The taxes of an ordinary taxable sale in each province today; elsewhere in Canada TPS alone. */
export const CANADA_USUAL: Readonly<Record<string, readonly string[]>> = {
  QC: ['TPS', 'TVQ'],
  ON: ['TVH-ON'],
  NB: ['TVH-NB'],
  NL: ['TVH-NL'],
  NS: ['TVH-NS'],
  PE: ['TVH-PE'],
  BC: ['TPS', 'TVP-BC'],
  SK: ['TPS', 'TVP-SK'],
  MB: ['TPS', 'TVD-MB'],
}

/** Part of the tax on meals and entertainment that is given back (Excise Tax Act, s. 236; QST Act, s. 457.1). */
export const MEALS_RECOVERY_PPM: Ppm = 500_000

/** A rate of the quick method: applied to sales with the tax of that system included. */
export interface QuickMethodRate {
  readonly tax: 'TPS' | 'TVQ'
  /** `goods`: at least 40 % of the sales are goods bought to be sold again; `services`: all other activities. */
  readonly activity: 'goods' | 'services'
  readonly since: Day
  readonly ppm: Ppm
  /** One point less on this first part of the sales of each fiscal year, tax included. */
  readonly reducedUpTo: Cents
}

/** Quick method of a business established in Quebec (Revenu Québec, "Quick Method", applicable rates). */
// biome-ignore format: a table reads best with one rate a line
export const QUICK_METHOD_RATES: readonly QuickMethodRate[] = [
  { tax: 'TPS', activity: 'goods', since: '2013-01-01' as Day, ppm: 18_000, reducedUpTo: 3_000_000 },
  { tax: 'TPS', activity: 'services', since: '2013-01-01' as Day, ppm: 36_000, reducedUpTo: 3_000_000 },
  { tax: 'TVQ', activity: 'goods', since: '2013-01-01' as Day, ppm: 34_000, reducedUpTo: 3_142_100 },
  { tax: 'TVQ', activity: 'services', since: '2013-01-01' as Day, ppm: 66_000, reducedUpTo: 3_142_100 },
]
