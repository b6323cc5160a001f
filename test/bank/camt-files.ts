/**
 * CAMT files with their truth: all versions, all forms of writing, of which the content is known because it is made here. Shares
 * nothing with the reader but the message definitions of ISO 20022.
 */
import { chance, el, maybe, oneOf, type Random, writeXml, type XmlNode } from './camt-xml.ts'

export interface TrueLine {
  readonly date: string
  /** Cents, money in positive. */
  readonly cents: number
  readonly id: string | null
  readonly valueDate: string | null
  /** Each stands in the label. */
  readonly texts: readonly string[]
  readonly counterparty: string | null
  readonly reference: string | null
  readonly pending: boolean
  readonly payments: number
}

export interface TrueStatement {
  readonly account: string
  readonly currency: string
  readonly openingCents: number | null
  readonly closingCents: number | null
  readonly lines: readonly TrueLine[]
}

interface TrueFile {
  readonly bytes: Uint8Array
  readonly statements: readonly TrueStatement[]
}

const KINDS = {
  camt052: ['BkToCstmrAcctRpt', 'Rpt', 'RptPgntn'],
  camt053: ['BkToCstmrStmt', 'Stmt', 'StmtPgntn'],
  camt054: ['BkToCstmrDbtCdtNtfctn', 'Ntfctn', 'NtfctnPgntn'],
} as const

type Kind = keyof typeof KINDS

/** Every message in every version. */
export const CAMT_VERSIONS = (Object.keys(KINDS) as Kind[]).flatMap((kind) =>
  Array.from({ length: 13 }, (_, i) => ({ kind, version: i + 1 })),
)

/** What is the same for all of one file. */
interface Make {
  readonly random: Random
  readonly kind: Kind
  readonly version: number
  /** Makes each number used once. */
  readonly next: () => number
}

const WORDS = [
  'Müller & Fils',
  'LOYER <mars>',
  'Facture',
  'café',
  'RF18 5390',
  'Ünal',
  'a "b" c',
  '50 €',
  'œuvre',
  "l'an",
]
const pad = (number: number, length = 2) => String(number).padStart(length, '0')
const day = (random: Random) => `20${pad(20 + random(9))}-${pad(1 + random(12))}-${pad(1 + random(28))}`
const phrase = ({ random, next }: Make) =>
  `${oneOf(random, WORDS)} ${next()} ${oneOf(random, WORDS)}`.replaceAll(/ {2,}/g, ' ')

/** Cents in one of the ways of xs:decimal without sign. */
function decimal(cents: number, random: Random): string {
  const whole = Math.trunc(cents / 100)
  const rest = pad(cents % 100)
  const short = rest.replace(/0+$/, '')
  const forms = [
    `${whole}.${rest}`,
    `${whole}.${rest}`,
    `${whole}.${rest}000`,
    short === '' ? `${whole}` : `${whole}.${short}`,
  ]
  if (whole === 0) forms.push(`.${rest}`)
  return oneOf(random, [...forms, `00${whole}.${rest}`])
}

const money = (name: string, cents: number, currency: string, random: Random) =>
  el(name, decimal(Math.abs(cents), random), { Ccy: currency })
const direction = (cents: number) => el('CdtDbtInd', cents < 0 ? 'DBIT' : 'CRDT')

const ZONES = ['', 'Z', '+02:00', '-05:00', '.123+13:00', '.5Z']
/** A day as a date or an instant whose zone would move it to the next or the last one. */
function dated(name: string, date: string, random: Random): XmlNode {
  if (chance(random, 60))
    return el(name, [el('Dt', oneOf(random, [date, date, `${date}+02:00`, `${date}Z`]))])
  return el(name, [el('DtTm', `${date}T${oneOf(random, ['00:00:00', '23:59:59'])}${oneOf(random, ZONES)}`)])
}

function status(pending: boolean, { random, version }: Make): XmlNode | null {
  const code = pending ? oneOf(random, ['PDNG', 'INFO']) : 'BOOK'
  if (!pending && chance(random, 5)) return null
  return version >= 7 ? el('Sts', [el('Cd', code)]) : el('Sts', code)
}

function party(name: string, who: string, { version }: Make): XmlNode {
  const inside = [el('Nm', who), el('PstlAdr', [el('Ctry', 'CH')])]
  return version >= 8 ? el(name, [el('Pty', inside)]) : el(name, inside)
}

interface Transaction {
  readonly node: XmlNode
  readonly texts: readonly string[]
  readonly name: string
  readonly reference: string
  readonly id: string
}

function structured(reference: string, { version }: Make): XmlNode {
  const inside =
    version === 1
      ? [el('CdtrRefTp', [el('Cd', 'SCOR')]), el('CdtrRef', reference)]
      : [el('Tp', [el('CdOrPrtry', [el('Cd', 'SCOR')])]), el('Ref', reference)]
  return el('Strd', [el('CdtrRefInf', inside)])
}

/** One transaction of a movement: who, what for, which references. */
function transaction(cents: number, isReversal: boolean, make: Make): Transaction {
  const { random, next } = make
  const [who, us] = [`Tiers ${next()}`, 'Nous SA']
  const asCreditor = cents < 0 !== isReversal
  const free = chance(random, 70) ? Array.from({ length: 1 + random(3) }, () => phrase(make)) : []
  const creditorReference = chance(random, 30) ? `RF${next()}` : ''
  const endToEnd = oneOf(random, ['NOTPROVIDED', `E2E-${next()}`, ''])
  const id = chance(random, 30) ? `TX${next()}` : ''
  const named = chance(random, 70)
  const roles = [party(asCreditor ? 'Cdtr' : 'Dbtr', who, make)]
  const own = maybe(random, () => party(asCreditor ? 'Dbtr' : 'Cdtr', us, make))
  if (own) roles[oneOf(random, ['push', 'unshift'] as const)](own)
  const node = el('TxDtls', [
    el('Refs', [
      maybe(random, () => el('MsgId', 'M')),
      id === '' ? null : el('AcctSvcrRef', id),
      endToEnd === '' ? null : el('EndToEndId', endToEnd),
    ]),
    named ? el('RltdPties', roles) : null,
    free.length + creditorReference.length === 0
      ? null
      : el('RmtInf', [
          free.map((text) => el('Ustrd', text)),
          creditorReference === '' ? null : structured(creditorReference, make),
        ]),
  ])
  const given = endToEnd === 'NOTPROVIDED' ? '' : endToEnd
  return {
    node,
    texts: [...(free.length > 0 ? [free.join(' ')] : []), creditorReference].filter((text) => text !== ''),
    name: named ? who : '',
    reference: creditorReference || given,
    id,
  }
}

/** What no reader of movements should see. */
const foreign = (make: Make) =>
  maybe(make.random, () => el('SplmtryData', [el('Envlp', [el('Ntry', [el('Amt', '999', { Ccy: 'XXX' })])])]))

interface Made {
  readonly node: XmlNode
  readonly line: TrueLine
}

function movement(currency: string, make: Make): Made {
  const { random, next, version } = make
  const cents = (1 + random(10 ** (1 + random(9)))) * (chance(random, 50) ? -1 : 1)
  const isReversal = chance(random, 8)
  const pending = make.kind !== 'camt053' && chance(random, 20)
  const [booked, value] = [day(random), day(random)]
  const [hasBooked, hasValue] = oneOf(random, [
    [true, true],
    [true, false],
    [false, true],
  ] as const)
  const count = oneOf(random, [0, 1, 1, 1, 2, 5])
  const all = Array.from({ length: count }, () => transaction(cents, isReversal, make))
  const info = chance(random, 40) ? phrase(make) : ''
  const ownId = chance(random, 70) ? `AS${next()}` : ''
  const only = all.length === 1 ? all[0]! : null
  const nodes = all.map((each) => each.node)
  const free = all.flatMap(({ texts }) => texts)
  const isFree = nodes.some((each) => JSON.stringify(each).includes('"Ustrd"'))
  const node = el('Ntry', [
    maybe(random, () => el('NtryRef', String(next()))),
    money('Amt', cents, currency, random),
    direction(cents),
    isReversal ? el('RvslInd', oneOf(random, ['true', '1'])) : maybe(random, () => el('RvslInd', 'false')),
    status(pending, make),
    hasBooked ? dated('BookgDt', booked, random) : null,
    hasValue ? dated('ValDt', value, random) : null,
    ownId === '' ? null : el('AcctSvcrRef', ownId),
    el('BkTxCd', [el('Domn', [el('Cd', 'PMNT'), el('Fmly', [el('Cd', 'RCDT'), el('SubFmlyCd', 'ESCT')])])]),
    version === 1 ? nodes : maybeDetails(nodes, count, random),
    info === '' ? null : el('AddtlNtryInf', info),
    foreign(make),
  ])
  const texts = isFree || info === '' ? free : [...free, info]
  const line: TrueLine = {
    date: hasBooked ? booked : value,
    cents,
    id: ownId || only?.id || null,
    valueDate: hasValue ? value : null,
    texts: only && only.name !== '' ? [...texts, only.name] : texts,
    counterparty: only?.name || null,
    reference: only?.reference || null,
    pending,
    payments: Math.max(count, 1),
  }
  return { node, line }
}

function maybeDetails(nodes: readonly XmlNode[], count: number, random: Random): XmlNode | null {
  if (count === 0) return maybe(random, () => el('NtryDtls'))
  const batch = count > 1 ? maybe(random, () => el('Btch', [el('NbOfTxs', String(count))])) : null
  return el('NtryDtls', [batch, ...nodes])
}

function balance(type: string, cents: number, currency: string, date: string, make: Make): XmlNode {
  const code = el('Cd', type)
  return el('Bal', [
    el('Tp', [make.version === 1 ? code : el('CdOrPrtry', [code])]),
    money('Amt', cents, currency, make.random),
    direction(cents),
    dated('Dt', date, make.random),
  ])
}

const shuffled = <Item>(items: readonly Item[], random: Random): Item[] =>
  items
    .map((item) => ({ item, key: random(1e9) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)

function account(id: string, currency: string, { random, version }: Make): XmlNode {
  const form = id.startsWith('CH')
    ? el('IBAN', id)
    : version === 1
      ? el('PrtryAcct', [el('Id', id)])
      : el('Othr', [el('Id', id)])
  return el('Acct', [
    el('Id', [form]),
    maybe(random, () => el('Ccy', currency)),
    maybe(random, () => el('Ownr', [el('Nm', 'Nous SA')])),
  ])
}

interface Page {
  readonly balances: readonly XmlNode[]
  readonly movements: readonly Made[]
  readonly number: number
  readonly isLast: boolean
}

function pageNode(page: Page, id: string, ownAccount: XmlNode, make: Make, paged: boolean): XmlNode {
  const [, name, pagination] = KINDS[make.kind]
  const pages = [el('PgNb', String(page.number)), el('LastPgInd', String(page.isLast))]
  return el(name, [
    el('Id', id),
    paged ? el(pagination, pages) : null,
    el('CreDtTm', '2026-03-31T23:30:00-05:00'),
    ownAccount,
    ...page.balances,
    ...page.movements.map(({ node }) => node),
    foreign(make),
  ])
}

/** One statement, in one or two pages, with the balances that its booked movements lead to. */
function statement(make: Make): { nodes: XmlNode[]; truth: TrueStatement } {
  const { random, next, kind } = make
  const currency = oneOf(random, ['EUR', 'CHF', 'CAD'])
  const id = oneOf(random, ['CH93', 'NO-'] as const) + pad(next(), 10)
  const movements = Array.from({ length: random(6) }, () => movement(currency, make))
  const sum = movements.filter(({ line }) => !line.pending).reduce((total, { line }) => total + line.cents, 0)
  const opening = random(200_000) - 100_000
  const paged = kind === 'camt053' && make.version >= 4 && chance(random, 25)
  const cut = paged ? random(movements.length + 1) : movements.length
  const parts = paged ? [movements.slice(0, cut), movements.slice(cut)] : [movements]
  const balanced = kind !== 'camt054' && (kind === 'camt053' || chance(random, 70))
  const middle = parts[0]!.reduce((total, { line }) => total + line.cents, opening)
  const first = balance(oneOf(random, ['OPBD', 'PRCD']), opening, currency, '2026-03-01', make)
  const interim = () => balance('ITBD', middle, currency, '2026-03-15', make)
  const closes = kind === 'camt052' ? oneOf(random, ['CLBD', 'ITBD']) : 'CLBD'
  const last = balance(closes, opening + sum, currency, '2026-03-31', make)
  const more = ['CLAV', 'FWAV', 'INFO', 'XPCD'].map((type) =>
    balance(type, random(1e6), currency, '2026-03-31', make),
  )
  const pages: Page[] = parts.map((part, i) => ({
    balances: balanced
      ? shuffled(
          [i === 0 ? first : interim(), i === parts.length - 1 ? last : interim(), ...more.slice(random(5))],
          random,
        )
      : [],
    movements: part,
    number: i + 1,
    isLast: i === parts.length - 1,
  }))
  const own = account(id, currency, make)
  const statementId = `S${next()}`
  return {
    nodes: pages.map((page) => pageNode(page, statementId, own, make, paged)),
    truth: {
      account: id,
      currency,
      openingCents: balanced ? opening : null,
      closingCents: balanced ? opening + sum : null,
      lines: movements.map(({ line }) => line),
    },
  }
}

const ENVELOPES: readonly ((inner: string) => string)[] = [
  (inner) => inner,
  (inner) => inner,
  (inner) => `<Envelope xmlns="urn:x"><Header><Id>1</Id></Header><Body>${inner}</Body></Envelope>`,
  (inner) =>
    `<s:DataPDU xmlns:s="urn:s"><s:Body><AppHdr xmlns="urn:h"><CreDt>2026-01-01</CreDt></AppHdr>${inner}</s:Body></s:DataPDU>`,
]

/** A file and what it holds. */
export function camtFile(random: Random, kind: Kind, version: number): TrueFile {
  let count = 1000
  const next = () => ++count
  const make: Make = { random, kind, version, next }
  const made = Array.from({ length: 1 + random(3) }, () => statement(make))
  const [message] = KINDS[kind]
  const header = el('GrpHdr', [el('MsgId', 'M1'), el('CreDtTm', '2026-03-31T23:30:00')])
  const document = el('Document', [
    el(version === 1 ? `${message}V01` : message, [header, ...made.flatMap(({ nodes }) => nodes)]),
  ])
  const namespace = `urn:iso:std:iso:20022:tech:xsd:${kind.slice(0, 4)}.${kind.slice(4)}.001.${pad(version)}`
  const bytes = writeXml(document, chance(random, 90) ? namespace : null, oneOf(random, ENVELOPES), random)
  return { bytes, statements: made.map(({ truth }) => truth) }
}
