/**
 * Made-up reports of a day that is not over (MT942), in the dialects of the statements of SWIFT: with a floor for one side or both, the
 * hour, numbers and sums of each side, and what is only announced (EC, ED).
 */
import { encoded } from '../layouts/encoded.ts'
import type { Chance } from '../layouts/random.ts'
import type { Account } from '../layouts/truth.ts'
import {
  Draw,
  dayIn,
  drawAccounts,
  type Made,
  sheetsInTurn,
  soFar,
  wholeSheet,
  withAnnounced,
  withThousandths,
} from './drawn.ts'
import { accountAs, amountOf, type Dialect, dialectOf, enveloped, movementAs } from './mt940.ts'

interface Report {
  readonly dialect: Dialect
  readonly floor: 'one' | 'one of a side' | 'both' | 'high'
  readonly hour: 'with zone' | 'without' | 'old'
  readonly counts: 'both' | 'debits' | 'none'
  /** A reference to another message. */
  readonly related: boolean
  /** One report, some of the movements each, or each of the day so far. */
  readonly apart: 'whole' | 'parts' | 'so far'
}

function reportOf(draw: Draw): Report {
  const dialect = dialectOf(draw)
  return {
    dialect,
    // the same movement in two reports is known by the bank's number alone
    apart: draw.of('apart', ['whole', 'parts', dialect.bankReference ? 'so far' : 'whole']),
    floor: draw.of('floor', ['one', 'one of a side', 'both', 'high']),
    hour: draw.of('hour', ['with zone', 'with zone', 'without', 'old']),
    counts: draw.of('counts', ['both', 'both', 'debits', 'none']),
    related: draw.often('related', 30),
  }
}

function floors(account: Account, { floor, dialect }: Report): string[] {
  const least = (side: string, amount: number) =>
    `:34F:${account.currency}${side}${amountOf(amount, dialect.figures, account.decimals)}`
  if (floor === 'one') return [least('', 0)]
  if (floor === 'one of a side') return [least('D', 0)]
  return floor === 'both' ? [least('D', 0), least('C', 0)] : [least('D', 1000), least('C', 500)]
}

function hourOf(day: string, { hour }: Report): string {
  const at = `${dayIn(day, 'YYMMDD')}0930`
  if (hour === 'old') return `:13:${at}`
  return `:13D:${at}${hour === 'with zone' ? '+0100' : ''}`
}

/** How many movements of a side there are, and their sum. */
function countOf(account: Account, out: boolean, { dialect }: Report): string {
  const side = account.movements.filter(({ cents }) => cents < 0 === out)
  const sum = side.reduce((total, { cents }) => total + Math.abs(cents), 0)
  const amount = amountOf(sum, dialect.figures, account.decimals)
  return `:90${out ? 'D' : 'C'}:${side.length}${account.currency}${amount}`
}

function messageOf(account: Account, report: Report, chance: Chance): string {
  const { dialect, counts, related } = report
  const lines = [
    ':20:REPORT942',
    related ? ':21:NONREF' : '',
    `:25:${accountAs(account, dialect)}`,
    dialect.number === '' ? ':28C:1/1' : dialect.number,
    ...floors(account, report),
    hourOf(account.movements.at(-1)!.day, report),
    ...account.movements.flatMap((movement) => movementAs(movement, dialect, chance, account.decimals)),
    ...(account.announced ?? []).flatMap((movement) =>
      movementAs(movement, dialect, chance, account.decimals, true),
    ),
    counts === 'none' ? '' : countOf(account, true, report),
    counts === 'both' ? countOf(account, false, report) : '',
  ].filter((line) => line !== '')
  return enveloped(lines.map((line) => `${line}\n`).join(''), '942', dialect)
}

export function makeMt942(chance: Chance): Made {
  const draw = new Draw(chance)
  const announces = draw.often('announced', 25)
  const drawn = withThousandths(drawAccounts(draw, 1, 20), draw, 8)
  const accounts = announces ? withAnnounced(drawn, chance) : drawn
  const report = reportOf(draw)
  const whole = accounts.map((account) => ({ account, sheet: wholeSheet(account) }))
  const parted = report.apart === 'whole' ? whole : sheetsInTurn(accounts, draw)
  const all = report.apart === 'so far' ? soFar(parted) : parted
  const text = all
    .map(({ account, sheet }, i) => {
      const isEnd = !all.slice(i + 1).some((one) => one.account === account)
      const announced = isEnd ? (account.announced ?? []) : []
      return messageOf({ ...account, movements: sheet.movements, announced }, report, chance)
    })
    .join('')
  const says = ['file.dayReport']
  if (announces) says.push('file.pending')
  if (report.floor === 'high') says.push('file.floorLimit')
  if (report.apart === 'so far') says.push('file.overlap')
  return {
    bytes: encoded(
      text.replaceAll(/\r?\n/g, draw.of('line end', ['\r\n', '\r\n', '\n'])),
      draw.of('encoding', ['utf8', 'cp1252', 'utf8', 'bom']),
    ),
    extension: draw.of('extension', ['sta', 'mt942', '942', 'txt']),
    accounts,
    shown: {
      newestFirst: false,
      texts: true,
      valueDates: false,
      closing: false,
      statements: report.apart !== 'whole',
      numbers: report.dialect.accountAs === 'number',
      currencies: true,
      says,
    },
    drawn: String(draw),
  }
}
