/** Made-up files of OFX and its kin (QFX, QBO), of tags left open or closed, as banks bend them. */
import { valueDay } from '../layouts/columns.ts'
import { type Encoding, encoded } from '../layouts/encoded.ts'
import type { Chance } from '../layouts/random.ts'
import type { Account, Movement } from '../layouts/truth.ts'
import { Draw, dayIn, drawAccounts, type Figures, figure, type Made } from './drawn.ts'

const DAYS = [
  'YYYYMMDD',
  'YYYYMMDD',
  'YYYYMMDD120000',
  'YYYYMMDD120000.000',
  'YYYYMMDD120000[-5:EST]',
  'YYYYMMDD000000.000[0:GMT]',
  'YYYYMMDD235959[-4:EDT]',
  'YYYYMMDD000000[+1:CET]',
  'YYYY-MM-DD',
  'YYYY-MM-DDT12:00:00',
  'DD/MM/YYYY',
] as const
const HEADS = ['sgml', 'sgml', 'sgml', 'sgml in a line', 'xml', 'xml', 'none'] as const
const KINDS_OUT = ['DEBIT', 'POS', 'CHECK', 'PAYMENT', 'FEE', 'ATM', 'OTHER', 'XFER', 'DIRECTDEBIT'] as const
const KINDS_IN = ['CREDIT', 'DEP', 'DIRECTDEP', 'INT', 'OTHER', 'XFER'] as const

interface Dialect {
  readonly head: (typeof HEADS)[number]
  readonly closed: boolean
  readonly line: string
  readonly indent: string
  readonly lower: boolean
  readonly days: (typeof DAYS)[number]
  readonly figures: Figures
  readonly spaced: boolean
  readonly texts: 'NAME' | 'MEMO' | 'both' | 'cut' | 'PAYEE'
  readonly ampersand: string
  readonly cdata: boolean
  readonly ids: 'own' | 'none' | 'zero' | 'day'
  readonly more: readonly string[]
  readonly open: boolean
  readonly balances: 'ledger' | 'both' | 'available first' | 'none'
  readonly apart: boolean
}

function dialectOf(draw: Draw): Dialect {
  const head = draw.of('head', HEADS)
  const isXml = head === 'xml'
  const line = draw.of('line', ['\n', '\n', '\r\n', ''])
  const closed = isXml || draw.often('closed', 30)
  return {
    head,
    closed,
    line,
    indent: line !== '' && draw.often('indented', 40) ? draw.of('indent', ['  ', '\t']) : '',
    lower: draw.often('lower', 5),
    days: draw.of('days', DAYS),
    figures: {
      decimal: draw.of('decimal', ['.', '.', '.', ',']),
      thousands: '',
      plus: draw.of('plus', ['', '', '+']),
      short: draw.often('short', 15),
    },
    spaced: draw.often('spaced', 10),
    texts: draw.of('texts', ['NAME', 'MEMO', 'both', 'cut', 'PAYEE']),
    ampersand: draw.of('ampersand', ['&amp;', '&amp;', '&', '&amp;amp;', '&#38;']),
    cdata: isXml && draw.often('cdata', 15),
    ids: draw.of('ids', ['own', 'own', 'own', 'none', 'zero', 'day']),
    more: ['DTUSER', 'DTAVAIL', 'CHECKNUM', 'REFNUM', 'SIC', 'BANKACCTTO', 'CURRENCY', 'IMAGEDATA'].filter(
      (tag) => draw.often(tag, 15),
    ),
    open: !isXml && draw.often('open', 8),
    balances: draw.of('balances', ['ledger', 'both', 'available first', 'none']),
    apart: draw.often('apart', 50),
  }
}

/** Writes tags under one dialect. */
class Tags {
  readonly #dialect: Dialect

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  leaf(tag: string, text: string, depth = 4): string {
    const { closed, indent, line, spaced } = this.#dialect
    const own = spaced && !closed ? ` ${text} ` : text
    return `${indent.repeat(depth)}<${this.#named(tag)}>${own}${closed ? `</${this.#named(tag)}>` : ''}${line}`
  }

  node(tag: string, inside: string, depth = 3): string {
    const { indent, line } = this.#dialect
    const [before, name] = [indent.repeat(depth), this.#named(tag)]
    return `${before}<${name}>${line}${inside}${before}</${name}>${line}`
  }

  begin(tag: string, inside: string): string {
    return `<${this.#named(tag)}>${this.#dialect.line}${inside}`
  }

  text(written: string): string {
    const { cdata, ampersand, closed } = this.#dialect
    if (cdata) return `<![CDATA[${written}]]>`
    return written.replaceAll('&', ampersand === '&' && closed ? '&amp;' : ampersand).replaceAll('<', '&lt;')
  }

  #named(tag: string): string {
    return this.#dialect.lower ? tag.toLowerCase() : tag
  }
}

function textsOf(movement: Movement, { texts }: Dialect, tags: Tags): string {
  const { text, payee } = movement
  const leaf = (tag: string, value: string, depth?: number) => tags.leaf(tag, tags.text(value), depth)
  if (texts === 'NAME') return leaf('NAME', text)
  if (texts === 'MEMO') return leaf('MEMO', text)
  if (texts === 'both') return leaf('NAME', payee) + leaf('MEMO', text)
  if (texts === 'cut') return leaf('NAME', text.slice(0, 12)) + leaf('MEMO', text)
  const address = leaf('NAME', text, 5) + leaf('ADDR1', '12 rue du Nord', 5) + leaf('CITY', 'Laval', 5)
  return tags.node('PAYEE', address, 4)
}

function idOf({ ids }: Dialect, movement: Movement, index: number, account: Account): string | null {
  if (ids === 'none') return null
  if (ids === 'zero') return '0'
  return ids === 'day'
    ? `${movement.day.replaceAll('-', '')}${1000 + index}`
    : `${account.number}-${index}${movement.reference}`
}

function movementAs(
  movement: Movement,
  id: string | null,
  dialect: Dialect,
  tags: Tags,
  chance: Chance,
): string {
  const { days, figures, more, spaced } = dialect
  const day = dayIn(movement.day, days)
  const amount = figure(movement.cents, figures)
  const optional = (tag: string, text: string) => (more.includes(tag) ? tags.leaf(tag, text) : '')
  const other =
    tags.leaf('BANKID', '815', 5) + tags.leaf('ACCTID', '99887766', 5) + tags.leaf('ACCTTYPE', 'CHECKING', 5)
  const rate = tags.leaf('CURRATE', '1.35', 5) + tags.leaf('CURSYM', 'USD', 5)
  const image = tags.leaf('IMAGETYPE', 'STATEMENT', 5) + tags.leaf('IMAGEREF', 'x.png', 5)
  const inside = [
    tags.leaf('TRNTYPE', chance.of(movement.cents < 0 ? KINDS_OUT : KINDS_IN)),
    tags.leaf('DTPOSTED', day),
    optional('DTUSER', day),
    optional('DTAVAIL', dayIn(valueDay(movement), days)),
    tags.leaf('TRNAMT', spaced ? ` ${amount}` : amount),
    id === null ? '' : tags.leaf('FITID', id),
    optional('CHECKNUM', String(100 + chance.below(900))),
    optional('REFNUM', movement.reference),
    optional('SIC', '5411'),
    textsOf(movement, dialect, tags),
    more.includes('BANKACCTTO') ? tags.node('BANKACCTTO', other, 4) : '',
    more.includes('CURRENCY') ? tags.node('ORIGCURRENCY', rate, 4) : '',
    more.includes('IMAGEDATA') ? tags.node('IMAGEDATA', image, 4) : '',
  ].join('')
  return dialect.open ? tags.begin('STMTTRN', inside) : tags.node('STMTTRN', inside)
}

function balancesOf(account: Account, dialect: Dialect, tags: Tags): string {
  const { cents, day } = { cents: account.movements.at(-1)!.balance, day: account.movements.at(-1)!.day }
  const balance = (tag: string, amount: number) =>
    tags.node(
      tag,
      tags.leaf('BALAMT', figure(amount, dialect.figures)) + tags.leaf('DTASOF', dayIn(day, dialect.days)),
      2,
    )
  const ledger = balance('LEDGERBAL', cents)
  const available = balance('AVAILBAL', cents + 50_000)
  if (dialect.balances === 'none') return ''
  if (dialect.balances === 'ledger') return ledger
  return dialect.balances === 'both' ? ledger + available : available + ledger
}

function statementOf(
  account: Account,
  card: boolean,
  newestFirst: boolean,
  dialect: Dialect,
  draw: Draw,
): string {
  const { chance } = draw
  const tags = new Tags(dialect)
  const rows = account.movements.map((movement, at) =>
    movementAs(movement, idOf(dialect, movement, at, account), dialect, tags, chance),
  )
  const ends = ['DTSTART', 'DTEND'].map((tag, at) =>
    tags.leaf(tag, dayIn(account.movements.at(-at)!.day, dialect.days), 3),
  )
  const own = card
    ? tags.node('CCACCTFROM', tags.leaf('ACCTID', account.number), 2)
    : tags.node(
        'BANKACCTFROM',
        tags.leaf('BANKID', '000815') +
          tags.leaf('ACCTID', account.number) +
          tags.leaf('ACCTTYPE', 'CHECKING'),
        2,
      )
  const list = tags.node('BANKTRANLIST', ends.join('') + (newestFirst ? rows.reverse() : rows).join(''), 2)
  const body = tags.leaf('CURDEF', account.currency, 2) + own + list + balancesOf(account, dialect, tags)
  const status = tags.node('STATUS', tags.leaf('CODE', '0') + tags.leaf('SEVERITY', 'INFO'), 2)
  const answer = card ? 'CCSTMTRS' : 'STMTRS'
  const whole = tags.leaf('TRNUID', '1', 2) + status + tags.node(answer, body, 2)
  return tags.node(card ? 'CCSTMTTRNRS' : 'STMTTRNRS', whole, 1)
}

function headOf({ head, line }: Dialect, encoding: Encoding): string {
  const end = line === '' ? '\r\n' : line
  if (head === 'none') return ''
  if (head === 'xml')
    return `<?xml version="1.0" encoding="${encoding === 'cp1252' ? 'windows-1252' : 'UTF-8'}"?>${line}<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>${line}`
  const sets = encoding === 'cp1252' ? ['USASCII', '1252'] : ['UTF-8', 'NONE']
  const parts = [
    'OFXHEADER:100',
    'DATA:OFXSGML',
    'VERSION:102',
    'SECURITY:NONE',
    `ENCODING:${sets[0]}`,
    `CHARSET:${sets[1]}`,
    'COMPRESSION:NONE',
    'OLDFILEUID:NONE',
    'NEWFILEUID:NONE',
  ]
  return head === 'sgml' ? parts.join(end) + end + end : parts.join(' ') + end
}

export function makeOfx(chance: Chance): Made {
  const draw = new Draw(chance)
  const accounts = drawAccounts(draw, 1, 20)
  const newestFirst = draw.often('newest first', 40)
  const dialect = dialectOf(draw)
  const tags = new Tags(dialect)
  const encoding = draw.of('encoding', ['utf8', 'cp1252', 'utf8', 'bom'])
  const card = draw.often('card', 20)
  const set = card ? 'CREDITCARDMSGSRSV1' : 'BANKMSGSRSV1'
  const statements = accounts.map((account) => statementOf(account, card, newestFirst, dialect, draw))
  const sets = dialect.apart
    ? statements.map((one) => tags.node(set, one, 0))
    : [tags.node(set, statements.join(''), 0)]
  const status = tags.node('STATUS', tags.leaf('CODE', '0') + tags.leaf('SEVERITY', 'INFO'), 2)
  const sonrs =
    status +
    tags.leaf('DTSERVER', '20261101120000') +
    tags.leaf('LANGUAGE', 'FRA') +
    tags.leaf('INTU.BID', '00005')
  const signOn = tags.node('SIGNONMSGSRSV1', tags.node('SONRS', sonrs, 1), 0)
  const text = headOf(dialect, encoding) + tags.node('OFX', signOn + sets.join(''), 0)
  return {
    bytes: encoded(text, encoding),
    extension: draw.of('extension', ['ofx', 'ofx', 'qfx', 'qbo']),
    accounts,
    shown: {
      newestFirst,
      texts: true,
      valueDates: dialect.more.includes('DTAVAIL'),
      closing: dialect.balances !== 'none',
      numbers: true,
    },
    drawn: String(draw),
  }
}
