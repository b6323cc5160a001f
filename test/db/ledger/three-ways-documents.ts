/**
 * Documents for the generated companies, made through the functions of the core with amounts of a few dollars: invoices,
 * bills, credits, payments of several, of parts and of too much, deposits, refunds, holdbacks, undoings dated later,
 * merged parties, and what two laptops do to one document unplugged.
 */
import type { Company } from '../../../db/company/company.ts'
import { allocateCredits, unallocate } from '../../../db/records/documents/allocations.ts'
import { cancelInvoice, voidDocument } from '../../../db/records/documents/cancel.ts'
import { creditDraft, releaseDraft } from '../../../db/records/documents/convert.ts'
import { type DraftFields, type DraftLine, saveDraft } from '../../../db/records/documents/drafts.ts'
import { issueDraft } from '../../../db/records/documents/issue.ts'
import { type PaymentToRecord, recordPayment } from '../../../db/records/documents/money.ts'
import { saveRecord } from '../../../db/records/parties.ts'
import { mergeParties, unmergeParty } from '../../../db/records/party-merge.ts'
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { type DocumentKind, kindOf, type TradeKind } from '../../../db/rules/documents/kinds.ts'
import { Refusal } from '../../../db/rules/errors.ts'
import { formatCents } from '../../../db/rules/money.ts'
import { exchange, type Laptop } from '../../support/company.ts'

type Random = (below: number) => number
type Side = 'sales' | 'purchases'

interface Row {
  readonly id: string
  readonly kind: DocumentKind
  readonly party: string | null
  readonly date: Day
  readonly total: number
  readonly open: number
  readonly terms: string | null
}

const KINDS = {
  sales: { debt: 'invoice', credit: 'creditNote', payment: 'receipt', refund: 'clientRefund' },
  purchases: {
    debt: 'bill',
    credit: 'supplierCredit',
    payment: 'disbursement',
    refund: 'supplierRefund',
  },
} as const

const TAXES = [['TPS', 'TVQ'], ['TPS', 'TVQ'], ['TPS'], []] as const
const METHODS = ['bank_transfer', 'check', 'cash'] as const

/** Of the clock of the tests: what is due on it is not late. */
const TODAY = '2026-03-31' as Day

const pick = <T>(random: Random, some: readonly T[]): T | undefined => some[random(some.length || 1)]

/** Clients and suppliers of a company, made before it is copied. */
export function people(company: Company): Record<Side, string[]> {
  const named = (role: string, names: readonly string[]) =>
    names.map((name) =>
      saveRecord(company, 'party', null, { name, roles: JSON.stringify([role]), province: 'QC' }),
    )
  return company.write({ door: 'test', operation: 'test' }, () => ({
    sales: named('client', ['Alpha', 'Bêta', 'Gamma', 'Delta']),
    purchases: named('supplier', ['Bois', 'Clous', 'Vis']),
  }))
}

export class DocumentMaker {
  readonly #random: Random
  readonly #laptops: readonly [Laptop, Laptop]
  readonly #people: Record<Side, string[]>
  readonly #someDay: () => Day

  constructor(
    random: Random,
    laptops: readonly [Laptop, Laptop],
    parties: Record<Side, string[]>,
    someDay: () => Day,
  ) {
    this.#random = random
    this.#laptops = laptops
    this.#people = parties
    this.#someDay = someDay
  }

  /** Does what may be refused; gives what it made. */
  #attempt<T>({ company }: Laptop, work: (company: Company) => T): T | undefined {
    try {
      return company.write({ door: 'test', operation: 'test' }, () => work(company))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return undefined
    }
  }

  #lines(side: Side): DraftLine[] {
    const random = this.#random
    const accounts = side === 'sales' ? ['4000', '4020'] : ['5000', '6110']
    return Array.from({ length: 1 + random(3) }, (_none, index) => ({
      description: `Ligne ${index + 1}`,
      quantity: String(1 + random(3)),
      unitPrice: formatCents(1 + random(5_000)),
      taxes: pick(random, TAXES)!,
      account: pick(random, accounts)!,
    }))
  }

  #trade(laptop: Laptop, side: Side, kind: TradeKind, more: DraftFields = {}): string | undefined {
    const random = this.#random
    const date = this.#someDay()
    const fields: DraftFields = {
      party: pick(random, this.#people[side])!,
      date,
      ...(random(2) ? { due: random(4) || date > TODAY ? addDays(date, random(100)) : TODAY } : {}),
      ...(random(4) === 0 ? { holdbackPpm: 100_000 } : {}),
      ...(random(5) === 0 ? { discountPpm: 50_000 } : {}),
      ...more,
    }
    const lines = this.#lines(side)
    return this.#attempt(laptop, (company) => {
      const id = saveDraft(company, kind, null, fields, lines)
      issueDraft(company, id)
      return id
    })
  }

  /** Documents of a laptop of these kinds that stand, those on which something is open alone or all. */
  #rows({ company }: Laptop, kinds: readonly string[], least = 1): Row[] {
    return company.sql.all<Row>(
      `SELECT id, kind, party, date, total, open, terms FROM document
       WHERE stands = 1 AND open >= ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY change`,
      least,
      JSON.stringify(kinds),
    )
  }

  /** Pays some documents of one party (of any party now and then), in part, wholly, or with too much. */
  #pay(laptop: Laptop, side: Side): void {
    const random = this.#random
    const { debt, payment } = KINDS[side]
    const rows = this.#rows(laptop, [debt])
    const first = pick(random, rows)
    const isOfOne = random(8) > 0
    const own = rows.filter(({ party }) => !isOfOne || party === first?.party)
    const chosen = [...new Set(Array.from({ length: random(4) }, () => pick(random, own)!))].filter(Boolean)
    const allocations = chosen.map(({ id, open }) => ({
      document: id,
      cents: random(3) ? open : 1 + random(open),
    }))
    const settled = allocations.reduce((sum, { cents }) => sum + cents, 0)
    const over = random(3) === 0 || settled === 0 ? 1 + random(6_000) : 0
    const fee = settled > 500 && random(5) === 0 ? random(200) + 1 : 0
    this.#money(laptop, {
      kind: payment,
      party: isOfOne ? (first?.party ?? this.#people[side][0]!) : pick(random, this.#people[side])!,
      amount: settled + over - fee,
      allocations,
      ...(fee ? { adjustments: [{ account: '6150', cents: fee }] } : {}),
      ...(side === 'sales' && over && random(2) ? { deposit: true } : {}),
    })
  }

  #money(
    laptop: Laptop,
    payment: Omit<PaymentToRecord, 'date' | 'method'> & { readonly date?: Day },
  ): string | undefined {
    const method = pick(this.#random, METHODS)!
    const date = payment.date ?? this.#someDay()
    return this.#attempt(laptop, (company) => recordPayment(company, { method, ...payment, date }).id)
  }

  /** Pays back some or all of what is open on a credit, a deposit too. */
  #refund(laptop: Laptop, side: Side, credit?: Row): void {
    const { refund, credit: note, payment } = KINDS[side]
    const row = credit ?? pick(this.#random, this.#rows(laptop, [note, payment]))
    if (!row) return
    const cents = this.#random(2) ? row.open : 1 + this.#random(row.open)
    const date = addDays(row.date, this.#random(90))
    this.#money(laptop, { kind: refund, date, amount: cents, allocations: [{ document: row.id, cents }] })
  }

  /** Puts a credit against a document of the same side; the use of a deposit is dated later now and then. */
  #allocate(laptop: Laptop, side: Side, credit?: Row, debt?: Row): void {
    const random = this.#random
    const { credit: note, payment, debt: kind, refund } = KINDS[side]
    const source = credit ?? pick(random, this.#rows(laptop, [note, payment]))
    if (!source) return
    const others = this.#rows(laptop, [kind, refund]).filter(({ party }) => party === source.party)
    const target = debt ?? pick(random, others)
    if (!target) return
    const cents = 1 + random(Math.min(source.open, target.open))
    const later = source.date > target.date ? source.date : target.date
    const wished = random(2) ? addDays(later, random(60)) : undefined
    const link = { source: source.id, target: target.id, cents: random(2) ? cents : target.open }
    this.#attempt(laptop, (company) => allocateCredits(company, [link], wished))
  }

  #unallocate(laptop: Laptop): void {
    const links = laptop.company.sql.all<{ source: string; target: string }>(
      `SELECT a.source, a.target FROM allocation a WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.fact = a.fact)
       ORDER BY a.stamp, a.device, a.no`,
    )
    const link = pick(this.#random, links)
    if (link) this.#attempt(laptop, (company) => unallocate(company, link.source, link.target))
  }

  /** Reverses a bill, a credit or a payment, on its day or later. */
  #void(laptop: Laptop, row = pick(this.#random, this.#rows(laptop, VOIDED, 0))): void {
    if (!row) return
    const date = this.#random(3) ? addDays(row.date, this.#random(200)) : undefined
    this.#attempt(laptop, (company) => voidDocument(company, row.id, VOIDED, { date }))
  }

  #credit(laptop: Laptop, side: Side, of?: string): void {
    const random = this.#random
    const { debt, credit } = KINDS[side]
    const rows = this.#rows(laptop, [debt], 0)
    const row = of === undefined ? pick(random, rows) : rows.find(({ id }) => id === of)
    if (!row) return
    const date = addDays(row.date, random(60))
    if (random(2)) {
      const party = row.party
      this.#trade(laptop, side, credit, { party, date, due: null, holdbackPpm: null, credits: row.id })
      return
    }
    this.#attempt(laptop, (company) => {
      if (side === 'sales' && random(2)) cancelInvoice(company, row.id, date)
      else issueDraft(company, creditDraft(company, row.id, date))
    })
  }

  #release(laptop: Laptop): void {
    const held = laptop.company.sql.all<{ id: string; date: Day }>(
      'SELECT id, date FROM document WHERE holdback > 0 AND stands = 1 AND credits IS NULL ORDER BY change',
    )
    const random = this.#random
    const row = pick(random, held)
    if (!row) return
    const date = addDays(row.date, random(120))
    const made = this.#attempt(laptop, (company) => issueDraft(company, releaseDraft(company, row.id, date)))
    if (made && random(2))
      for (const side of ['sales', 'purchases'] as const) this.#credit(laptop, side, made.id)
  }

  #merge(laptop: Laptop): void {
    const side = this.#random(2) ? 'sales' : 'purchases'
    const [keep, merge] = [pick(this.#random, this.#people[side])!, pick(this.#random, this.#people[side])!]
    const isUndone = this.#random(3) === 0
    this.#attempt(laptop, (company) => {
      if (isUndone) unmergeParty(company, merge)
      else mergeParties(company, keep, merge)
    })
  }

  step(laptop = pick(this.#random, this.#laptops)!): void {
    const random = this.#random
    const side = random(5) < 3 ? 'sales' : 'purchases'
    const kind = random(26)
    if (kind < 6) this.#trade(laptop, side, KINDS[side].debt)
    else if (kind < 11) this.#pay(laptop, side)
    else if (kind < 12) this.#trade(laptop, side, KINDS[side].credit, { holdbackPpm: null })
    else if (kind < 14) this.#credit(laptop, side)
    else if (kind < 17) this.#allocate(laptop, side)
    else if (kind < 18) this.#refund(laptop, side)
    else if (kind < 21) this.#void(laptop)
    else if (kind < 23) this.#release(laptop)
    else if (kind < 25) this.#unallocate(laptop)
    else this.#merge(laptop)
  }

  /** A deposit, and an invoice of the same client, both known to everybody. */
  #depositAndInvoice(): { deposit: Row; invoice: Row } | undefined {
    const [first, second] = this.#laptops
    const party = this.#people.sales[0]!
    const paid = this.#money(first, { kind: 'receipt', party, amount: 9_000, allocations: [], deposit: true })
    const owed = this.#trade(first, 'sales', 'invoice', { party })
    exchange(first, second)
    const rows = this.#rows(first, ['receipt', 'invoice'])
    const [deposit, invoice] = [paid, owed].map((id) => rows.find((row) => row.id === id))
    return deposit && invoice && { deposit, invoice }
  }

  /** One pays a credit back while the other uses it: what comes later is left open. */
  #refundAndUse(side: Side): void {
    const [first, second] = this.#laptops
    const { credit, debt } = KINDS[side]
    const party = this.#people[side][1]!
    const [note, owed] = [credit, debt].map((kind) => this.#trade(first, side, kind, { party }))
    exchange(first, second)
    const rows = this.#rows(first, [credit, debt])
    const [of, to] = [note, owed].map((id) => rows.find((row) => row.id === id))
    if (!of || !to) return
    const [user, refunder] = this.#random(2) ? [first, second] : [second, first]
    this.#allocate(user, side, of, to)
    this.#trade(refunder, side, debt)
    this.#refund(refunder, side, of)
    exchange(first, second)
  }

  /** Both cancel one invoice; one then undoes what it put against another. */
  #cancelTwice(): void {
    const [first, second] = this.#laptops
    const owed = this.#trade(first, 'sales', 'invoice')
    exchange(first, second)
    const row = this.#rows(first, ['invoice']).find(({ id }) => id === owed)
    if (!row) return
    const date = addDays(row.date, this.#random(60))
    for (const laptop of this.#laptops)
      this.#attempt(laptop, (company) => cancelInvoice(company, row.id, date))
    this.#unallocate(second)
    exchange(first, second)
  }

  /** What two laptops do to one document at once: cancelled or sent twice, paid twice, paid and undone, a deposit used twice. */
  unplugged(): void {
    const [first, second] = this.#laptops
    const random = this.#random
    const fields = { party: this.#people.sales[1]!, date: this.#someDay() }
    const lines = this.#lines('sales')
    const draft = this.#attempt(first, (company) => saveDraft(company, 'invoice', null, fields, lines))!
    const bill = this.#trade(first, 'purchases', 'bill')
    this.#cancelTwice()
    this.#refundAndUse(random(2) ? 'sales' : 'purchases')
    const both = this.#depositAndInvoice()
    for (const laptop of this.#laptops) {
      this.#attempt(laptop, (company) => issueDraft(company, draft))
      this.#pay(laptop, 'sales')
    }
    const owed = this.#rows(first, ['bill']).find(({ id }) => id === bill)
    if (owed) {
      this.#void(first, owed)
      const { id, open, party } = owed
      const allocations = [{ document: id, cents: open }]
      this.#money(second, { kind: 'disbursement', party: party!, amount: open, allocations })
    }
    if (both) {
      const { deposit, invoice } = both
      const allocations = [{ document: invoice.id, cents: invoice.open }]
      if (random(3) === 0) this.#refund(first, 'sales', deposit)
      else this.#money(first, { kind: 'receipt', amount: invoice.open, allocations })
      this.#allocate(second, 'sales', deposit, invoice)
    }
    exchange(first, second)
  }
}

const VOIDED = Object.values(KINDS)
  .flatMap(({ debt, credit, payment, refund }) => [debt, credit, payment, refund])
  .filter((kind) => kindOf(kind).family !== 'sales')
