/**
 * Made-up CAMT messages (statement 053, report of the day 052, notice 054), as banks of Switzerland, Germany, France, the Benelux,
 * the Nordic countries, the United Kingdom and Canada write them: one statement, one a day, pages, archives. The form of the XML is
 * that of `camt-xml.ts`: prefixes, encodings, white space, sections, comments.
 */
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { formatCents } from '../../../db/rules/money.ts'
import { zip } from '../../support/fuzz/containers.ts'
import { el, writeXml, type XmlNode } from '../camt-xml.ts'
import type { Chance } from '../layouts/random.ts'
import type { Account, Movement } from '../layouts/truth.ts'
import { dated, direction, Entries, type EntryDialect, entryDialectOf, money } from './camt-entry.ts'
import {
  Draw,
  drawAccounts,
  type Made,
  type OwnSheet,
  sheetsInTurn,
  sheetsOf,
  soFar,
  wholeSheet,
  withAnnounced,
  withOdd,
  withQuiet,
  withThousandths,
} from './drawn.ts'

const NAMES = {
  camt052: ['BkToCstmrAcctRpt', 'Rpt', 'RptPgntn'],
  camt053: ['BkToCstmrStmt', 'Stmt', 'StmtPgntn'],
  camt054: ['BkToCstmrDbtCdtNtfctn', 'Ntfctn', 'NtfctnPgntn'],
} as const

/** Balances at both ends, at the last alone, or none. */
const BALANCES = {
  camt053: ['both', 'both', 'both', 'both', 'closing'],
  camt052: ['both', 'both', 'closing', 'none'],
  camt054: ['none'],
} as const

interface Dialect {
  readonly entry: EntryDialect
  /** A message each in an archive. */
  readonly archived: boolean
  /** Names count, with zeros in front or without; or say nothing of the order. */
  readonly names: 'filled' | 'counted' | 'any'
  readonly balances: 'both' | 'closing' | 'none'
  readonly opening: 'OPBD' | 'PRCD' | 'both'
  readonly closing: 'CLBD' | 'ITBD'
  readonly more: readonly string[]
  readonly order: 'usual' | 'any'
  readonly credit: boolean
  /** One message of all, one a day, or pages, of which the balances stand at the ends, on each page, or between too. */
  readonly shape: 'whole' | 'turn' | 'so far' | 'pages'
  readonly pageBalances: 'ends' | 'each' | 'interim'
  /** Balances of each day in one statement of many. */
  readonly daily: boolean
  readonly paged: boolean
  readonly summary: 'none' | 'own' | 'all' | 'count'
  readonly period: boolean
  readonly account: 'with currency' | 'without'
  readonly owner: boolean
  readonly newestFirst: boolean
}

function dialectOf(draw: Draw): Dialect {
  const drawn = entryDialectOf(draw)
  const archived = draw.often('archive', 15)
  // before the fourth version only messages had pages
  const mayPage = drawn.kind === 'camt053' && (drawn.version >= 4 || archived)
  // the same movement in two reports is known by the bank's number alone
  const mayRepeat = drawn.kind === 'camt052' && drawn.ids === 'own'
  const shapes = ['whole', 'whole', 'turn', ...(mayPage ? ['pages'] : []), ...(mayRepeat ? ['so far'] : [])]
  const shape = draw.of('shape', shapes) as Dialect['shape']
  const names = draw.of('names', ['filled', 'filled', 'counted', 'any'])
  const balances = draw.of('balances', BALANCES[drawn.kind])
  // which way a reversal is written is proved by balances alone
  const unproved = balances !== 'both' && drawn.reversals === 'payment'
  const entry = unproved ? { ...drawn, reversals: 'none' as const } : drawn
  return {
    entry,
    archived,
    names,
    balances,
    opening: draw.of('opening', ['OPBD', 'OPBD', 'PRCD', 'both']),
    closing: entry.kind === 'camt052' ? draw.of('closing', ['ITBD', 'CLBD']) : 'CLBD',
    more: ['CLAV', 'FWAV', 'OPAV', 'INFO', 'ITAV'].filter((type) => draw.often(type, 25)),
    order: draw.of('order of balances', ['usual', 'usual', 'any']),
    credit: draw.often('credit line', 15),
    shape,
    pageBalances: draw.of(
      'page balances',
      balances === 'both' ? ['ends', 'each', 'interim'] : ['ends', 'each'],
    ),
    daily: shape === 'whole' && balances === 'both' && draw.often('daily balances', 15),
    paged: entry.version >= 4 && draw.often('page one', 40),
    summary: draw.of('summary', ['none', 'none', 'own', 'all', 'count']),
    period: draw.often('period', 50),
    account: draw.of('account', ['with currency', 'with currency', 'without']),
    owner: draw.often('owner', 60),
    newestFirst: shape === 'whole' && draw.often('newest first', 30),
  }
}

function balance(
  type: string,
  units: number,
  day: string,
  account: Account,
  dialect: Dialect,
  sub = '',
): XmlNode {
  const line = el('CdtLine', [el('Incl', 'false'), money('Amt', 500_000, account, dialect.entry)])
  return el('Bal', [
    el('Tp', [el('CdOrPrtry', [el('Cd', type)]), sub === '' ? null : el('SubTp', [el('Cd', sub)])]),
    dialect.credit && type === 'CLBD' ? line : null,
    money('Amt', units, account, dialect.entry),
    direction(units),
    dated('Dt', day, dialect.entry),
  ])
}

/** Accounts of one number in several currencies (Lithuania, Switzerland, money houses), told apart by these. */
function inCurrencies(accounts: readonly Account[], draw: Draw): Account[] {
  if (accounts.length < 2 || accounts[0]!.decimals || !draw.often('currencies', 12)) return [...accounts]
  return accounts.map((account, i) => {
    const currency = ['EUR', 'USD', 'CHF'][i]!
    return { ...account, number: accounts[0]!.number + currency, currency }
  })
}

const CURRENCY = /[A-Z]{3}$/
const isShared = ([first]: readonly Account[]) => CURRENCY.test(first!.number)

/** A statement, with what it is of. */
interface Page extends OwnSheet {
  readonly last: boolean
  /** Of a statement in pages: all of it. */
  readonly whole: OwnSheet['sheet']
}

/** Two a day on which something moved. */
function dailyBalances(account: Account, dialect: Dialect): XmlNode[] {
  const { movements } = account
  return movements.flatMap(({ day, cents, balance: after }, i) => {
    const opens = movements[i - 1]?.day !== day
    const closes = movements[i + 1]?.day !== day
    return [
      ...(opens ? [balance('OPBD', after - cents, day, account, dialect)] : []),
      ...(closes ? [balance(dialect.closing, after, day, account, dialect)] : []),
    ]
  })
}

function balancesOf({ account, sheet, whole, last }: Page, dialect: Dialect, chance: Chance): XmlNode[] {
  const { opening, closing, more, pageBalances, shape } = dialect
  if (dialect.balances === 'none') return []
  if (dialect.daily && whole.movements.length > 0) {
    const days = dailyBalances(account, dialect)
    return dialect.order === 'any' ? chance.shuffled(days) : dialect.newestFirst ? days.reverse() : days
  }
  const end = whole.movements.at(-1)?.day ?? '2026-03-31'
  const start = whole.movements[0]?.day ?? end
  const before = addDays(start as Day, -1)
  const first =
    dialect.balances === 'both' && (sheet.number === 1 || shape !== 'pages' || pageBalances === 'each')
  const ends = last || shape !== 'pages' || pageBalances === 'each'
  const opens = opening === 'both' ? (['PRCD', 'OPBD'] as const) : [opening]
  const interim = (units: number, day: string, sub: string) =>
    balance('ITBD', units, day, account, dialect, chance.often(50) ? sub : '')
  const between = shape === 'pages' && pageBalances === 'interim'
  const all = [
    ...(first
      ? opens.map((type) => balance(type, whole.opening, type === 'PRCD' ? before : start, account, dialect))
      : []),
    ...(!first && between ? [interim(sheet.opening, start, 'OIBD')] : []),
    ...(ends ? [balance(closing, whole.closing, end, account, dialect)] : []),
    ...(!ends && between ? [interim(sheet.closing, end, 'CIBD')] : []),
    ...(first && more.includes('OPAV')
      ? [balance('OPAV', whole.opening + 1_234, start, account, dialect)]
      : []),
    ...(ends
      ? more.flatMap((type) =>
          type === 'OPAV' ? [] : [balance(type, whole.closing + 1_234, end, account, dialect)],
        )
      : []),
  ]
  return dialect.order === 'any' ? chance.shuffled(all) : all
}

function summaryOf(
  { sheet, whole, account }: Page,
  count: number,
  { summary, entry }: Dialect,
): XmlNode | null {
  const { movements } = summary === 'own' ? sheet : whole
  const side = (out: boolean) => movements.filter(({ cents }) => cents < 0 === out)
  const sums = (name: string, out: boolean) =>
    el(name, [
      el('NbOfNtries', String(side(out).length)),
      el(
        'Sum',
        formatCents(Math.abs(side(out).reduce((sum, { cents }) => sum + cents, 0)), account.decimals),
      ),
    ])
  if (summary === 'none' || entry.version < 2) return null
  if (summary === 'count') return el('TxsSummry', [el('TtlNtries', [el('NbOfNtries', String(count))])])
  return el('TxsSummry', [
    el('TtlNtries', [el('NbOfNtries', String(movements.length))]),
    sums('TtlCdtNtries', false),
    sums('TtlDbtNtries', true),
  ])
}

function accountNode({ number: own, currency }: Account, dialect: Dialect): XmlNode {
  const number = own.replace(CURRENCY, '')
  const other = el('Othr', [el('Id', number), el('SchmeNm', [el('Cd', 'BBAN')])])
  return el('Acct', [
    el('Id', [number.startsWith('BE') ? el('IBAN', number) : other]),
    dialect.account === 'without' ? null : el('Ccy', currency),
    dialect.owner ? el('Ownr', [el('Nm', 'Notre Atelier SA')]) : null,
    el('Svcr', [el('FinInstnId', [el(dialect.entry.version < 4 ? 'BIC' : 'BICFI', 'KREDBEBB')])]),
  ])
}

interface Written {
  readonly node: XmlNode
  readonly reversals: number
}

function pageNode(page: Page, announced: readonly Movement[], dialect: Dialect, chance: Chance): Written {
  const { account, sheet, last } = page
  const { entry, shape, newestFirst } = dialect
  const [, name, pagination] = NAMES[entry.kind]
  const own = shape === 'pages' ? 1 : sheet.number
  const most = entry.reversals === 'none' ? 0 : entry.reversals === 'payment' ? 1 : 99
  const entries = new Entries(
    account,
    entry,
    shape === 'pages' && sheet.number > 1 && most === 1 ? 0 : most,
    chance,
  )
  const booked = sheet.movements.map((movement) => entries.entry(movement, 'BOOK'))
  const coming = announced.map((movement) => entries.entry(movement, chance.of(['PDNG', 'INFO'])))
  const rows = newestFirst ? booked.reverse() : booked
  const pages = [el('PgNb', shape === 'pages' ? String(sheet.number) : '1'), el('LastPgInd', String(last))]
  const [from, to] = [sheet.movements[0]?.day ?? '2026-03-01', sheet.movements.at(-1)?.day ?? '2026-03-31']
  const node = el(name, [
    el('Id', `${account.number}-${own}`),
    entry.version >= 4 && (shape === 'pages' || dialect.paged) ? el(pagination, pages) : null,
    el('ElctrncSeqNb', String(own)),
    el('CreDtTm', `${to}T23:30:00+01:00`),
    dialect.period ? el('FrToDt', [el('FrDtTm', `${from}T00:00:00`), el('ToDtTm', `${to}T23:59:59`)]) : null,
    accountNode(account, dialect),
    ...balancesOf(page, dialect, chance),
    summaryOf(page, rows.length + coming.length, dialect),
    ...(chance.often(50) ? [...rows, ...coming] : [...coming, ...rows]),
  ])
  return { node, reversals: most - entries.reversals }
}

function pagesOf(accounts: readonly Account[], dialect: Dialect, draw: Draw): Page[] {
  const { shape } = dialect
  if (shape === 'pages')
    return accounts.flatMap((account) => {
      const sheets = sheetsOf(account, draw.chance, false)
      return sheets.map((sheet) => ({
        account,
        sheet,
        last: sheet.number === sheets.length,
        whole: wholeSheet(account),
      }))
    })
  const apart = () => sheetsInTurn(accounts, draw)
  const whole = () => accounts.map((account) => ({ account, sheet: wholeSheet(account) }))
  const all = shape === 'turn' ? apart() : shape === 'so far' ? soFar(apart()) : whole()
  return all.map((one) => ({ ...one, last: true, whole: one.sheet }))
}

/** Pages of a message: of a version that knows none of statements, they part a statement. */
function headerOf(page: Page | undefined, { entry, shape }: Dialect, chance: Chance): XmlNode {
  const parts = page && entry.version < 4 && shape === 'pages'
  const [number, last] = parts ? [page.sheet.number, page.last] : [1, true]
  const pages = el('MsgPgntn', [el('PgNb', String(number)), el('LastPgInd', String(last))])
  return el('GrpHdr', [
    el('MsgId', 'M20260331'),
    el('CreDtTm', '2026-03-31T23:30:00'),
    parts || chance.often(30) ? pages : null,
  ])
}

function message(nodes: readonly XmlNode[], header: XmlNode, { entry }: Dialect, chance: Chance): Uint8Array {
  const [name] = NAMES[entry.kind]
  const version = String(entry.version).padStart(2, '0')
  const namespace = `urn:iso:std:iso:20022:tech:xsd:${entry.kind.slice(0, 4)}.${entry.kind.slice(4)}.001.${version}`
  const schema = {
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${namespace} a.xsd`,
  }
  const document = el('Document', [el(name, [header, nodes])], chance.often(50) ? schema : {})
  const around = chance.often(90)
    ? (inner: string) => inner
    : (inner: string) => `<Bulk><Id>1</Id>${inner}</Bulk>`
  return writeXml(document, chance.often(95) ? namespace : null, around, (below) => chance.below(below))
}

/** A message each in an archive, and perhaps the same on paper. */
function archive(
  nodes: readonly XmlNode[],
  pages: readonly Page[],
  dialect: Dialect,
  paper: boolean,
  chance: Chance,
): Uint8Array {
  // without balances at both ends nothing tells the order of statements
  const isFree = dialect.names === 'any' && dialect.shape === 'turn' && dialect.balances === 'both'
  const isAlone = new Set(pages.map(({ account }) => account)).size === 1
  const titles = nodes.map((_, i) => String(i + 1).padStart(dialect.names === 'counted' ? 1 : 4, '0'))
  const titled = isFree && isAlone ? chance.shuffled(titles) : titles
  const files = nodes.map((node, i) => ({
    name: `releves/camt_${titled[i]}.xml`,
    bytes: Buffer.from(message([node], headerOf(pages[i], dialect, chance), dialect, chance)),
  }))
  return zip(paper ? [...files, { name: 'releves/releve.pdf', bytes: Buffer.from('%PDF-1.4') }] : files)
}

export function makeCamt(chance: Chance): Made {
  const draw = new Draw(chance)
  const dialect = dialectOf(draw)
  const { entry, balances, shape, newestFirst } = dialect
  const drawn = withOdd(inCurrencies(withThousandths(drawAccounts(draw, 1, 20), draw, 4), draw), draw)
  const quiet = withQuiet(drawn, draw, balances === 'none' ? 0 : 25)
  const announces = entry.kind === 'camt052' && draw.often('announced', 50)
  const accounts = announces ? withAnnounced(quiet, chance) : quiet
  const all = pagesOf(accounts, dialect, draw)
  const written = all.map((page, i) => {
    const isEnd = !all.slice(i + 1).some(({ account }) => account === page.account)
    return pageNode(page, isEnd ? (page.account.announced ?? []) : [], dialect, chance)
  })
  const nodes = written.map(({ node }) => node)
  const packed = dialect.archived
  const paper = packed && draw.often('paper beside', 50)
  return {
    bytes: packed
      ? archive(nodes, all, dialect, paper, chance)
      : message(nodes, headerOf(undefined, dialect, chance), dialect, chance),
    extension: packed ? 'zip' : 'xml',
    accounts,
    shown: {
      newestFirst,
      texts: true,
      valueDates: entry.value,
      closing: balances !== 'none',
      numbers: true,
      payees: entry.parties !== 'none' && entry.batches === 0 && entry.text !== 'AddtlNtryInf',
      currencies: true,
      statements: shape !== 'whole' || isShared(accounts),
      says: saysOf(
        dialect,
        accounts,
        written.some(({ reversals }) => reversals > 0),
        paper,
      ),
    },
    drawn: String(draw),
  }
}

/** What such a file gives reason to say. */
function saysOf(dialect: Dialect, accounts: readonly Account[], reversed: boolean, paper: boolean): string[] {
  const { entry, balances } = dialect
  const says: string[] = []
  if (entry.kind === 'camt054') says.push('file.notification')
  if (accounts.some(({ announced }) => announced)) says.push('file.announcedOnly')
  if (entry.ids === 'shared') says.push('file.duplicateId')
  if (dialect.shape === 'so far') says.push('file.overlap')
  if (reversed && balances !== 'both') says.push('file.reversalsOpen')
  if (reversed && entry.reversals === 'payment') says.push('file.reversals')
  if (paper) says.push('file.notRead')
  if (isShared(accounts)) says.push('file.currencies')
  return says
}
