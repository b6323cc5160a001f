/** Made-up statements of SWIFT, in the dialects of banks. */
import { formatCents } from '../../../db/rules/money.ts'
import { encoded } from '../layouts/encoded.ts'
import type { Chance } from '../layouts/random.ts'
import type { Account, Movement } from '../layouts/truth.ts'
import { Draw, dayIn, drawAccounts, type Figures, figure, type Made } from './drawn.ts'

const TYPES = ['NTRF', 'NMSC', 'FMSC', 'NCHK', 'NDDT', 'S103', 'N078', 'NCHG', 'FTRF', 'NCOL'] as const

/** A word for each; what is structured in German, Dutch or Polish, or in lines of 65. */
const DETAILS = [
  'lines',
  'one line',
  'german',
  'german short',
  'slashes',
  'polish',
  'carets',
  'tag each line',
  'below',
] as const

export interface Dialect {
  readonly figures: Figures
  readonly padded: boolean
  readonly entryDay: boolean
  readonly funds: boolean
  readonly reversal: boolean
  readonly details: (typeof DETAILS)[number]
  readonly reference: 'NONREF' | 'own' | 'none'
  readonly bankReference: boolean
  readonly envelope: 'none' | 'swift' | 'swift a line'
  readonly end: string
  readonly number: string
  readonly available: boolean
  readonly accountAs: 'number' | 'bank/number' | 'with currency'
  readonly blank: boolean
  readonly trimmed: boolean
}

export function dialectOf(draw: Draw): Dialect {
  const envelope = draw.of('envelope', ['none', 'none', 'swift', 'swift a line'])
  return {
    figures: { decimal: ',', thousands: '', plus: '', short: draw.often('short', 30) },
    padded: draw.often('padded', 15),
    entryDay: draw.often('entry day', 60),
    funds: draw.often('funds', 15),
    reversal: draw.often('reversal', 20),
    details: draw.of('details', DETAILS),
    reference: draw.of('reference', ['NONREF', 'own', 'none']),
    bankReference: draw.often('bank reference', 40),
    envelope,
    end: envelope === 'none' ? draw.of('end', ['-', '-', '', '-}']) : '-}',
    number: draw.of('number', [':28C:00001/001', ':28C:1', ':28:00001/001', ':28C:12/1', '']),
    available: draw.often('available', 40),
    accountAs: draw.of('account as', ['number', 'bank/number', 'with currency']),
    blank: draw.often('blank', 10),
    trimmed: draw.often('trimmed', 50),
  }
}

/** Without what SWIFT does not know, as it stands in a field; no line begins with a colon or a dash. */
const plain = (text: string) => text.replaceAll('’', "'")

/** Pieces of so many characters; a space at the end of one may be left out. */
function pieces(text: string, length: number, trimmed: boolean): string[] {
  const count = Math.ceil(text.length / length)
  const found = Array.from({ length: count }, (_, at) => text.slice(at * length, (at + 1) * length))
  return trimmed ? found.map((piece) => piece.trimEnd()) : found
}

function detailsOf({ text, payee, reference }: Movement, dialect: Dialect): string[] {
  const [said, who] = [plain(text), plain(payee)]
  const parts = pieces(said, 27, dialect.trimmed)
  switch (dialect.details) {
    case 'lines':
      return [`:86:${said}`, who, `REF ${reference}`]
    case 'one line':
      return [`:86:${said} ${who}`]
    case 'german': {
      const told = parts.map((part, at) => `?${20 + at}${part}`).join('')
      return pieces(
        `:86:166?00GUTSCHRIFT?109310${told}?30DEUTDEFF?31DE02500105170137075030?32${who}`,
        65,
        dialect.trimmed,
      )
    }
    case 'german short':
      return [`:86:005?20${parts.join('?21')}`]
    case 'slashes':
      return pieces(
        `:86:/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/${who}/REMI/${said}/EREF/${reference}`,
        65,
        dialect.trimmed,
      )
    case 'polish':
      return [
        ':86:020~00PRZELEW',
        `~20${parts[0]}`,
        ...parts.slice(1).map((part, at) => `~${21 + at}${part}`),
        `~32${who}`,
        '~60',
      ]
    case 'carets':
      return [`:86:944^00TRANSFER^20${parts.join('^21')}^32${who}`]
    case 'tag each line':
      return [`:86:${said}`, `:86:${who}`]
    case 'below':
      return []
  }
}

/** Without a sign; the comma stands even with nothing behind it. */
export function amountOf(cents: number, figures: Figures, decimals = 2): string {
  const whole = formatCents(Math.abs(cents), decimals).replace('.', figures.decimal)
  const amount = decimals === 2 ? figure(Math.abs(cents), figures) : whole
  return amount.includes(',') ? amount : `${amount},`
}

/** `expected`: announced, and not booked yet. `decimals`: of the currency. */
export function movementAs(
  movement: Movement,
  dialect: Dialect,
  chance: Chance,
  decimals = 2,
  expected = false,
): string[] {
  const { figures, padded, entryDay, funds, reversal, reference, bankReference } = dialect
  const [out, isReversed] = [movement.cents < 0, reversal && chance.often(15)]
  // what comes back of a payment is RD in, RC out
  const booked = isReversed ? (out ? 'RC' : 'RD') : out ? 'D' : 'C'
  const mark = expected ? (out ? 'ED' : 'EC') : booked
  const amount = amountOf(movement.cents, figures, decimals)
  const day = dayIn(movement.day, 'YYMMDD') + (entryDay ? dayIn(movement.day, 'MMDD') : '')
  const own = reference === 'own' ? movement.reference : reference === 'none' ? '' : 'NONREF'
  const bank = bankReference ? `//B${movement.reference.slice(1)}` : ''
  const first = `:61:${day}${mark}${funds ? 'R' : ''}${padded ? amount.padStart(15, '0') : amount}${chance.of(TYPES)}${own}${bank}`
  const below = dialect.details === 'below' ? [plain(movement.text).slice(0, 34)] : []
  return [first, ...below, ...detailsOf(movement, dialect)]
}

function balance(tag: string, cents: number, day: string, currency: string, { figures }: Dialect): string {
  return `:${tag}:${cents < 0 ? 'D' : 'C'}${dayIn(day, 'YYMMDD')}${currency}${amountOf(cents, figures)}`
}

export function accountAs(account: Account, { accountAs: as }: Dialect): string {
  if (as === 'number') return account.number
  return as === 'with currency' ? `${account.number}${account.currency}` : `10020030/${account.number}`
}

/** One message, as the bank numbers it. */
function messageOf(account: Account, dialect: Dialect, chance: Chance): string {
  const { currency, movements, opening } = account
  const [first, last] = [movements[0]!, movements.at(-1)!]
  const lines = [
    ':20:STARTUMSE',
    `:25:${accountAs(account, dialect)}`,
    dialect.number,
    balance('60F', opening, first.day, currency, dialect),
    ...movements.flatMap((movement) => movementAs(movement, dialect, chance)),
    balance('62F', last.balance, last.day, currency, dialect),
    dialect.available ? balance('64', last.balance - 100, last.day, currency, dialect) : '',
  ].filter((line) => line !== '')
  const body = lines.map((line) => `${line}\n`).join('')
  return enveloped(body, '940', dialect)
}

/** A message as it stands in the file. */
export function enveloped(body: string, kind: '940' | '942', { blank, envelope, end }: Dialect): string {
  const behind = blank ? '\n' : ''
  if (envelope === 'none') return `${body}${end === '' ? '' : `${end}\n`}${behind}`
  const head = `{1:F01BANKBEBBAXXX0000000000}{2:O${kind}0000260301BANKBEBBXXXX00000000002603010000N}{4:`
  return `${head}\n${body}${end}${envelope === 'swift a line' ? '\n' : '\r\n'}${behind}`
}

export function makeMt940(chance: Chance): Made {
  const draw = new Draw(chance)
  const accounts = drawAccounts(draw, 1, 20)
  const dialect = dialectOf(draw)
  const text = accounts.map((account) => messageOf(account, dialect, chance)).join('')
  return {
    bytes: encoded(
      text.replaceAll(/\r?\n/g, draw.of('line end', ['\r\n', '\r\n', '\n'])),
      draw.of('encoding', ['utf8', 'cp1252', 'utf8', 'bom']),
    ),
    extension: draw.of('extension', ['sta', 'mt940', '940', 'txt']),
    accounts,
    shown: {
      newestFirst: false,
      texts: true,
      valueDates: false,
      closing: true,
      numbers: dialect.accountAs === 'number',
    },
    drawn: String(draw),
  }
}
