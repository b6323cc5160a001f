/** Protects: the worked examples of TPS and TVQ, to the cent, with the amounts on which binary floats fail. */
import { expect, test } from 'vitest'
import type { Day } from '../../../db/rules/dates.ts'
import { applyRate, parseCents } from '../../../db/rules/money.ts'
import { rateAt, taxesIncluded, taxesOn } from '../../../db/rules/tax.ts'
import { checkTaxNumber } from '../../../db/rules/taxnumbers.ts'
import { describeShared, sharedJson } from '../../support/shared.ts'

interface Figures {
  readonly ht: string
  readonly tps: string
  readonly tvq: string
  readonly ttc: string
}
interface Totals {
  readonly tps: string
  readonly tvq: string
  readonly ttc: string
}
interface Examples {
  readonly single: readonly (Figures & { readonly id: string; readonly one_stage_14_975: string })[]
  readonly multi_line: readonly {
    readonly id: string
    readonly lines: readonly string[]
    readonly ht: string
    readonly on_total: Totals
    readonly per_line_sum: Totals
  }[]
  readonly historical: readonly (Figures & {
    readonly from: string
    readonly tps_rate: string
    readonly tvq_rate: string
  })[]
  readonly tax_included: readonly (Figures & { readonly rebuilt: string; readonly cent_gap: string })[]
  readonly registration_numbers: readonly {
    readonly number: string
    readonly kind: 'TPS' | 'TVQ'
    readonly format_ok: boolean
    readonly check_digit_ok: boolean
    readonly reference_ok?: boolean
  }[]
}

const today = '2026-05-01' as Day
const codes = ['TPS', 'TVQ']
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

function totals(bases: readonly string[], date = today) {
  const documents = bases.map((base) => taxesOn(parseCents(base), codes, date))
  return {
    tps: sum(documents.map(({ taxes }) => taxes[0]!.amount)),
    tvq: sum(documents.map(({ taxes }) => taxes[1]!.amount)),
    ttc: sum(documents.map(({ total }) => total)),
  }
}

const cents = ({ tps, tvq, ttc }: Totals) => ({
  tps: parseCents(tps),
  tvq: parseCents(tvq),
  ttc: parseCents(ttc),
})

describeShared('worked examples of Quebec', () => {
  const examples = sharedJson<Examples>('contracts', 'quebec-tax', 'examples.json')

  test.each(examples.single)('$id: $ht', (example) => {
    expect(totals([example.ht])).toEqual(cents(example))
    expect(applyRate(parseCents(example.ht), 149_750)).toBe(parseCents(example.one_stage_14_975))
  })

  test.each(examples.multi_line)('$id: on the total, and line by line', (example) => {
    expect(totals([example.ht])).toEqual(cents(example.on_total))
    expect(totals(example.lines)).toEqual(cents(example.per_line_sum))
  })

  test.each(examples.historical)('$from: $ht', (example) => {
    const date = example.from as Day
    expect(totals([example.ht], date)).toEqual(cents(example))
    expect(rateAt('TPS', date)).toBe(parseCents(example.tps_rate, 6))
    expect(rateAt('TVQ', date)).toBe(parseCents(example.tvq_rate, 6))
  })

  test.each(examples.tax_included)('$ttc with taxes is $ht', (example) => {
    const found = taxesIncluded(parseCents(example.ttc), codes, today)
    expect(found.taxes.map((tax) => tax.amount)).toEqual([parseCents(example.tps), parseCents(example.tvq)])
    expect(found.base).toBe(parseCents(example.ht) + parseCents(example.cent_gap))
    expect(found.total).toBe(parseCents(example.ttc))
  })

  test.each(examples.registration_numbers)('$kind $number', (example) => {
    const { normalized, valid, warning } = checkTaxNumber(example.kind, example.number)
    expect(normalized).toBe(example.number)
    expect(valid).toBe(example.format_ok && example.check_digit_ok && example.reference_ok !== false)
    expect(warning === undefined).toBe(valid)
  })
})
