/** What the sample firm posts besides its documents: opening balances, pay, month ends and remittances. */

import type { Company } from '../../../db/company/company.ts'
import { type EntryToPost, post } from '../../../db/ledger/post.ts'
import { net, sumsThrough } from '../../../db/ledger/sums.ts'
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { applyRate, type Cents } from '../../../db/rules/money.ts'
import { around, type Random } from './random.ts'

const BANK = '1010'

export function openingEntry(day: Day): EntryToPost {
  return {
    date: day,
    journal: 'OUV',
    kind: 'opening',
    memo: 'Soldes d’ouverture',
    lines: [
      { account: BANK, cents: 18_425_016 },
      { account: '1620', cents: 14_800_000 },
      { account: '1640', cents: 6_250_000 },
      { account: '1621', cents: -4_440_000 },
      { account: '1641', cents: -2_500_000 },
      { account: '2600', cents: -9_600_000 },
      { account: '3000', cents: -10_000 },
      { account: '3100', cents: -22_925_016 },
    ],
  }
}

/** Wages of the site and the office, as a payroll service reports them: gross, withheld, paid. */
export function payroll(random: Random, month: Day): EntryToPost[] {
  return [13, 27].map((offset) => {
    const site = around(random, 1_240_000)
    const office = 385_000
    const withheld = applyRate(site + office, 262_000)
    const charges = applyRate(site + office, 118_000)
    return {
      date: addDays(month, offset),
      journal: 'PAI',
      memo: 'Paie aux deux semaines',
      lines: [
        { account: '5020', cents: site },
        { account: '6000', cents: office },
        { account: '5030', cents: charges },
        { account: '2215', cents: -withheld },
        { account: '2220', cents: -charges },
        { account: BANK, cents: withheld - site - office },
      ],
    }
  })
}

export function monthEnd(month: Day, last: Day): EntryToPost[] {
  const simple = (memo: string, day: Day, debit: string, credit: string, cents: Cents): EntryToPost => ({
    date: day,
    journal: credit === BANK ? 'BNQ' : 'GEN',
    memo,
    lines: [
      { account: debit, cents },
      { account: credit, cents: -cents },
    ],
  })
  return [
    simple('Frais d’utilisation', last, '6150', BANK, 4_795),
    {
      date: addDays(month, 14),
      journal: 'BNQ',
      memo: 'Prêt équipement – versement',
      lines: [
        { account: '2600', cents: 160_000 },
        { account: '6155', cents: 48_000 },
        { account: BANK, cents: -208_000 },
      ],
    },
    simple('Amortissement du matériel de chantier', last, '5110', '1621', 123_000),
    simple('Amortissement des véhicules', last, '6400', '1641', 52_000),
    simple('Assurance de chantier', addDays(month, 5), '5070', BANK, 61_200),
  ]
}

/** Pays what accounts of taxes or withholdings hold at the end of a day: each is brought back to zero. */
export function remit(
  company: Company,
  accounts: readonly string[],
  through: Day,
  memo: string,
  date: Day,
): void {
  const sums = sumsThrough(company.sql, through)
  const lines = accounts
    .map((account) => ({ account, cents: -net(sums.get(account)) || 0 }))
    .filter((line) => line.cents !== 0)
  const paid = lines.reduce((sum, line) => sum + line.cents, 0)
  if (paid !== 0)
    post(company, [{ date, journal: 'BNQ', memo, lines: [...lines, { account: BANK, cents: -paid }] }])
}
