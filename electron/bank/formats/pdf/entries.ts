/** From lines to what happened: movements with all their text, balances, headings of sections. */
import type { MoneyRole } from './columns.ts'
import type { PrintedDate } from './dates.ts'
import { partingGap, type TextHabits, textHabits } from './habits.ts'
import { amountOf, type Read, type Roles, readLines } from './kinds.ts'
import type { Line, Placed, Region } from './lines.ts'
import type { Money } from './money.ts'
import { type BalanceKind, balanceKind, isFurniture, sectionSide } from './words.ts'

/** A movement as printed; its sign is decided later. */
export interface Entry {
  readonly kind: 'movement'
  readonly at: number
  /** All rows it takes up. */
  readonly rows: readonly number[]
  readonly date: PrintedDate | null
  /** The day is printed at the movement, and not the one of the movement above. */
  readonly dated: boolean
  readonly valueDate: PrintedDate | null
  readonly label: string
  readonly reference: string
  readonly money: Money
  readonly role: MoneyRole
  /** Of a column of fees beside its amount. */
  readonly fee: bigint
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

/** An entry while its text is gathered. */
interface Draft {
  readonly line: Line
  readonly placed: Placed
  readonly role: MoneyRole
  readonly fee: bigint
  readonly balance: Money | null
  readonly dated: boolean
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
  /** It was read below movements: what follows has a date of its own, or is none. */
  #over = false
  #moved = false
  /** Movements were read in this part of the table: what is carried below them ends it, above them it goes on. */
  #begun = false
  #carry: bigint | null = null
  #amountLeft = Number.POSITIVE_INFINITY
  #textLeft = Number.POSITIVE_INFINITY
  readonly #habits: TextHabits
  readonly #carries: boolean

  constructor(habits: TextHabits, carries: boolean) {
    this.#habits = habits
    this.#carries = carries
  }

  #fits(line: Line, other: Line): boolean {
    const under = line.left >= Math.min(other.left, this.#textLeft) - 8 || other.label === ''
    return under && line.right <= this.#amountLeft + 14
  }

  /** Lines below an entry that are its text: each close to the one above, none as wide as the table. */
  #append(lines: readonly Line[]): void {
    const draft = this.#draft
    if (!draft || this.#habits.amountLast) return
    for (const line of lines) {
      const size = Math.max(line.row.size, draft.line.row.size)
      if (line.row.page !== draft.line.row.page || line.row.base - draft.last > size * LINE_MAX) return
      if (!this.#fits(line, draft.line) || isFurniture(line.label)) return
      draft.after.push(line)
      draft.last = line.row.base
    }
  }

  /** How many of the lines between two amounts belong to the first: the widest gap parts them. */
  #cut(next: Line): number {
    const lines = this.#between
    const { labelsAbove, beginsAbove, amountLast } = this.#habits
    if (amountLast) return 0
    const last = this.#draft?.line.row.page === next.row.page ? this.#draft.last : null
    const top = beginsAbove || next.label === ''
    if (last === null) return top ? 0 : lines.length
    const bases = [last, ...lines.map(({ row }) => row.base), next.row.base]
    return partingGap(bases) ?? (labelsAbove ? 0 : lines.length - (next.label === '' ? 1 : 0))
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
    // a charge of nothing below the movements (`Interest 0.00`) is none
    const nothing = placed.money.units === 0n || (line.label === '' && this.#between.length === 0)
    if (!line.date && ((head ? this.#over : this.#ended) || (!head && (nothing || !this.#carries)))) {
      this.#flush()
      return
    }
    this.#ended = false
    this.#over = false
    this.#moved = true
    this.#begun = true
    if (line.date && this.#head) this.#flush()
    const above = head ? [...(head.label ? [head] : []), ...this.#between] : this.#own(line)
    if (head) this.#between = []
    this.#head = null
    const date = line.date ?? head?.date ?? this.#carried
    this.#carried = date
    const balance = line.money.find(({ column }) => roles[column] === 'balance')?.money ?? null
    const fee = line.money.find((one) => one !== placed && roles[one.column] === 'fee')?.money.units ?? 0n
    this.#draft = {
      line,
      placed,
      role: roles[placed.column]!,
      fee,
      balance,
      dated: Boolean(line.date ?? head?.date),
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
    this.#over = kind === 'closing' && this.#moved
    if (kind === 'opening') this.#moved = false
    this.#ended = kind === 'closing' || (kind === 'carried' && this.#begun && units !== this.#carry)
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

  add(region: Region, roles: readonly MoneyRole[], read: readonly Read[]): void {
    this.#begun = false
    const { columns } = region
    const lefts = columns.filter((_, i) => roles[i] !== 'other').map(({ left }) => left)
    this.#amountLeft = region.textRight ? Number.POSITIVE_INFINITY : Math.min(...lefts)
    this.#textLeft = region.textLeft
    const side = sectionSide(region.title)
    // a further table on the page, under a name of its own, is no part of the section above
    if (side || (region.title !== '' && region.follows)) this.#section = side
    for (const { line, kind } of read) {
      if (kind === 'movement') this.#movement(line, roles)
      else if (kind === 'balance') this.#balance(line, roles)
      else if (kind === 'text') {
        // beside the table and not in it
        if (line.left <= this.#amountLeft) this.#between.push(line)
      } else if (kind === 'date') {
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

/**
 * Everything that the tables say happened, in the order of the pages. A row without a date is of the day of the row above
 * it; where dates are not `carried`, it is no movement (an instalment, a fee of a table below).
 */
export function happeningsOf(regions: readonly Region[], rolesOf: Roles, carried = true): Happening[] {
  const read = regions.map((region) => readLines(region, rolesOf(region)))
  const gatherer = new Gatherer(textHabits(regions, read, rolesOf), carried)
  for (const [i, region] of regions.entries()) gatherer.add(region, rolesOf(region), read[i]!)
  return gatherer.happenings.map((one): Happening => {
    if ('kind' in one) return one
    const { line, placed, role, fee, balance, date, dated, valueDate, section } = one
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
      dated,
      valueDate,
      label,
      reference: line.reference,
      money: placed.money,
      role,
      fee,
      balance,
      section,
    }
  })
}
