/**
 * The reports a second time: a plain fold over every posting that counts, without balances, roles or GIFI lines. What an
 * account is, its number in the Canadian chart says.
 */

export interface Dump {
  readonly yearEnd: string
  readonly project: string
  readonly entries: readonly {
    readonly key: number
    readonly id: string
    readonly date: string
    readonly kind: string
    readonly reverses: string | null
    readonly counts: number
  }[]
  readonly postings: readonly {
    readonly entry: number
    readonly account: string
    readonly cents: number
    readonly project: string | null
    readonly tax: string | null
    readonly base: number | null
  }[]
}

export interface Question {
  readonly from: string
  readonly to: string
}

/** What every way must answer, in one form. */
export interface Answer {
  /** account -> [opening, debit, credit], income and expenses from `from`; without nil rows. */
  readonly trial: Readonly<Record<string, readonly [number, number, number]>>
  /** Earlier results, debit positive. */
  readonly earlier: number
  /** account -> [opening, movements, closing] of the general ledger. */
  readonly ledger: Readonly<Record<string, readonly [number, number, number]>>
  /** account -> its lines in the general ledger, each the entry, its cents and the balance after it. */
  readonly movements: Readonly<Record<string, readonly (readonly [string, number, number])[]>>
  /** account -> amount in the income statement, and in the balance sheet; without nil rows. */
  readonly incomeRows: Readonly<Record<string, number>>
  readonly sheetRows: Readonly<Record<string, number>>
  readonly income: Readonly<Record<string, number>>
  readonly projectIncome: Readonly<Record<string, number>>
  readonly sheet: Readonly<Record<string, number>>
  /** code -> collected, base, count, proof, claimable, base, count, proof, self-assessed. */
  readonly taxes: Readonly<Record<string, readonly number[]>>
  readonly lines: Readonly<Record<string, number>>
  readonly cash: readonly (readonly [string, number, number, number])[]
}

interface Flat {
  readonly entry: Dump['entries'][number]
  readonly account: string
  readonly cents: number
  readonly project: string | null
  readonly tax: string | null
  readonly base: number | null
}

const RESULTS: readonly (readonly [section: string, first: string, last: string])[] = [
  ['sales', '4000', '4199'],
  ['otherIncome', '4200', '4999'],
  ['costOfSales', '5000', '5999'],
  ['interest', '6152', '6155'],
  ['expenses', '6000', '6999'],
  ['incomeTax', '9000', '9999'],
]
const isResult = (account: string): boolean => account >= '4000'
const resultOf = (account: string): string =>
  RESULTS.find(([, first, last]) => first <= account && account <= last)![0]
const sheetOf = (account: string): string =>
  account < '2000' ? 'assets' : account < '3000' ? 'liabilities' : 'equity'

const total = (rows: readonly Flat[]): number => rows.reduce((sum, row) => sum + row.cents, 0)
const byAccount = (rows: readonly Flat[]): Map<string, Flat[]> => Map.groupBy(rows, (row) => row.account)

function flattened(dump: Dump): Flat[] {
  const entries = new Map(dump.entries.map((entry) => [entry.key, entry]))
  return dump.postings
    .map(({ entry, ...posting }) => ({ ...posting, entry: entries.get(entry)! }))
    .filter((row) => row.entry.counts === 1)
}

/** The last year end before a day. */
function lastYearEnd(day: string, yearEnd: string): string {
  const year = Number(day.slice(0, 4))
  const ends = [year - 1, year].map((each) => {
    const isLeap = each % 4 === 0
    return `${each}-${yearEnd === '02-29' && !isLeap ? '02-28' : yearEnd}`
  })
  return ends.filter((end) => end < day).at(-1)!
}

function trialOf(
  rows: readonly Flat[],
  { from, to }: Question,
): Pick<Answer, 'trial' | 'earlier' | 'ledger' | 'movements'> {
  const trial: Record<string, [number, number, number]> = {}
  const ledger: Record<string, [number, number, number]> = {}
  const movements: Record<string, [string, number, number][]> = {}
  let earlier = 0
  for (const [account, own] of byAccount(rows)) {
    const before = total(own.filter((row) => row.entry.date < from))
    const during = own.filter((row) => from <= row.entry.date && row.entry.date <= to)
    const debit = total(during.filter((row) => row.cents > 0))
    const credit = -total(during.filter((row) => row.cents < 0)) || 0
    const opening = isResult(account) ? 0 : before
    if (isResult(account)) earlier += before
    if (opening || debit || credit) trial[account] = [opening, debit, credit]
    if (debit || credit) {
      ledger[account] = [before, debit - credit, before + debit - credit]
      let balance = before
      // entries of one day in the order in which they were posted
      movements[account] = during
        .toSorted((a, b) => (a.entry.date < b.entry.date ? -1 : Number(a.entry.date > b.entry.date)))
        .map(({ entry, cents }) => {
          balance += cents
          return [entry.id, cents, balance]
        })
    }
  }
  return { trial, earlier, ledger, movements }
}

/** What each account shows in a statement: not nil, income and what is owed the other way round. */
function rowsOf(rows: readonly Flat[]): Record<string, number> {
  const amounts = [...byAccount(rows)].map(([account, own]) => {
    const isTurned = isResult(account) ? account < '5000' : account >= '2000'
    return [account, isTurned ? -total(own) : total(own)] as const
  })
  return Object.fromEntries(amounts.filter(([, amount]) => amount !== 0))
}

function incomeOf(rows: readonly Flat[], { from, to }: Question): Record<string, number> {
  const sections: Record<string, number> = Object.fromEntries(RESULTS.map(([section]) => [section, 0]))
  let net = 0
  for (const row of rows) {
    const { date, kind } = row.entry
    if (!isResult(row.account) || kind === 'closing' || date < from || date > to) continue
    const section = resultOf(row.account)
    const isRevenue = section === 'sales' || section === 'otherIncome'
    sections[section] = sections[section]! + (isRevenue ? -row.cents : row.cents)
    net -= row.cents
  }
  return { ...sections, net }
}

function sheet(rows: readonly Flat[], { to }: Question, yearEnd: string): Record<string, number> {
  const last = lastYearEnd(to, yearEnd)
  const known = rows.filter((row) => row.entry.date <= to)
  const on = (part: string) =>
    total(known.filter((row) => !isResult(row.account) && sheetOf(row.account) === part))
  const results = known.filter((row) => isResult(row.account))
  const earlier = -total(results.filter((row) => row.entry.date <= last)) || 0
  const all = -total(results) || 0
  return {
    assets: on('assets'),
    liabilities: -on('liabilities') || 0,
    equity: -on('equity') + all || 0,
    earlierEarnings: earlier,
    currentEarnings: all - earlier,
  }
}

const SALE_ACCOUNTS = ['2310', '2312', '2320']
const PURCHASE_ACCOUNTS = ['1090', '1092', '1095']
/** Thousandths of a percent, on a day. */
function rateOf(code: string, day: string): number {
  if (code === 'TPS') return 5_000
  if (code === 'TVQ') return 9_975
  if (code === 'TVH-ON') return 13_000
  if (code === 'TVH-NS') return day < '2025-04-01' ? 15_000 : 14_000
  return 0
}
const rounded = (exact: number): number =>
  Math.sign(exact) * Math.floor((Math.abs(exact) + 50_000) / 100_000) || 0

function taxesOf(rows: readonly Flat[], { from, to }: Question): Pick<Answer, 'taxes' | 'lines'> {
  const taxes: Record<string, number[]> = {}
  const exact: Record<string, [number, number]> = {}
  for (const { tax: code, account, cents, base, entry } of rows) {
    if (code === null || entry.date < from || entry.date > to) continue
    const figures = taxes[code] ?? [0, 0, 0, 0, 0, 0, 0, 0, 0]
    const product = exact[code] ?? [0, 0]
    taxes[code] = figures
    exact[code] = product
    const isBaseOnly = code === 'ZERO' || code === 'EXO'
    const isSale = isBaseOnly ? account.startsWith('4') : SALE_ACCOUNTS.includes(account)
    const isPurchase = isBaseOnly ? !isSale : PURCHASE_ACCOUNTS.includes(account)
    if (account === '2340') figures[8]! -= cents
    if (!isSale && !isPurchase) continue
    const [at, sign] = isSale ? [0, -1] : [4, 1]
    const told = sign * (base ?? (isBaseOnly ? cents : 0))
    figures[at]! += isBaseOnly ? 0 : sign * cents
    figures[at + 1]! += told
    figures[at + 2]! += 1
    product[isSale ? 0 : 1] += told * rateOf(code, entry.date)
  }
  for (const [code, [sales, purchases]] of Object.entries(exact)) {
    taxes[code]![3] = rounded(sales)
    taxes[code]![7] = rounded(purchases)
  }
  const sum = (codes: readonly string[], at: number) =>
    codes.reduce((all, code) => all + (taxes[code]?.[at] ?? 0), 0)
  const federal = ['TPS', 'TVH-ON', 'TVH-NS']
  const lines: Record<string, number> = {
    101: sum([...federal, 'ZERO'], 1),
    103: sum(federal, 0),
    106: sum(federal, 4),
    201: sum(['TVQ', 'ZERO'], 1),
    203: sum(['TVQ'], 0),
    206: sum(['TVQ'], 4),
    'P2-TPS': sum(federal, 8),
    'P2-TVQ': sum(['TVQ'], 8),
  }
  for (const side of ['1', '2']) {
    lines[`${side}09`] = lines[`${side}03`]! - lines[`${side}06`]!
    lines[`${side}13`] = lines[`${side}09`]!
  }
  return { taxes, lines }
}

/** How many times the chain of reversals turns, down from an entry. */
function turns(dump: Dump, reverses: string | null): number {
  if (reverses === null) return 0
  return 1 + turns(dump, dump.entries.find((entry) => entry.id === reverses)!.reverses)
}

function cashOf(dump: Dump, rows: readonly Flat[], { from, to }: Question): Answer['cash'] {
  const own = rows.filter((row) => ['1000', '1010', '1015', '1020', '1030'].includes(row.account))
  let closing = total(own.filter((row) => row.entry.date.slice(0, 7) < from.slice(0, 7)))
  const months: [string, number, number, number][] = []
  const end = to.slice(0, 7)
  for (let month = from.slice(0, 7); month <= end; ) {
    const entries = Map.groupBy(
      own.filter((row) => row.entry.date.slice(0, 7) === month),
      (row) => row.entry,
    )
    let [inflow, outflow] = [0, 0]
    for (const [entry, parts] of entries) {
      const net = total(parts)
      const undone = dump.entries.find((other) => other.id === entry.reverses)
      const isUndoing = undone?.date.slice(0, 7) === month && turns(dump, entry.reverses) % 2 === 1
      // what is undone in its own month is taken back from the side where it was
      if (isUndoing) [inflow, outflow] = [inflow - Math.max(-net, 0), outflow - Math.max(net, 0)]
      else [inflow, outflow] = [inflow + Math.max(net, 0), outflow + Math.max(-net, 0)]
    }
    closing += inflow - outflow
    months.push([month, inflow, outflow, closing])
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  }
  return months
}

/** The answer to one question, from a dump alone. */
export function folded(dump: Dump, question: Question): Answer {
  const rows = flattened(dump)
  return {
    ...trialOf(rows, question),
    incomeRows: rowsOf(
      rows.filter(
        ({ account, entry: { date, kind } }) =>
          isResult(account) && kind !== 'closing' && question.from <= date && date <= question.to,
      ),
    ),
    sheetRows: rowsOf(rows.filter(({ account, entry }) => !isResult(account) && entry.date <= question.to)),
    income: incomeOf(rows, question),
    projectIncome: incomeOf(
      rows.filter((row) => row.project === dump.project),
      question,
    ),
    sheet: sheet(rows, question, dump.yearEnd),
    ...taxesOf(rows, question),
    cash: cashOf(dump, rows, question),
  }
}
