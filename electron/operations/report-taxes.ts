/** Taxes of a period: by tax, then line by line of the return, down to the entries. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { entriesBehind, type TaxTotal, taxSummary } from '../../db/ledger/tax-summary.ts'
import type { FilledReturn } from '../../db/rules/returns/form.ts'
import { date, money, page } from './codecs.ts'
import { reads } from './registry.ts'
import { checkSpan } from './report-period.ts'
import { present, textShape } from './shapes.ts'

const lineName = z.string().min(1).max(10)
const method = z.enum(['regular', 'quick']).default('regular')

const placeOf = (company: Company) => {
  const { country, province, fiscalYearEnd, decimals } = company.facts()
  return { country, province, fiscalYearEnd, decimals }
}

const totalShape = z.strictObject({
  amount: money,
  base: money,
  count: z.int(),
  /** rate x base, and what the books have more. */
  proof: money,
  gap: money,
})
const show = ({ amount, base, count, proof, gap }: TaxTotal) => ({ amount, base, count, proof, gap })

const outcome = z.enum(['payable', 'refund', 'nil'])
/** A balance without a sign, and which way it goes: a refund is shown positive. */
const settled = (balance: number) => ({
  balance: Math.abs(balance),
  outcome: balance > 0 ? ('payable' as const) : balance < 0 ? ('refund' as const) : ('nil' as const),
})

const filledLine = z.strictObject({
  part: z.string(),
  line: z.string(),
  label: textShape,
  how: textShape,
  /** read: from the books; rule: of the method; total: of other lines; asked: the books cannot tell. */
  kind: z.enum(['read', 'rule', 'total', 'asked']),
  /** Left out of a line asked and not given. */
  amount: money.optional(),
  base: money.optional(),
  proof: money.optional(),
  gap: money.optional(),
  /** Lines asked and not given, counted as nil here. */
  assumesNil: z.array(z.string()),
})

const linesOf = (filled: FilledReturn | null): z.output<typeof filledLine>[] =>
  (filled?.parts ?? []).flatMap(({ part, lines }) =>
    lines.map(({ line, label, how, kind, assumesNil, ...amounts }) => ({
      part,
      line,
      label,
      how,
      kind,
      ...present(amounts),
      assumesNil: [...assumesNil],
    })),
  )

function showReturn({ form, title, parts, balance }: FilledReturn) {
  return {
    form,
    title,
    parts: parts.map((part) => ({ part: part.part, label: part.label, ...settled(part.balance) })),
    ...settled(balance),
  }
}

const summary = reads({
  name: 'report.taxSummary',
  summary: {
    fr: 'Taxes d’une période : perçues, à récupérer, nettes, puis les lignes de la déclaration.',
    en: 'Taxes of a period: collected, claimable, net, then the lines of the return.',
  },
  scope: 'reports:read',
  input: z.strictObject({
    from: date,
    to: date,
    method,
    quickRates: z.enum(['goods', 'services']).default('services'),
    /** Amounts of the lines that the books cannot tell, by line. */
    given: z.record(lineName, money).default({}),
  }),
  output: z.strictObject({
    from: date,
    to: date,
    items: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        nameEn: z.string(),
        collected: money,
        claimable: money,
        selfAssessed: money,
        /** Collected and self-assessed, less claimable. */
        net: money,
        sales: totalShape,
        purchases: totalShape,
        /** Their movements: ledger.register of these accounts from `from` through `to`, or report.taxEntries. */
        accounts: z.array(z.string()),
      }),
    ),
    /** Every line of the return, part after part; none where no return is known. */
    lines: z.array(filledLine),
    /** Left out where no return is known. */
    declaration: z
      .strictObject({
        form: z.string(),
        title: textShape,
        /** The sides that have a balance of their own, shown apart before their sum. */
        parts: z.array(z.strictObject({ part: z.string(), label: textShape, balance: money, outcome })),
        balance: money,
        outcome,
      })
      .optional(),
    notices: z.array(z.strictObject({ code: z.string(), message: textShape })),
  }),
  run: ({ from, to, ...input }, company) => {
    checkSpan(from, to)
    const report = taxSummary(company.sql, { from, to, ...input }, placeOf(company))
    return {
      from,
      to,
      items: report.rows.map((row) => ({
        code: row.code,
        name: row.name,
        nameEn: row.nameEn,
        collected: row.collected.amount,
        claimable: row.claimable.amount,
        selfAssessed: row.selfAssessed,
        net: row.net,
        sales: show(row.collected),
        purchases: show(row.claimable),
        accounts: [...row.accounts],
      })),
      lines: linesOf(report.declaration),
      ...present({ declaration: report.declaration && showReturn(report.declaration) }),
      notices: [...report.notices],
    }
  },
})

const entries = reads({
  name: 'report.taxEntries',
  summary: {
    fr: 'Écritures derrière une ligne de la déclaration ou une taxe.',
    en: 'Entries behind a line of the return or a tax.',
  },
  scope: 'reports:read',
  input: z.strictObject({
    from: date,
    to: date,
    line: lineName.optional(),
    code: z.string().min(1).max(20).optional(),
    method,
    ...page,
  }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        entryId: z.string(),
        number: z.string(),
        date,
        memo: z.string().nullable(),
        account: z.string(),
        code: z.string(),
        side: z.string(),
        amount: money,
        /** Left out when the posting does not tell. */
        base: money.optional(),
      }),
    ),
    nextCursor: z.string().optional(),
    total: z.int(),
    sum: money,
    base: money,
  }),
  run: (input, company) => {
    checkSpan(input.from, input.to)
    const behind = entriesBehind(company.sql, input, placeOf(company))
    return {
      items: behind.items.map(({ base, ...row }) => ({ ...row, ...present({ base }) })),
      ...present({ nextCursor: behind.nextCursor }),
      total: behind.count,
      sum: behind.amount,
      base: behind.base,
    }
  },
})

export const taxReportOperations = [summary, entries] as const
