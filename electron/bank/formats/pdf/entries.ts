/** From lines to what happened: movements with all their text, balances, headings of sections. */
import type { MoneyRole } from './columns.ts'
import type { PrintedDate } from './dates.ts'
import type { Line, Placed, Region } from './lines.ts'
import type { Money } from './money.ts'
import {
  type BalanceKind,
  balanceKind,
  isFurniture,
  isTotal,
  isTotalAlone,
  sectionSide,
  startsAsBalance,
} from './words.ts'

/** A movement as printed; its sign is decided later. */
export interface Entry {
  readonly kind: 'movement'
  readonly at: number
  /** All rows it takes up. */
  readonly rows: readonly number[]
  readonly date: PrintedDate | null
  readonly valueDate: PrintedDate | null
  readonly label: string
  readonly reference: string
  readonly money: Money
  readonly role: MoneyRole
  readonly balance: Money | null
  /** What the heading of its section says. */
  readonly section: 'debit' | 'credit' | null
}

/** A balance printed as a row of the table. */
export interface BalanceRow {
  readonly kind: 'balance'
  readonly at: number
  readonly balance: BalanceKind
  readonly label: string
  readonly money: Money
  readonly role: MoneyRole
}

export type Happening = Entry | BalanceRow

type LineKind = 'movement' | 'balance' | 'total' | 'section' | 'date' | 'text' | 'nothing'

/** The role that each column plays. */
type Roles = (region: Region) => readonly MoneyRole[]

interface Read {
  readonly line: Line
  readonly kind: LineKind
}

const MOVES: ReadonlySet<MoneyRole> = new Set(['amount', 'debit', 'credit', 'fee'])
const moving = (line: Line, roles: readonly MoneyRole[]) =>
  line.money.filter(({ column }) => MOVES.has(roles[column]!))

/** Money that moves, one amount: a fee beside an amount is told apart by the bank, and part of it. */
function amountOf(line: Line, roles: readonly MoneyRole[]): Placed | null {
  const all = moving(line, roles)
  const own = all.filter(({ column }) => roles[column] !== 'fee')
  const filled = own.filter(({ money }) => money.units !== 0n)
  return filled[0] ?? own[0] ?? all[0] ?? null
}

function kindOf(line: Line, roles: readonly MoneyRole[], tableLeft: number): LineKind {
  const { label } = line
  const money = line.money.some(({ column }) => roles[column] !== 'other')
  if (money) {
    if (startsAsBalance(label)) return 'balance'
    if (line.date ? isTotalAlone(label) : isTotal(label)) return 'total'
    if (moving(line, roles).length > 0) return 'movement'
    return line.date && label !== '' ? 'date' : 'nothing'
  }
  if (isFurniture(label)) return 'nothing'
  if (line.date) return 'date'
  if (isTotal(label) && label.length < 60) return 'total'
  if (line.left <= tableLeft + 6 && sectionSide(label) !== null && !/\d{3}/.test(label)) return 'section'
  return label === '' ? 'nothing' : 'text'
}

/** An entry while its text is gathered. */
interface Draft {
  readonly line: Line
  readonly placed: Placed
  readonly role: MoneyRole
  readonly balance: Money | null
  date: PrintedDate | null
  valueDate: PrintedDate | null
  readonly before: readonly Line[]
  readonly after: Line[]
  last: number
  section: 'debit' | 'credit' | null
}

const LINE_MAX = 2.7

/** Gathers the lines of one region after another. */
class Gatherer {
  readonly happenings: (Draft | BalanceRow)[] = []
  #draft: Draft | null = null
  #head: Line | null = null
  #between: Line[] = []
  #carried: PrintedDate | null = null
  #section: 'debit' | 'credit' | null = null
  /** A closing balance was read: what follows without a date (fees, rates) are no movements. */
  #ended = false
  #carry: bigint | null = null
  #amountLeft = Number.POSITIVE_INFINITY
  readonly #labelsAbove: boolean
  readonly #carries: boolean

  constructor(labelsAbove: boolean, carries: boolean) {
    this.#labelsAbove = labelsAbove
    this.#carries = carries
  }

  #fits(line: Line, other: Line): boolean {
    const under = line.left >= other.left - 8 || other.label === ''
    return under && line.right <= this.#amountLeft + 14
  }

  /** Lines below an entry that are its text: each close to the one above, none as wide as the table. */
  #append(lines: readonly Line[]): void {
    const draft = this.#draft
    if (!draft) return
    for (const line of lines) {
      if (line.row.page !== draft.line.row.page || line.row.base - draft.last > line.row.size * LINE_MAX)
        return
      if (!this.#fits(line, draft.line) || isFurniture(line.label)) return
      draft.after.push(line)
      draft.last = line.row.base
    }
  }

  /** How many of the lines between two amounts belong to the first: the widest gap parts them. */
  #cut(next: Line): number {
    const lines = this.#between
    const last = this.#draft?.line.row.page === next.row.page ? this.#draft.last : null
    const top = this.#labelsAbove || next.label === ''
    if (last === null) return top ? 0 : lines.length
    const bases = [last, ...lines.map(({ row }) => row.base), next.row.base]
    const gaps = bases.slice(1).map((base, i) => base - bases[i]!)
    const widest = Math.max(...gaps)
    if (widest < Math.min(...gaps) * 1.12 + 0.4)
      return this.#labelsAbove ? 0 : lines.length - (next.label === '' ? 1 : 0)
    return gaps.indexOf(widest)
  }

  #flush(): void {
    if (this.#head) this.#between.unshift(this.#head)
    this.#append(this.#between)
    this.#between = []
    this.#head = null
  }

  /** The text lines above an amount that are its own. */
  #own(next: Line): Line[] {
    const cut = this.#cut(next)
    this.#append(this.#between.slice(0, cut))
    const above = this.#between.slice(cut)
    this.#between = []
    const own: Line[] = []
    let base = next.row.base
    for (const line of above.reverse()) {
      if (base - line.row.base > line.row.size * LINE_MAX || !this.#fits(line, next)) break
      own.unshift(line)
      base = line.row.base
    }
    return own
  }

  #movement(line: Line, roles: readonly MoneyRole[]): void {
    const placed = amountOf(line, roles)!
    const head = line.date ? null : this.#head
    const nameless = line.label === '' && this.#between.length === 0
    if (!line.date && !head && (this.#ended || nameless || !this.#carries)) {
      this.#flush()
      return
    }
    this.#ended = false
    if (line.date && this.#head) this.#flush()
    const above = head ? [...(head.label ? [head] : []), ...this.#between] : this.#own(line)
    if (head) this.#between = []
    this.#head = null
    const date = line.date ?? head?.date ?? this.#carried
    this.#carried = date
    const balance = line.money.find(({ column }) => roles[column] === 'balance')?.money ?? null
    this.#draft = {
      line,
      placed,
      role: roles[placed.column]!,
      balance,
      date,
      valueDate: line.valueDate ?? head?.valueDate ?? null,
      before: above,
      after: [],
      last: line.row.base,
      section: this.#section,
    }
    this.happenings.push(this.#draft)
  }

  #balance(line: Line, roles: readonly MoneyRole[]): void {
    this.#flush()
    const placed =
      line.money.find(({ column }) => roles[column] === 'balance') ?? amountOf(line, roles) ?? line.money[0]!
    const kind = balanceKind(line.label)!
    const { units } = placed.money
    // the balance carried to a page opens it again
    this.#ended = kind === 'closing' || (kind === 'carried' && units !== this.#carry)
    this.#carry = kind === 'carried' ? units : null
    this.happenings.push({
      kind: 'balance',
      at: line.at,
      balance: kind,
      label: line.label,
      money: placed.money,
      role: roles[placed.column]!,
    })
    this.#draft = null
  }

  add(region: Region, roles: readonly MoneyRole[]): void {
    const { lines, columns } = region
    const dated = lines.filter((line) => line.date)
    const tableLeft = Math.min(
      ...dated.map(({ row }) => row.cells[0]!.left),
      ...(dated.length > 0 ? [] : [0]),
    )
    const lefts = columns.filter((_, i) => roles[i] !== 'other').map(({ left }) => left)
    this.#amountLeft = Math.min(...lefts)
    for (const { line, kind } of lines.map(
      (one): Read => ({ line: one, kind: kindOf(one, roles, tableLeft) }),
    )) {
      if (kind === 'movement') this.#movement(line, roles)
      else if (kind === 'balance') this.#balance(line, roles)
      else if (kind === 'text') this.#between.push(line)
      else if (kind === 'date') {
        this.#flush()
        this.#head = line
        if (line.label === '') this.#carried = line.date
      } else {
        this.#flush()
        if (kind !== 'nothing') this.#draft = null
        if (kind === 'section') this.#section = sectionSide(line.label)
      }
    }
    this.#flush()
    this.#draft = null
  }
}

/** Whether tables begin with a text that belongs to the amount below it. */
function hasLabelsAbove(regions: readonly Region[], rolesOf: Roles): boolean {
  let above = 0
  let below = 0
  for (const region of regions) {
    if (!region.headed) continue
    const roles = rolesOf(region)
    const first = region.lines.findIndex((line) => moving(line, roles).length > 0)
    const line = region.lines[first - 1]
    const next = region.lines[first]
    if (!next) continue
    const close =
      line && line.money.length === 0 && !line.date && next.row.base - line.row.base < line.row.size * 1.6
    if (close && line.left >= next.left - 8 && Math.abs(line.left - next.left) < 8) above++
    else below++
  }
  return above > below
}

/**
 * Everything that the tables say happened, in the order of the pages. A row without a date is of the day of the row above
 * it; where dates are not `carried`, it is no movement (an instalment, a fee of a table below).
 */
export function happeningsOf(regions: readonly Region[], rolesOf: Roles, carried = true): Happening[] {
  const gatherer = new Gatherer(hasLabelsAbove(regions, rolesOf), carried)
  for (const region of regions) gatherer.add(region, rolesOf(region))
  return gatherer.happenings.map((one): Happening => {
    if ('kind' in one) return one
    const { line, placed, role, balance, date, valueDate, section } = one
    const lines = [...one.before, line, ...one.after]
    const label = lines
      .map((own) => own.label)
      .filter((text) => text !== '')
      .join(' ')
    return {
      kind: 'movement',
      at: line.at,
      rows: lines.map(({ at }) => at),
      date,
      valueDate,
      label,
      reference: line.reference,
      money: placed.money,
      role,
      balance,
      section,
    }
  })
}
