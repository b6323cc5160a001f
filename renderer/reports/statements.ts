/** The financial statements as lines from top to bottom, each with what it opens. */
import type { Span } from '../../db/rules/spans.ts'
import type { Output } from '../transport/wire.ts'
import { incomeAddress, ledgerAddress, registerAddress } from './addresses.ts'

type Income = Output<'report.incomeStatement'>
type Balance = Output<'report.balanceSheet'>
type Section = Income['sections'][number]
type Compared = Section['total']

/** `group` and `section` are titles; `subtotal` closes a section, `total` a group. */
export type LineLevel = 'group' | 'section' | 'row' | 'subtotal' | 'total'

export interface StatementLine extends Partial<Compared> {
  readonly key: string
  readonly level: LineLevel
  /** A text of the screens, or the words themselves. */
  readonly label: { readonly text: StatementText } | { readonly fr: string; readonly en: string }
  readonly code?: string
  /** What the amount opens, and what the compared one does. */
  readonly to?: string
  readonly compareTo?: string
}

export type StatementText =
  | 'grossMargin'
  | 'operatingIncome'
  | 'incomeBeforeTax'
  | 'netIncome'
  | 'assets'
  | 'totalAssets'
  | 'liabilities'
  | 'totalLiabilities'
  | 'totalLiabilitiesAndEquity'

interface Days {
  readonly from?: string | undefined
  readonly to: string
}

/** The days of the report and those it is compared with. */
interface Opened {
  readonly days: Days
  readonly compared: Days | null
}

const opened = (address: (days: Days) => string, { days, compared }: Opened) => ({
  to: address(days),
  ...(compared ? { compareTo: address(compared) } : {}),
})

function sectionLines(
  { section, label, rows, total }: Pick<Section, 'section' | 'label' | 'rows' | 'total'>,
  days: Opened,
  computed: readonly StatementLine[] = [],
): readonly StatementLine[] {
  if (rows.length + computed.length === 0) return []
  const accounts = rows.map(({ account }) => account)
  const body = rows.map(
    ({ account, name, nameEn, amount, comparison, difference }): StatementLine => ({
      key: account,
      level: 'row',
      label: { fr: name, en: nameEn || name },
      code: account,
      amount,
      comparison,
      difference,
      ...opened((span) => registerAddress(account, span), days),
    }),
  )
  return [
    { key: section, level: 'section', label },
    ...body,
    ...computed,
    {
      key: `${section} total`,
      level: 'subtotal',
      label: { fr: `Total – ${label.fr}`, en: `Total – ${label.en}` },
      ...total,
      ...(computed.length === 0 ? opened((span) => ledgerAddress(accounts, span), days) : {}),
    },
  ]
}

/** After which sections a result stands. */
const RESULTS = [
  [['sales', 'costOfSales'], 'grossMargin'],
  [['expenses'], 'operatingIncome'],
  [['otherIncome', 'interest'], 'incomeBeforeTax'],
  [['incomeTax'], 'netIncome'],
] as const

/** Sales down to the net income; each result opens all the accounts above it. */
export function incomeLines(report: Income, span: Span, comparison: Span | null): readonly StatementLine[] {
  const days: Opened = { days: span, compared: comparison }
  const above: string[] = []
  return RESULTS.flatMap(([names, result]) => {
    const sections = names.flatMap((name) => report.sections.find(({ section }) => section === name) ?? [])
    above.push(...sections.flatMap(({ rows }) => rows.map(({ account }) => account)))
    const accounts = [...above]
    const total: StatementLine = {
      key: result,
      level: 'total',
      label: { text: result },
      ...report[result],
      ...(accounts.length > 0 ? opened((one) => ledgerAddress(accounts, one), days) : {}),
    }
    return [...sections.flatMap((section) => sectionLines(section, days)), total]
  })
}

const SIDES = [
  ['assets', ['currentAssets', 'longTermAssets'], 'totalAssets'],
  ['liabilities', ['currentLiabilities', 'longTermLiabilities'], 'totalLiabilities'],
  ['equity', ['equity'], 'totalEquity'],
] as const

/** Assets, liabilities, equity; results that no closing entry has moved open the income statement. */
export function balanceLines(
  report: Balance,
  asOf: string,
  compareAsOf: string | null,
): readonly StatementLine[] {
  const days: Opened = { days: { to: asOf }, compared: compareAsOf ? { to: compareAsOf } : null }
  const sides = SIDES.flatMap(([side, names, total]): StatementLine[] => {
    const sections = names.flatMap((name) => report.sections.find(({ section }) => section === name) ?? [])
    const lines = sections.flatMap(({ computed, ...section }) =>
      sectionLines(
        section,
        days,
        computed.map(({ line, label, amount, comparison, difference, from, to }) => ({
          key: line,
          level: 'row',
          label,
          amount,
          comparison,
          difference,
          to: incomeAddress({ from, to }),
        })),
      ),
    )
    const accounts = sections.flatMap(({ rows }) => rows.map(({ account }) => account))
    const opens = accounts.length > 0 && side !== 'equity'
    return [
      ...(side === 'equity' ? [] : [{ key: side, level: 'group' as const, label: { text: side } }]),
      ...lines,
      ...(side === 'equity'
        ? []
        : [
            {
              key: total,
              level: 'total' as const,
              label: { text: total },
              ...report[total],
              ...(opens ? opened((span) => ledgerAddress(accounts, span), days) : {}),
            },
          ]),
    ]
  })
  const both: StatementLine = {
    key: 'both',
    level: 'total',
    label: { text: 'totalLiabilitiesAndEquity' },
    ...report.totalLiabilitiesAndEquity,
  }
  return [...sides, both]
}
