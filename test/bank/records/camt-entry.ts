/** Entries of made-up CAMT messages, as banks of several countries write them. */
import { formatCents, withoutEndZeros } from '../../../db/rules/money.ts'
import { el, type XmlNode } from '../camt-xml.ts'
import { valueDay } from '../layouts/columns.ts'
import type { Chance } from '../layouts/random.ts'
import type { Account, Movement } from '../layouts/truth.ts'
import { type Draw, partsOf } from './drawn.ts'

const VERSIONS = [2, 2, 2, 3, 4, 4, 6, 7, 8, 8, 9, 10, 11, 13] as const
const KINDS = ['camt053', 'camt053', 'camt053', 'camt053', 'camt052', 'camt054'] as const
/** An instant has the hour of the bank's programs or none, and its zone or none; the day is that of the bank. */
const DAYS = [
  '',
  '',
  '',
  '',
  'T00:00:00',
  'T00:00:00+01:00',
  'T00:00:00.000+02:00',
  'T12:00:00',
  'T23:59:59-05:00',
  'T00:00:00Z',
] as const
/** Where the words of a movement stand. */
const TEXTS = [
  'Ustrd',
  'Ustrd',
  'Ustrd in words',
  'Ustrd and AddtlNtryInf',
  'AddtlNtryInf',
  'AddtlNtryInf beside details',
  'AddtlTxInf',
  'AddtlRmtInf',
  'in lines',
  'RtrInf',
] as const

export interface EntryDialect {
  readonly kind: (typeof KINDS)[number]
  readonly version: number
  readonly days: (typeof DAYS)[number]
  /** A zone behind a day without an hour, which XML allows. */
  readonly zoned: boolean
  readonly amounts: 'two' | 'short' | 'five' | 'padded'
  readonly text: (typeof TEXTS)[number]
  readonly parties: 'none' | 'other' | 'both' | 'ultimate' | 'account'
  readonly accounts: boolean
  /** AcctSvcrRef: one each, none, words for none, in the transaction alone. */
  readonly ids: 'own' | 'none' | 'NONREF' | 'in details' | 'shared'
  readonly numbered: boolean
  readonly batches: number
  readonly foreign: 'none' | 'transaction' | 'entry'
  readonly charges: 'none' | 'total' | 'records' | 'single'
  /** A reversal has the direction of the entry, as ISO 20022 says, or that of what it takes back. */
  readonly reversals: 'none' | 'entry' | 'payment'
  readonly value: boolean
  readonly statusCode: boolean
  readonly code: 'domain' | 'proprietary' | 'both'
  /** What Swiss banks write in each payment of a slip, as a text or as an addition to its reference. */
  readonly reject: 'none' | 'text' | 'addition'
  /** Elements without content. */
  readonly empty: boolean
}

export function entryDialectOf(draw: Draw): EntryDialect {
  const version = draw.of('version', VERSIONS)
  return {
    kind: draw.of('kind', KINDS),
    version,
    days: draw.of('days', DAYS),
    zoned: draw.often('zoned', 5),
    amounts: draw.of('amounts', ['two', 'two', 'two', 'short', 'five', 'padded']),
    text: draw.of('text', TEXTS),
    parties: draw.of('parties', ['none', 'other', 'other', 'both', 'ultimate', 'account']),
    accounts: draw.often('party accounts', 50),
    ids: draw.of('ids', ['own', 'own', 'none', 'NONREF', 'in details', 'shared']),
    numbered: draw.often('NtryRef', 40),
    batches: draw.of('batches', [0, 0, 15]),
    foreign: draw.of('foreign', ['none', 'none', 'transaction', 'entry']),
    charges: draw.of('charges', ['none', 'none', 'total', 'records', 'single']),
    reversals: draw.of('reversals', ['none', 'none', 'entry', 'payment']),
    value: !draw.often('no value date', 15),
    // the code stands in an element of its own from the seventh version on
    statusCode: version > 7 || (version === 7 && draw.often('status code', 50)),
    code: draw.of('code', ['domain', 'proprietary', 'both']),
    reject: draw.of('reject', ['none', 'none', 'none', 'text', 'addition']),
    empty: draw.often('empty', 10),
  }
}

/** An amount without sign, as xs:decimal may be written. */
export function amountIn(units: number, account: Account, { amounts }: EntryDialect): string {
  const text = formatCents(Math.abs(units), account.decimals)
  if (amounts === 'five') return text.padEnd(text.indexOf('.') + 6, '0')
  // ABN Amro
  if (amounts === 'padded') return text.padStart(18, '0')
  if (amounts !== 'short') return text
  const short = withoutEndZeros(text)
  return short.endsWith('.') ? short.slice(0, -1) : short
}

export const money = (name: string, units: number, account: Account, dialect: EntryDialect) =>
  el(name, amountIn(units, account, dialect), { Ccy: account.currency })
export const direction = (units: number) => el('CdtDbtInd', units < 0 ? 'DBIT' : 'CRDT')

export function dated(name: string, day: string, { days, zoned }: EntryDialect): XmlNode {
  if (days !== '') return el(name, [el('DtTm', `${day}${days}`)])
  return el(name, [el('Dt', zoned ? `${day}+01:00` : day)])
}

const plain = (text: string) => text.replaceAll('’', "'")

/** A party under the names of its version. */
function party(role: string, name: string, { version }: EntryDialect): XmlNode {
  const inside = [el('Nm', plain(name)), el('PstlAdr', [el('Ctry', 'BE'), el('AdrLine', 'Rue du Nord 12')])]
  return el(role, version >= 8 ? [el('Pty', inside)] : inside)
}

const partyAccount = (role: string, number: string, name = '') =>
  el(`${role}Acct`, [
    el('Id', [number.startsWith('BE') ? el('IBAN', number) : el('Othr', [el('Id', number)])]),
    name === '' ? null : el('Nm', plain(name)),
  ])

/** Parties of a payment that goes out or comes in; a reversal has those of what it takes back. */
function partiesOf(movement: Movement, out: boolean, own: string, dialect: EntryDialect): XmlNode | null {
  const { parties, accounts } = dialect
  const [theirs, ours] = out ? ['Cdtr', 'Dbtr'] : ['Dbtr', 'Cdtr']
  if (parties === 'none') return null
  if (parties === 'account')
    return el('RltdPties', [partyAccount(theirs!, 'BE68539007547034', movement.payee)])
  const other = [
    party(parties === 'ultimate' ? `Ultmt${theirs}` : theirs, movement.payee, dialect),
    accounts ? partyAccount(theirs, 'BE68539007547034') : null,
  ]
  const us = [party(ours, 'Notre Atelier SA', dialect), accounts ? partyAccount(ours, own) : null]
  return el('RltdPties', parties === 'both' ? (out ? [us, other] : [other, us]) : [other])
}

/** Remittance of one transaction. */
function remittance(text: string, dialect: EntryDialect): XmlNode | null {
  const said = wordsOf(text, dialect)
  const { reject, empty } = dialect
  const accepted = '?REJECT?0'
  const slip = el('Strd', [
    el('CdtrRefInf', [
      el('Tp', [el('CdOrPrtry', [el('Prtry', 'ISR Reference')])]),
      el('Ref', '210000000003139471430009017'),
    ]),
    reject === 'addition' ? el('AddtlRmtInf', accepted) : null,
  ])
  const all = [
    ...(reject === 'text' ? [el('Ustrd', accepted)] : empty ? [el('Ustrd')] : []),
    ...said,
    ...(reject === 'none' ? [] : [slip]),
  ]
  return all.length === 0 ? null : el('RmtInf', all)
}

/** The words of a movement, where they stand in its remittance. */
function wordsOf(text: string, { text: at }: EntryDialect): XmlNode[] {
  const words = plain(text).split(' ')
  const half = Math.ceil(words.length / 2)
  const halves = [words.slice(0, half).join(' '), words.slice(half).join(' ')]
  switch (at) {
    case 'Ustrd':
    case 'Ustrd and AddtlNtryInf':
      return [el('Ustrd', plain(text))]
    case 'Ustrd in words':
      return halves.map((part) => el('Ustrd', part))
    // as some banks put the lines of a field 86 into one element
    case 'in lines':
      return [el('Ustrd', halves.join('\n      '))]
    case 'AddtlRmtInf':
      return [
        el('Strd', [
          el('CdtrRefInf', [
            el('Tp', [el('CdOrPrtry', [el('Prtry', 'QRR')])]),
            el('Ref', '210000000003139471430009017'),
          ]),
          el('AddtlRmtInf', plain(text)),
        ]),
      ]
    default:
      return []
  }
}

/** The amount in another currency that was ordered, with its rate. */
const ordered = (units: number, account: Account, dialect: EntryDialect) =>
  el('AmtDtls', [
    el('InstdAmt', [
      el('Amt', amountIn(units * 2 + 1, account, dialect), { Ccy: 'NOK' }),
      el('CcyXchg', [
        el('SrcCcy', 'NOK'),
        el('TrgtCcy', account.currency),
        el('UnitCcy', 'NOK'),
        el('XchgRate', '0.0871'),
      ]),
    ]),
    el('TxAmt', [money('Amt', units, account, dialect)]),
  ])

/** Fees within the amount or beside it: the entry is what moved, in both. */
function charges(account: Account, dialect: EntryDialect): XmlNode | null {
  const amount = money('Amt', 150, account, dialect)
  const included = el('ChrgInclInd', 'true')
  if (dialect.charges === 'none') return null
  if (dialect.charges === 'single') return el('Chrgs', [amount, direction(-1), included])
  const records = el('Rcrd', [amount, direction(-1), included])
  const total = money('TtlChrgsAndTaxAmt', 150, account, dialect)
  return el('Chrgs', dialect.charges === 'total' ? [total] : [total, records])
}

interface Part {
  readonly cents: number
  readonly text: string
}

/** The entries of one account. */
export class Entries {
  readonly #account: Account
  readonly #dialect: EntryDialect
  readonly #chance: Chance
  #count = 0
  #reversals: number

  /** `reversals`: so many may be drawn; of those written the other way round two could hide each other from the balances. */
  constructor(account: Account, dialect: EntryDialect, reversals: number, chance: Chance) {
    this.#account = account
    this.#dialect = dialect
    this.#reversals = reversals
    this.#chance = chance
  }

  get reversals(): number {
    return this.#reversals
  }

  entry(movement: Movement, status: 'BOOK' | 'PDNG' | 'INFO'): XmlNode {
    const { ids, numbered, value, statusCode, text, code, batches, foreign } = this.#dialect
    const { day, cents, reference } = movement
    this.#count++
    const reversed = status === 'BOOK' && this.#reversals > 0 && this.#chance.often(25)
    if (reversed) this.#reversals--
    const shown = reversed && this.#dialect.reversals === 'payment' ? -cents : cents
    const out = cents < 0 !== reversed
    const batch = status === 'BOOK' && !reversed && cents !== 0 && this.#chance.often(batches)
    const id = ids === 'own' ? reference : ids === 'NONREF' ? 'NONREF' : ids === 'shared' ? 'B2026030' : ''
    const info = text === 'AddtlNtryInf' || text === 'AddtlNtryInf beside details'
    const kind = text === 'Ustrd and AddtlNtryInf' ? (out ? 'Lastschrift' : 'Gutschrift') : ''
    return el('Ntry', [
      numbered ? el('NtryRef', String(this.#count)) : null,
      money('Amt', cents, this.#account, this.#dialect),
      direction(shown),
      reversed ? el('RvslInd', 'true') : this.#chance.often(20) ? el('RvslInd', 'false') : null,
      el('Sts', statusCode ? [el('Cd', status)] : status),
      dated('BookgDt', day, this.#dialect),
      value ? dated('ValDt', valueDay(movement), this.#dialect) : null,
      id === '' ? null : el('AcctSvcrRef', id),
      codes(code, out),
      foreign === 'entry' ? ordered(cents, this.#account, this.#dialect) : null,
      this.#dialect.version < 4 ? null : charges(this.#account, this.#dialect),
      text === 'AddtlNtryInf'
        ? null
        : batch
          ? this.#batch(movement, out)
          : this.#single(movement, out, shown),
      info ? el('AddtlNtryInf', plain(movement.text)) : kind === '' ? null : el('AddtlNtryInf', kind),
    ])
  }

  #single(movement: Movement, out: boolean, shown: number): XmlNode {
    return el('NtryDtls', [
      this.#transaction(
        movement,
        out,
        { cents: this.#ordered(shown), text: movement.text },
        movement.reference,
      ),
    ])
  }

  /** What was ordered, without the fees that some banks book with it. */
  #ordered(cents: number): number {
    const { charges } = this.#dialect
    return charges === 'none' || Math.abs(cents) < 200 ? cents : cents + (cents < 0 ? 150 : -150)
  }

  /** Payments that the bank booked in one sum: with their details, or with their number alone. */
  #batch(movement: Movement, out: boolean): XmlNode[] {
    const parts = partsOf(movement.cents, this.#chance).filter((cents) => cents !== 0)
    const teller = this.#chance.below(parts.length)
    const head = el('Btch', [
      el('PmtInfId', 'LOT-7'),
      el('NbOfTxs', String(parts.length)),
      money('TtlAmt', movement.cents, this.#account, this.#dialect),
    ])
    const isBare = this.#dialect.text === 'AddtlNtryInf beside details' && this.#chance.often(50)
    const all = parts.map((cents, i) =>
      this.#transaction(
        movement,
        out,
        { cents, text: i === teller ? movement.text : `Facture ${i + 1}` },
        `${movement.reference}-${i}`,
      ),
    )
    if (isBare) return [el('NtryDtls', [head])]
    if (this.#chance.often(20)) return all.map((one) => el('NtryDtls', [one]))
    return [el('NtryDtls', [this.#chance.often(60) ? head : null, all])]
  }

  #transaction(movement: Movement, out: boolean, { cents, text }: Part, reference: string): XmlNode {
    const { version, ids, text: at, foreign } = this.#dialect
    const [account, dialect] = [this.#account, this.#dialect]
    const own = [money('Amt', cents, account, dialect), direction(cents)]
    const amounts =
      version >= 4 ? own : [el('AmtDtls', [el('TxAmt', [money('Amt', cents, account, dialect)])])]
    const isForeign = foreign === 'transaction' && this.#chance.often(40)
    return el('TxDtls', [
      el('Refs', [
        ids === 'in details' ? el('AcctSvcrRef', reference) : null,
        el('EndToEndId', this.#chance.of(['NOTPROVIDED', `E2E-${reference}`])),
      ]),
      isForeign
        ? [...(version >= 4 ? own : []), ordered(cents, account, dialect)]
        : this.#chance.often(70)
          ? amounts
          : null,
      codes('domain', out),
      charges(account, dialect),
      partiesOf(movement, out, account.number, dialect),
      remittance(text, dialect),
      // a payment that came back says why
      at === 'RtrInf' ? el('RtrInf', [el('Rsn', [el('Cd', 'AM04')]), el('AddtlInf', plain(text))]) : null,
      at === 'AddtlTxInf' ? el('AddtlTxInf', plain(text)) : null,
    ])
  }
}

/** The kind of the movement, in the codes of ISO 20022, in those of a country, or in both. */
function codes(code: EntryDialect['code'], out: boolean): XmlNode {
  const family = el('Fmly', [el('Cd', out ? 'IDDT' : 'RCDT'), el('SubFmlyCd', 'ESCT')])
  return el('BkTxCd', [
    code === 'proprietary' ? null : el('Domn', [el('Cd', 'PMNT'), family]),
    code === 'domain' ? null : el('Prtry', [el('Cd', 'NTRF+166+931'), el('Issr', 'DK')]),
  ])
}
