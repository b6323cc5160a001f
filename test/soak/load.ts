/**
 * A busy office: entries posted all the time, invoices and payments, statements imported and matched, reports and
 * searches, backups and verifications, each by somebody who goes on as soon as the answer is there, after a pause.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Operations } from '../../electron/operations/index.ts'
import type { Call } from './program-calls.ts'

type Name = keyof Operations
type Random = (below: number) => number

export interface Paces {
  readonly post_ms: number
  readonly invoice_ms: number
  readonly read_ms: number
  readonly statement_ms: number
  readonly backup_ms: number
  readonly verify_ms: number
}

export interface Office {
  readonly call: Call
  readonly random: Random
  readonly folder: string
  readonly year: number
}

/** One in so many invoices is paid at the bank; the others at once. */
const PAID_AT_THE_BANK = 20
const STATEMENT_LINES = 15
const SHORT_MS = 5

interface Open {
  readonly number: string
  readonly total: string
}

export class Load {
  /** How long each call took, by operation, in milliseconds. */
  readonly times = new Map<Name, number[]>()
  /** Entries that the program has said are posted. */
  posted = 0
  calls = 0
  /** Backups and verifications that were begun. */
  wholeFiles = 0
  /** Statements that the machine was too slow to read in time: nothing was imported, which may be tried again. */
  tooSlow = 0
  readonly #office: Office
  readonly #paces: Paces
  readonly #stop = new AbortController()
  readonly #unpaid: Open[] = []
  #party = ''
  /** Work under way; with `#closed`, nobody begins anything until it is opened again. */
  #busy = 0
  /** Of it, in threads that end with it: backups and verifications. */
  #apartNow = 0
  #closed: Promise<void> | null = null

  constructor(office: Office, paces: Paces) {
    this.#office = office
    this.#paces = paces
  }

  /** Everybody once, one after the other: from then on everything that is loaded or kept for later is there. */
  async warmUp(): Promise<void> {
    const { id } = await this.#call('party.create', { name: 'Ville de Rimouski', roles: ['client'] })
    this.#party = id
    await this.#post()
    await this.#invoice()
    for (const read of this.#reads()) await read()
    await this.#statement()
    await this.#backup()
    await this.#verify()
  }

  /** Runs until `stop`; what any call refuses ends it with that. */
  async run(): Promise<void> {
    const { post_ms, invoice_ms, read_ms, statement_ms, backup_ms, verify_ms } = this.#paces
    await Promise.all([
      this.#again(post_ms, () => this.#post()),
      this.#again(invoice_ms, () => this.#invoice()),
      this.#again(read_ms, () => this.#read()),
      this.#again(statement_ms, () => this.#statement()),
      this.#again(backup_ms, () => this.#apart(() => this.#backup())),
      this.#again(verify_ms, () => this.#apart(() => this.#verify())),
    ])
  }

  stop(): void {
    this.#stop.abort()
  }

  /** Does something while nobody works, once what is short is over; false when there is work that lasts. */
  async atRest(look: () => Promise<void>): Promise<boolean> {
    const gate = Promise.withResolvers<void>()
    this.#closed = gate.promise
    try {
      while (this.#busy > this.#apartNow) await wait(SHORT_MS)
      if (this.#apartNow > 0) return false
      await look()
      return true
    } finally {
      this.#closed = null
      gate.resolve()
    }
  }

  async #again(pause_ms: number, work: () => Promise<void>): Promise<void> {
    try {
      for (;;) {
        await wait(pause_ms, undefined, { signal: this.#stop.signal })
        await this.#closed
        this.#busy += 1
        await work().finally(() => {
          this.#busy -= 1
        })
      }
    } catch (error) {
      if ((error as Error).name === 'AbortError') return
      this.stop()
      throw error
    }
  }

  async #call<N extends Name>(name: N, input: Operations[N]['input']): Promise<Operations[N]['output']> {
    const start = performance.now()
    const answer = await this.#office.call(name, input)
    const times = this.times.get(name) ?? []
    times.push(performance.now() - start)
    this.calls += 1
    this.times.set(name, times)
    return answer
  }

  #day(): string {
    const { random, year } = this.#office
    const two = (number: number) => String(number).padStart(2, '0')
    return `${year}-${two(1 + random(12))}-${two(1 + random(28))}`
  }

  async #post(): Promise<void> {
    const { random } = this.#office
    const amount = `${1 + random(9_000)}.${10 + random(90)}`
    const lines = [
      { account: '6200', debit: amount },
      { account: '1010', credit: amount },
    ]
    await this.#call('ledger.post', { date: this.#day(), memo: `achat ${random(100_000)}`, lines })
    this.posted += 1
  }

  async #invoice(): Promise<void> {
    const { random } = this.#office
    const lines = [{ description: 'Travaux', unitPrice: `${100 + random(5_000)}.${10 + random(90)}` }]
    const date = this.#day()
    const { id } = await this.#call('invoice.create', { partyId: this.#party, date, lines })
    const { number, total } = await this.#call('invoice.send', { id })
    this.posted += 1
    if (random(PAID_AT_THE_BANK) === 0) {
      this.#unpaid.push({ number: number!, total })
      return
    }
    await this.#call('payment.record', { invoiceId: id, amount: total, date })
    this.posted += 1
  }

  async #read(): Promise<void> {
    const reads = this.#reads()
    await reads[this.#office.random(reads.length)]!()
  }

  #reads(): (() => Promise<unknown>)[] {
    const { random, year } = this.#office
    const [from, to] = [`${year}-01-01`, `${year}-12-31`]
    return [
      () => this.#call('report.trialBalance', { asOf: to }),
      () => this.#call('report.incomeStatement', { from, to }),
      () => this.#call('report.balanceSheet', { asOf: to }),
      () => this.#call('report.agedReceivables', {}),
      () => this.#call('report.taxSummary', { from, to }),
      () => this.#call('ledger.register', { account: '1010', order: 'desc', limit: 50 }),
      () => this.#call('ledger.entries', { text: `dossier ${random(997)}`, order: 'desc', limit: 50 }),
      () => this.#call('invoice.list', { order: 'desc', limit: 50 }),
      () => this.#call('bank.lines', { account: '1010', order: 'desc', limit: 50 }),
      () => this.#call('party.get', { id: this.#party }),
      () => this.#call('account.list', {}),
    ]
  }

  /** A statement of the bank with what pays some invoices, and with expenses that nobody has entered. */
  async #statement(): Promise<void> {
    const { random, folder } = this.#office
    const paid = this.#unpaid.splice(0, STATEMENT_LINES)
    const rows = paid.map(({ number, total }) => `${this.#day()},Virement ${number},${total}`)
    while (rows.length < STATEMENT_LINES)
      rows.push(`${this.#day()},Fournitures ${random(1_000_000)},-${1 + random(500)}.${10 + random(90)}`)
    const path = join(folder, 'releve.csv')
    writeFileSync(path, `Date,Description,Montant\n${rows.join('\n')}\n`)
    const imported = await this.#call('bank.import', { account: '1010', path }).catch((error: unknown) => {
      if (!String(error).includes('bank.parserTimeout')) throw error
      this.tooSlow += 1
      return null
    })
    if (!imported) return
    const { automatic } = await this.#call('bank.reconcile', { account: '1010' })
    this.posted += automatic.count
    const matched = new Set(automatic.ids)
    for (const { id } of imported.newLines.filter((line) => !matched.has(line.id))) {
      await this.#call('bank.code', { lineId: id, allocations: [{ account: '6200' }] })
      this.posted += 1
    }
  }

  async #apart(work: () => Promise<void>): Promise<void> {
    this.#apartNow += 1
    this.wholeFiles += 1
    try {
      await work()
    } finally {
      this.#apartNow -= 1
    }
  }

  async #backup(): Promise<void> {
    const to = join(this.#office.folder, 'copie.grandlivre')
    rmSync(to, { force: true })
    await this.#call('company.backup', { to })
  }

  async #verify(): Promise<void> {
    const { ok, checks } = await this.#call('company.verify', {})
    if (!ok) throw new Error(`verification: ${JSON.stringify(checks.filter((check) => !check.ok))}`)
  }
}
