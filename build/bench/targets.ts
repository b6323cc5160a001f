/** What each figure is held against: a ratio to the bare limit, or to another system, taken in one run. */
import type { Ran } from './processes.ts'
import type { Compared } from './rounds.ts'

/** One figure beside the one it is compared with; milliseconds, megabytes or a ratio. */
export interface Figure {
  readonly ours: number
  readonly limit: number
  /** What the statements of ours take alone. */
  readonly tables?: number | undefined
}

export interface Row {
  readonly target: string
  readonly what: string
  readonly unit: 'ms' | 'MB'
  readonly figure: Figure
  /** Of ours to the limit, at most; endless where nothing is asked. */
  readonly most: number
  /** Against another system: ours must be smaller by this factor at least. */
  readonly beside?: { readonly name: string; readonly figure: number; readonly least?: number }
}

/** What was measured, before it is judged. */
export interface Measured {
  /** By size of the ledger, then by name. */
  readonly reads: ReadonlyMap<string, ReadonlyMap<string, Compared>>
  readonly writes: ReadonlyMap<string, Compared>
  readonly parsing: ReadonlyMap<string, Compared>
  readonly importing: ReadonlyMap<string, Compared>
  readonly programs: ReadonlyMap<string, Ran>
  /** Milliseconds inside the process, warm and with the file out of memory. */
  readonly open: { readonly warm: Figure; readonly cold: Figure | null }
  /** A busy machine: time of the processor instead of the clock. */
  readonly isBusy: boolean
}

const UNASKED = Number.POSITIVE_INFINITY

const named = <T>(map: ReadonlyMap<string, T>, name: string): T | undefined => map.get(name)

class Rows {
  readonly rows: Row[] = []
  readonly #measured: Measured

  constructor(measured: Measured) {
    this.#measured = measured
  }

  #ms = (taken: { median: number; cpu: number }) => (this.#measured.isBusy ? taken.cpu : taken.median)
  /** Milliseconds of a program. */
  seconds(name: string): number | undefined {
    const ran = named(this.#measured.programs, name)
    return ran && (this.#measured.isBusy ? ran.cpu : ran.wall).median * 1000
  }

  inside(target: string, what: string, compared: Compared | undefined, most: number): void {
    if (!compared) return
    const tables = compared.tables && this.#ms(compared.tables)
    const figure = { ours: this.#ms(compared.ours), limit: this.#ms(compared.bare), tables }
    this.rows.push({ target, what, unit: 'ms', figure, most })
  }

  figure(target: string, what: string, figure: Figure, most: number): void {
    this.rows.push({ target, what, unit: 'ms', figure, most })
  }

  program(target: string, what: string, name: string, most: number, others: [string, number?][] = []): void {
    const [ours, limit] = [this.seconds(`ours ${name}`), this.seconds(`floor ${name}`)]
    if (ours === undefined || limit === undefined) return
    this.rows.push({ target, what, unit: 'ms', figure: { ours, limit }, most })
    for (const [other, least] of others) {
      const figure = this.seconds(other)
      if (figure !== undefined)
        this.rows.push({
          target,
          what: `${what}, beside ${other}`,
          unit: 'ms',
          figure: { ours, limit },
          most: UNASKED,
          beside: { name: other, figure, ...(least === undefined ? {} : { least }) },
        })
    }
  }

  memory(target: string, what: string, name: string, most: number, others: [string, number][] = []): void {
    const [ours, limit] = [`ours ${name}`, `floor ${name}`].map(
      (each) => named(this.#measured.programs, each)?.rss_mb.median,
    )
    if (ours === undefined || limit === undefined) return
    this.rows.push({ target, what, unit: 'MB', figure: { ours, limit }, most })
    for (const [other, least] of others) {
      const figure = named(this.#measured.programs, other)?.rss_mb.median
      if (figure !== undefined)
        this.rows.push({
          target,
          what: `${what}, beside ${other}`,
          unit: 'MB',
          figure: { ours, limit },
          most: UNASKED,
          beside: { name: other, figure, least },
        })
    }
  }
}

function reading(rows: Rows, measured: Measured, size: string): void {
  for (const [each, reads] of measured.reads) {
    const at = ` (${each})`
    const read = (name: string) => reads.get(name)
    rows.inside('1', `trial balance${at}`, read('trial balance'), 1.2)
    if (each === size) rows.inside('3', `as of any day${at}`, read('trial balance as of a day'), 1.5)
    rows.inside('10', `register, newest 50${at}`, read('register, newest 50'), 1.5)
    rows.inside('10', `register, 50 in the middle${at}`, read('register, 50 in the middle'), 1.5)
    if (each !== size) continue
    rows.inside('11', `register, every row${at}`, read('register, every row'), 1.3)
    for (const [name, compared] of reads)
      if (name.startsWith('search')) rows.inside('12', `${name}, newest 50${at}`, compared, 1.5)
  }
}

function writing(rows: Rows, { writes }: Measured): void {
  rows.inside('5', 'posting in bulk, with the log', writes.get('postings in bulk'), 1 / 0.6)
  const one = writes.get('one entry, durable')
  rows.inside('6', 'one entry, durable', one, 2)
  if (one) {
    const figure = { ours: one.ours.p99, limit: one.bare.median, tables: one.tables?.p99 }
    rows.figure('6', 'one entry, 99th of 100', figure, 5)
  }
}

/** The rows in the order of the targets. `size`: of the ledger that the targets name. */
export function rowsOfTargets(measured: Measured, size: string): Row[] {
  const rows = new Rows(measured)
  reading(rows, measured, size)
  rows.program('2', 'trial balance, command line', 'balances', 1.3, [
    ['hledger balances', 300],
    ['ledger balances', 60],
    ['beancount balances'],
  ])
  rows.program('4', 'load, checked, with the log', 'load', 1.5, [['hledger balances', 2.5]])
  writing(rows, measured)
  for (const kind of ['csv', 'ofx1.ofx', 'ofx2.ofx']) {
    rows.program('7', `statement of 100k lines, ${kind}`, `100k ${kind} first`, 1.5)
    rows.program('8', `the same again, ${kind}`, `100k ${kind} again`, 1.2)
  }
  rows.program('7', 'statement of 10k lines, csv', '10k csv first', 1.5, [
    ['hledger 10k csv first', 12],
    ['Actual 10k', 60],
  ])
  const { importing } = measured
  rows.inside('7', '100k lines, read already', importing.get('lines of a statement'), UNASKED)
  rows.inside('8', '100k lines again, read already', importing.get('the same lines again'), UNASKED)
  for (const [name, compared] of measured.parsing) rows.inside('9', name, compared, 1.2)
  rows.program('11', 'register, every row, command line', 'register all', 1.3, [['ledger register all', 20]])
  rows.program('12', 'search, command line', 'search 50', 1.3, [['ledger search']])
  rows.figure('13', 'open to balances and a page, warm', measured.open.warm, 2)
  if (measured.open.cold) rows.figure('13', 'the same, file out of memory', measured.open.cold, 2)
  rows.program('15', 'matching 10k × 10k', 'matching', 1)
  rows.memory('18', 'peak memory, reading', 'balances', 1.5, [
    ['ledger balances', 10],
    ['hledger balances', 30],
  ])
  rows.memory('18', 'peak memory, loading', 'load', 1.5)
  return rows.rows.sort((a, b) => Number(a.target) - Number(b.target))
}

/** Whether a row keeps what its target asks; null where nothing is asked. */
export function isMet({ figure, most, beside }: Row): boolean | null {
  if (!beside) return most === UNASKED ? null : figure.ours <= figure.limit * most
  return beside.least === undefined ? null : beside.figure >= figure.ours * beside.least
}
