/** Made-up files of Quicken's format, in the dialects of programs and banks. */
import { encoded } from '../layouts/encoded.ts'
import type { Chance } from '../layouts/random.ts'
import type { Account, Movement } from '../layouts/truth.ts'
import { Draw, dayIn, drawAccounts, type Figures, figure, type Made, partsOf } from './drawn.ts'

/** Whole years; of two digits, behind an apostrophe or not. */
const DAYS = [
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'M/D/YYYY',
  'D/M/YYYY',
  "M/D'YY",
  "M/D'YYYY",
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'DD.MM.YYYY',
  'DD-MM-YYYY',
  'DD/MM/YY',
  'MM/DD/YY',
  'D.M.YY',
  'DD-MM-YY',
  'MM-DD-YYYY',
  'YYYYMMDD',
] as const
const CATEGORIES = [
  'Alimentation:Épicerie',
  'Auto',
  'Revenu',
  '[Épargne]',
  'Honoraires/Projet A',
  'DEBIT',
  'Misc',
]
const ADDRESS = ['Distributeur Dupont', '12, rue du Nord', 'Montréal QC  H2X 1Y4', 'TVA 123', 'Canada']
const LISTS = [
  '!Type:Cat\nNAlimentation\nDNourriture et boissons\nE\n^\nNRevenu\nDPaies\nI\n^\n',
  '!Type:Class\nNProjet A\nDTravaux 2026\n^\n',
  '!Type:Tag\nNvoyage\n^\n',
  '!Type:Memorized\nKC\nT-12.50\nPCAFE\nMmatin\nLAlimentation\n^\n',
  '!Type:Security\nNRoyal\nSRY\nTStock\n^\n',
  '!Type:Prices\n"RY",134.25,"1/ 5\'26"\n^\n',
] as const

type Field = 'D' | 'T' | 'U' | 'P' | 'M' | 'N' | 'C' | 'L' | 'A' | 'S'

interface Dialect {
  readonly days: (typeof DAYS)[number]
  readonly padded: boolean
  readonly figures: Figures
  readonly amounts: readonly Field[]
  readonly text: 'P' | 'M' | 'both'
  readonly more: readonly Field[]
  readonly order: readonly Field[]
  readonly end: string
  readonly blank: boolean
  readonly split: number
}

const ORDERS: readonly (readonly Field[])[] = [
  ['D', 'U', 'T', 'C', 'N', 'P', 'M', 'A', 'L', 'S'],
  ['D', 'T', 'U', 'N', 'P', 'M', 'C', 'L', 'A', 'S'],
  ['T', 'D', 'P', 'U', 'N', 'M', 'L', 'C', 'A', 'S'],
  ['N', 'D', 'T', 'U', 'P', 'L', 'M', 'A', 'C', 'S'],
  ['P', 'D', 'T', 'U', 'M', 'N', 'L', 'C', 'A', 'S'],
]

/** Without a mark at the end of each, a record begins with its date or its amount. */
function endOf(draw: Draw): Pick<Dialect, 'end' | 'order'> {
  const end = draw.of('end', ['^', '^', '^', '^ ', ''])
  return {
    end,
    order: draw.of('order', end === '' ? ORDERS.filter(([first]) => first !== 'P' && first !== 'N') : ORDERS),
  }
}

function dialectOf(draw: Draw): Dialect {
  const decimal = draw.of('decimal', ['.', '.', ','])
  return {
    days: draw.of('days', DAYS),
    padded: draw.often('padded', 15),
    figures: {
      decimal,
      thousands: draw.of('thousands', decimal === '.' ? ['', '', ',', ' '] : ['', '', ' ', '.', '\u00a0']),
      plus: draw.of('plus', ['', '', '', '+']),
      short: draw.often('short', 12),
    },
    amounts: draw.of('amounts', [['T'], ['T'], ['U', 'T'], ['U']]),
    text: draw.of('text', ['P', 'M', 'both', 'both']),
    more: (['N', 'C', 'L', 'A'] as const).filter((field) => draw.often(field, 40)),
    ...endOf(draw),
    blank: draw.often('blank', 10),
    split: draw.of('split', [0, 0, 0, 30]),
  }
}

/** Quicken fills days of one digit with a space: `D1/ 5'26`. */
function dayOf(movement: Movement, { days, padded }: Dialect): string {
  const written = dayIn(movement.day, days)
  return padded && days.startsWith('M/D') ? written.replace(/\/(\d)(?=['/])/, '/ $1') : written
}

function partsAs(movement: Movement, dialect: Dialect, chance: Chance): string[] {
  return partsOf(movement.cents, chance).flatMap((cents, at) => [
    `S${chance.of(CATEGORIES)}`,
    ...(chance.often(50) ? [`E${at === 0 ? movement.text : 'reste'}`] : []),
    `$${figure(cents, dialect.figures)}`,
  ])
}

/** The lines of a field; none when it has nothing to say. */
function fieldOf(field: Field, movement: Movement, dialect: Dialect, chance: Chance): string[] {
  const { amounts, text, more, figures } = dialect
  if (field === 'D') return [`D${dayOf(movement, dialect)}`]
  if (field === 'T' || field === 'U')
    return amounts.includes(field) ? [field + figure(movement.cents, figures)] : []
  if (field === 'P') return text === 'M' ? [] : [`P${text === 'P' ? movement.text : movement.payee}`]
  if (field === 'M') return text === 'P' ? [] : [`M${movement.text}`]
  if (field === 'S') return chance.often(dialect.split) ? partsAs(movement, dialect, chance) : []
  if (!more.includes(field) || chance.often(30)) return []
  if (field === 'N') return [`N${chance.of([movement.reference, 'DEP', 'ATM', '1042'])}`]
  if (field === 'C') return [`C${chance.of(['', '*', 'X', 'R', 'c'])}`]
  if (field === 'L') return [`L${chance.of(CATEGORIES)}`]
  return ADDRESS.slice(0, 1 + chance.below(ADDRESS.length)).map((line) => `A${line}`)
}

function recordOf(movement: Movement, dialect: Dialect, chance: Chance): string {
  const lines = dialect.order.flatMap((field) => fieldOf(field, movement, dialect, chance))
  const end = dialect.end === '' ? [] : [dialect.end]
  return [...lines, ...end, ...(dialect.blank ? [''] : [])].map((line) => `${line}\n`).join('')
}

const TYPES = ['Bank', 'Bank', 'CCard', 'Cash', 'Oth A', 'Oth L'] as const

function sectionOf(account: Account, records: string, named: boolean, draw: Draw): string {
  const type = draw.of('type', TYPES)
  const head = draw.of('head', ['!Type:', '!Type:', '!type:', '!TYPE:'])
  const behind = draw.of('behind', ['', '', ' '])
  const section = `${head}${type}${behind}\n${records}`
  if (!named) return section
  const more = draw.often('described', 30) ? `DCompte courant\nL5000.00\n$1,234.50\n` : ''
  return `!Account\nN${account.number}\nT${type}\n${more}^\n${section}`
}

/** Lists that programs put before the movements, and records of other kinds behind them. */
function around(body: string, accounts: readonly Account[], draw: Draw): string {
  const { chance } = draw
  const lists = draw.often('lists', 25)
    ? chance
        .shuffled(LISTS)
        .slice(0, 1 + chance.below(3))
        .join('')
    : ''
  const names = accounts.map(({ number }) => `N${number}\nTBank\n^\n`).join('')
  const all = draw.often('switch', 15) ? `!Option:AutoSwitch\n!Account\n${names}!Clear:AutoSwitch\n` : ''
  const behind = draw.often('behind lists', 10) ? LISTS[0] : ''
  return all + lists + body + behind
}

/** A file of one account or several. */
export function makeQif(chance: Chance): Made {
  const draw = new Draw(chance)
  const accounts = drawAccounts(draw, 3, 25)
  const newestFirst = draw.often('newest first', 30)
  const named = accounts.length > 1 || draw.often('named', 20)
  const dialect = dialectOf(draw)
  const body = accounts.map((account) => {
    const movements = newestFirst ? account.movements.toReversed() : account.movements
    const records = movements.map((movement) => recordOf(movement, dialect, chance)).join('')
    return sectionOf(account, records, named, draw)
  })
  const text = around(body.join(''), accounts, draw)
  const written = draw.often('open end', 10) ? text.replace(/\^\s*$/, '') : text
  const bytes = encoded(
    written.replaceAll('\n', draw.of('line end', ['\n', '\r\n', '\r'])),
    draw.of('encoding', ['utf8', 'bom', 'cp1252', 'utf16']),
  )
  return {
    bytes,
    extension: 'qif',
    accounts,
    shown: { newestFirst, texts: true, valueDates: false, closing: false, numbers: named },
    drawn: String(draw),
  }
}
