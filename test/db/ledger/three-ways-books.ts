/**
 * Generated companies for the comparison of the reports: two laptops, sales and purchases with taxes, credit notes,
 * transfers, openings, reversals, closed years, locks, entries that a lock holds back, and documents.
 */
import { closeYear } from '../../../db/ledger/closing.ts'
import { reverse } from '../../../db/ledger/entries.ts'
import { lockPeriod } from '../../../db/ledger/periods.ts'
import { type EntryToPost, type LineToPost, post } from '../../../db/ledger/post.ts'
import { saveRecord } from '../../../db/records/parties.ts'
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { Refusal } from '../../../db/rules/errors.ts'
import { taxesOn } from '../../../db/rules/tax.ts'
import { day } from '../../support/books.ts'
import { exchange, type Laptop, type Workshop } from '../../support/company.ts'
import { randomFrom } from '../../support/random.ts'
import { DocumentMaker, people } from './three-ways-documents.ts'

type Random = (below: number) => number

const FIRST = day('2024-01-01')
const DAYS = 900
export const YEAR_ENDS = ['12-31', '03-31', '02-29', '06-30'] as const

/** One of them. */
const pick = <T>(random: Random, some: readonly T[]): T => some[random(some.length)]!

const COLLECTED: Readonly<Record<string, string>> = {
  TPS: '2310',
  TVQ: '2320',
  'TVH-ON': '2312',
  'TVH-NS': '2312',
}
const CLAIMED: Readonly<Record<string, string>> = {
  TPS: '1090',
  TVQ: '1095',
  'TVH-ON': '1092',
  'TVH-NS': '1092',
}
const TAX_SETS = [
  ['TPS', 'TVQ'],
  ['TPS', 'TVQ'],
  ['TPS'],
  ['TVH-ON'],
  ['TVH-NS'],
  ['ZERO'],
  ['EXO'],
  [],
] as const

const LINES: Readonly<Record<'sales' | 'costs', readonly string[]>> = {
  sales: ['4000', '4020', '4040', '4090', '4240'],
  costs: ['5000', '5010', '5020', '6110', '6230', '6155', '1620', '9000'],
}

/** A sale or a purchase: the base, the taxes with their base, and what is owed. Negative for a credit note. */
function traded(random: Random, date: Day, project: string): LineToPost[] {
  const isSale = random(2) === 0
  const codes = pick(random, TAX_SETS)
  const net = (random(200_000) + 1) * (random(5) === 0 ? -1 : 1)
  const sign = isSale ? -1 : 1
  const { taxes, total } = taxesOn(net, codes, date)
  const isBaseOnly = codes[0] === 'ZERO' || codes[0] === 'EXO'
  const named = random(3) === 0 ? { project } : {}
  const withBase = random(12) > 0
  return [
    {
      account: pick(random, isSale ? LINES.sales : LINES.costs),
      cents: sign * net,
      ...named,
      ...(isBaseOnly ? { tax: codes[0]!, ...(withBase ? { base: sign * net } : {}) } : {}),
    },
    ...taxes
      .filter((tax) => tax.amount !== 0)
      .map(({ code, base, amount }) => ({
        account: (isSale ? COLLECTED : CLAIMED)[code]!,
        cents: sign * amount,
        tax: code,
        ...(withBase ? { base: sign * base } : {}),
      })),
    { account: pick(random, ['1010', '1015', isSale ? '1060' : '2100']), cents: -sign * total },
  ]
}

function moved(random: Random): LineToPost[] {
  const cents = random(90_000) + 1
  const [from, to] = pick(random, [
    ['1010', '1015'],
    ['1010', '1030'],
    ['1030', '1000'],
    ['1010', '2010'],
    ['1060', '1010'],
    ['2335', '1060'],
    ['2400', '9010'],
    ['3000', '1010'],
  ] as const)
  const fee = random(3) === 0 ? random(900) + 1 : 0
  return [
    { account: to, cents },
    { account: from, cents: -cents - fee, ...(from === '2335' ? { tax: 'TPS', base: -cents } : {}) },
    ...(fee ? [{ account: '6150', cents: fee }] : []),
  ]
}

/** A code with a rate on an account that is none of tax: in no line of the return. */
const misplaced = (random: Random): LineToPost[] => {
  const cents = random(5_000) + 1
  return [
    { account: '1010', cents },
    { account: '4030', cents: -cents, tax: 'TPS', base: -cents },
  ]
}

/** A service from abroad: the tax is owed to oneself and claimed. */
const imported = (random: Random): LineToPost[] => {
  const net = random(80_000) + 1_000
  const taxes = taxesOn(net, ['TPS', 'TVQ'], day('2026-01-01')).taxes
  return [
    { account: '6320', cents: net },
    ...taxes.flatMap(({ code, amount, base }) => [
      { account: CLAIMED[code]!, cents: amount, tax: code, base },
      { account: '2340', cents: -amount, tax: code, base: -base },
    ]),
    { account: '2100', cents: -net },
  ]
}

class Generator {
  readonly #random: Random
  readonly #project: string
  readonly #laptops: readonly Laptop[]
  readonly #posted: string[] = []

  constructor(random: Random, laptops: readonly Laptop[], project: string) {
    this.#random = random
    this.#laptops = laptops
    this.#project = project
  }

  /** Does what the ledger may refuse. */
  #attempt(laptop: Pick<Laptop, 'company'>, work: () => void): void {
    try {
      laptop.company.write({ door: 'test', operation: 'test' }, work)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }

  readonly someDay = (): Day => {
    const date = addDays(FIRST, this.#random(DAYS))
    return this.#random(4) === 0 ? (`${date.slice(0, 7)}-01` as Day) : date
  }

  #post(laptop: Laptop, entry: EntryToPost): void {
    this.#attempt(laptop, () => {
      this.#posted.push(post(laptop.company, [entry])[0]!.id)
    })
  }

  step(): void {
    const random = this.#random
    const laptop = pick(random, this.#laptops)
    const date = this.someDay()
    const kind = random(20)
    if (kind < 11) this.#post(laptop, { date, lines: traded(random, date, this.#project) })
    else if (kind < 14) this.#post(laptop, { date, lines: moved(random) })
    else if (kind < 15) this.#post(laptop, { date, lines: (random(2) ? misplaced : imported)(random) })
    else if (kind < 18) {
      const entry = pick(random, [...this.#posted, 'none'])
      const { date: of } = laptop.company.sql.get<{ date: Day }>(
        'SELECT date FROM entry WHERE id = ?',
        entry,
      ) ?? { date }
      this.#attempt(laptop, () => {
        this.#posted.push(reverse(laptop.company, entry, random(2) ? of : date).id)
      })
    } else if (kind < 19) this.#attempt(laptop, () => closeYear(laptop.company, 2024 + random(3)))
    else exchange(...this.#laptops)
  }

  /**
   * Both laptops reverse the same entry, unplugged: the later reversal is held. Then one locks while the other posts
   * behind the lock, documents too: what it posted is held.
   */
  unplugged(documents: DocumentMaker): void {
    const [first, second] = this.#laptops as [Laptop, Laptop]
    exchange(first, second)
    const through = addDays(FIRST, 200 + this.#random(300))
    const entry = pick(this.#random, this.#posted)
    for (const { company } of this.#laptops)
      this.#attempt({ company }, () => reverse(company, entry, addDays(FIRST, DAYS)))
    this.#attempt(first, () => lockPeriod(first.company, through))
    for (let index = 0; index < 6; index += 1) {
      const date = addDays(through, this.#random(60) - 50)
      const lines = index % 2 ? moved(this.#random) : traded(this.#random, date, this.#project)
      this.#post(second, { date, lines })
      documents.step(second)
    }
    exchange(first, second)
  }
}

export interface Generated {
  readonly laptop: Laptop
  readonly yearEnd: string
  readonly project: string
}

/** A company of a seed. */
export async function generated(workshop: Workshop, seed: number): Promise<Generated> {
  const random = randomFrom(seed)
  const yearEnd = pick(random, YEAR_ENDS)
  const anne = await workshop.create(`anne-${seed}`, { fiscalYearEnd: yearEnd })
  const project = 'chantier'
  anne.company.write({ door: 'test', operation: 'test' }, () =>
    saveRecord(anne.company, 'project', project, { name: 'Chantier' }),
  )
  await anne.run('ledger.opening', {
    date: '2024-01-01',
    lines: [
      { account: '1010', debit: '12000.00' },
      { account: '1620', debit: '8000.00' },
      { account: '2600', credit: '5000.00' },
      { account: '1090', debit: '40.00' },
    ],
  })
  const parties = people(anne.company)
  const benoit = workshop.copy(anne, `benoit-${seed}`)
  await benoit.run('account.update', { code: '6100', name: 'Publicité' })
  exchange(anne, benoit)
  const generator = new Generator(random, [anne, benoit], project)
  const documents = new DocumentMaker(random, [anne, benoit], parties, generator.someDay)
  // the two clocks differ and go on, so that the order of changes follows from the seed
  benoit.skew = random(2) ? 50 : -50
  const steps = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      workshop.clock.now += 100
      generator.step()
      documents.step()
    }
  }
  steps(15 + random(30))
  documents.unplugged()
  generator.unplugged(documents)
  steps(10)
  exchange(anne, benoit)
  return { laptop: anne, yearEnd, project }
}
