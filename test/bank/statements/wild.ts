/** Styles thrown with dice: languages, columns, signs, dates, headings and page breaks combined as no one chose them. */
import type { DrawnColumn, Role, Style, TableRow } from './draw.ts'
import {
  base,
  before,
  behind,
  brackets,
  column,
  dated,
  type MakeSample,
  type Minus,
  marked,
  plainHead,
  type Sample,
  spacedBehind,
  summaryBoxes,
  summaryLines,
  sums,
  word,
} from './forms.ts'
import type { Account, Dice, Language } from './ledger.ts'

interface Words {
  readonly date: readonly string[]
  readonly second: readonly string[]
  readonly label: readonly string[]
  readonly debit: readonly string[]
  readonly credit: readonly string[]
  readonly amount: readonly string[]
  readonly balance: readonly string[]
  readonly opening: readonly string[]
  readonly closing: readonly string[]
  readonly total: readonly string[]
  readonly carried: readonly [string, string]
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    date: ['Date', 'Transaction Date', 'Trans. Date', 'DATE'],
    second: ['Posting Date', 'Value Date', 'Post Date'],
    label: ['Description', 'Transaction details', 'Details', 'Particulars', 'Transaction'],
    debit: ['Withdrawals', 'Debits', 'Debit', 'Money out', 'Withdrawals/Debits ($)', 'Cheques & debits'],
    credit: ['Deposits', 'Credits', 'Credit', 'Money in', 'Deposits/Credits ($)', 'Deposits & credits'],
    amount: ['Amount', 'Amount ($)', 'AMOUNT'],
    balance: ['Balance', 'Balance ($)', 'Running balance'],
    opening: [
      'Opening balance',
      'Previous balance',
      'Balance forward',
      'Starting balance',
      'BALANCE BROUGHT FORWARD',
      'Beginning balance',
    ],
    closing: ['Closing balance', 'Ending balance', 'New balance', 'CLOSING BALANCE', 'Your closing balance'],
    total: ['Total', 'Totals', 'TOTAL FOR THIS PERIOD'],
    carried: ['Balance carried forward', 'Balance brought forward'],
  },
  fr: {
    date: ['Date', 'Date opération', 'DATE', 'Date de l’opération'],
    second: ['Valeur', 'Date valeur', 'Date de valeur', 'Date d’inscription'],
    label: ['Libellé', 'Description', 'Nature des opérations', 'Opération', 'Détail des opérations'],
    debit: ['Débit', 'Retraits', 'Débits', 'Débit (€)', 'Retrait ($)', 'Sorties'],
    credit: ['Crédit', 'Dépôts', 'Crédits', 'Crédit (€)', 'Dépôt ($)', 'Entrées'],
    amount: ['Montant', 'Montant (EUR)', 'Montant ($)'],
    balance: ['Solde', 'SOLDE', 'Solde ($)', 'Solde après opération'],
    opening: [
      'Solde d’ouverture',
      'Solde précédent',
      'Ancien solde',
      'Solde initial',
      'Solde reporté',
      'SOLDE ANTÉRIEUR',
    ],
    closing: [
      'Solde de clôture',
      'Nouveau solde',
      'Solde final',
      'Solde à la fin de la période',
      'NOUVEAU SOLDE',
    ],
    total: ['Total', 'Totaux', 'Total des mouvements'],
    carried: ['Solde à reporter', 'Solde reporté'],
  },
  nl: {
    date: ['Datum', 'Boekdatum'],
    second: ['Valuta', 'Valutadatum'],
    label: ['Omschrijving', 'Mededeling'],
    debit: ['Debet', 'Af', 'Uitgaven'],
    credit: ['Credit', 'Bij', 'Inkomsten'],
    amount: ['Bedrag', 'Bedrag EUR'],
    balance: ['Saldo'],
    opening: ['Vorig saldo', 'Beginsaldo'],
    closing: ['Nieuw saldo', 'Eindsaldo'],
    total: ['Totaal'],
    carried: ['Over te dragen', 'Transport'],
  },
  de: {
    date: ['Datum', 'Buchungstag'],
    second: ['Wert', 'Valuta', 'Wertstellung'],
    label: ['Buchungstext', 'Verwendungszweck', 'Vorgang'],
    debit: ['Soll', 'Lastschrift', 'Belastung'],
    credit: ['Haben', 'Gutschrift'],
    amount: ['Betrag', 'Betrag EUR'],
    balance: ['Saldo', 'Kontostand'],
    opening: ['Alter Saldo', 'Anfangssaldo', 'Alter Kontostand'],
    closing: ['Neuer Saldo', 'Endsaldo', 'Neuer Kontostand'],
    total: ['Summe'],
    carried: ['Übertrag', 'Übertrag'],
  },
}

const DATES: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'mon dd',
    'dd mon',
    'MON dd',
    'MONdd',
    'mon d, yyyy',
    'yyyy-mm-dd',
    'dd/mm/yyyy',
    'dd-mon-yy',
    'd mon',
  ],
  fr: ['dd/mm', 'dd.mm', 'dd/mm/yyyy', 'dd.mm.yy', 'yyyy-mm-dd', 'dd mm', 'd MON', 'dd-mm-yyyy', 'd mon'],
  nl: ['dd-mm', 'dd/mm/yyyy', 'dd-mm-yyyy'],
  de: ['dd.mm.', 'dd.mm.yyyy', 'dd.mm.yy'],
}

const MARKS: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  en: [
    [',', '.'],
    ['', '.'],
    [' ', '.'],
  ],
  fr: [
    [' ', ','],
    ['.', ','],
    ['\u00a0', ','],
    ['', ','],
  ],
  nl: [
    ['.', ','],
    [' ', ','],
  ],
  de: [
    ['.', ','],
    ["'", ','],
  ],
}

const FONTS = [
  ['Helvetica', 'Helvetica-Bold'],
  ['Times-Roman', 'Times-Bold'],
  ['Courier', 'Courier-Bold'],
] as const

interface Throw {
  readonly lang: Language
  readonly words: Words
  readonly sides: boolean
  readonly running: boolean
  readonly amount: (cents: number) => string
  readonly money: (cents: number, role: Role) => string
}

function thrown(dice: Dice): Throw {
  const lang = dice.one<Language>(['en', 'en', 'fr', 'fr', 'fr', 'nl', 'de'])
  const [thousands, decimal] = dice.one(MARKS[lang])
  const size = (cents: number) => marked(cents, thousands, decimal)
  const symbol = dice.one(['', '', '', lang === 'en' ? '$' : '', lang === 'fr' ? ' €' : ''])
  const plain = (cents: number) => (symbol === '$' ? `$${size(cents)}` : `${size(cents)}${symbol}`)
  const minuses: Minus[] = [before, before, behind, spacedBehind, (text) => `- ${text}`]
  if (lang === 'en') minuses.push(word('DR'), brackets, word('OD'))
  const minus = dice.one(minuses)
  const plus = minus === before && dice.chance(0.3) ? (text: string) => `+${text}` : (text: string) => text
  const amount = (cents: number) => (cents < 0 ? minus(plain(cents)) : plus(plain(cents)))
  const sides = dice.chance(0.6)
  const debitMinus = dice.chance(0.15)
  const money = (cents: number, role: Role) => {
    if (role === 'debit') return debitMinus ? before(plain(cents)) : plain(cents)
    if (role === 'credit') return plain(cents)
    if (role === 'balance') return cents < 0 ? minus(plain(cents)) : plain(cents)
    return amount(cents)
  }
  return { lang, words: WORDS[lang], sides, running: dice.chance(0.55), amount, money }
}

/** Columns from the left; amounts right-aligned, now and then under centred headings. */
function columnsOf(dice: Dice, { words, sides, running }: Throw, second: boolean): DrawnColumn[] {
  const x = dice.whole(28, 55)
  const title = (list: readonly string[]) => dice.one(list)
  const columns = [column('date', title(words.date), x)]
  const step = dice.whole(72, 84)
  const secondAfter = second && dice.chance(0.4)
  if (second && !secondAfter) columns.push(column('second', title(words.second), x + step))
  columns.push(column('label', title(words.label), x + (second && !secondAfter ? step * 2 : step)))
  const edges = running ? (sides ? [425, 495, 570] : [470, 560]) : sides ? [470, 560] : [555]
  if (secondAfter) columns.push(column('second', title(words.second), edges[0]! - 125))
  const roles: Role[] = [
    ...(sides ? (['debit', 'credit'] as const) : (['amount'] as const)),
    ...(running ? (['balance'] as const) : []),
  ]
  const centred = dice.chance(0.25)
  const index = dice.whole(0, words.debit.length - 1)
  for (const [i, role] of roles.entries()) {
    const list = words[role as 'debit']
    const name = role === 'debit' || role === 'credit' ? list[index % list.length]! : title(list)
    columns.push(
      column(role, name, edges[i]!, 'right', centred ? { titleAlign: 'center', titleX: edges[i]! - 22 } : {}),
    )
  }
  return columns
}

function balanceCells({ sides, running, money, amount }: Throw, cents: number): TableRow['cells'] {
  if (running) return { balance: money(cents, 'balance') }
  if (sides)
    return {
      [cents < 0 ? 'debit' : 'credit']: money(
        Math.abs(cents) * (cents < 0 ? -1 : 1),
        cents < 0 ? 'debit' : 'credit',
      ),
    }
  return { amount: amount(cents) }
}

interface Around {
  readonly opening: string
  readonly closing: string
  readonly day: string
  readonly rows: boolean
  readonly datedRows: boolean
  readonly carries: boolean
}

/** Rows of balances and sums, and what stands at the foot of a page. */
function rowsAround(dice: Dice, form: Throw, around: Around): Partial<Style> {
  const { lang, words, sides } = form
  const { opening, closing, day, rows, datedRows, carries } = around
  return {
    ...(rows
      ? {
          opening: (account: Account) => ({
            label: opening,
            cells: balanceCells(form, account.opening),
            ...(datedRows ? { date: dated(account.from, day, lang) } : {}),
          }),
          closing: (account: Account) => ({
            label: closing,
            cells: balanceCells(form, account.closing),
            ...(datedRows ? { date: dated(account.to, day, lang) } : {}),
          }),
        }
      : {}),
    ...(sides && dice.chance(0.5)
      ? {
          totals: (account: Account) => [
            {
              label: words.total[0]!,
              cells: {
                debit: form.money(-sums(account).expense, 'debit'),
                credit: form.money(sums(account).income, 'credit'),
              },
            },
          ],
        }
      : {}),
    ...(carries
      ? {
          carried: (balance: number, end: boolean) => ({
            label: words.carried[end ? 0 : 1],
            cells: { balance: form.money(balance, 'balance') },
          }),
        }
      : {}),
    ...(dice.chance(0.6)
      ? {
          pageFoot: (pen, page) =>
            pen.text(dice.one([`Page ${page}`, `${page} / 3`, `Page ${page} of 3`]), 300, {
              y: 770,
              align: 'center',
            }),
        }
      : {}),
  }
}

const wild: MakeSample = (dice): Sample => {
  const form = thrown(dice)
  const { lang, words, running, amount } = form
  const second = dice.chance(0.35)
  const columns = columnsOf(dice, form, second)
  const x = columns[0]!.x
  const day = dice.one(DATES[lang])
  const [opening, closing] = [dice.one(words.opening), dice.one(words.closing)]
  const [font, bold] = dice.one(FONTS)
  const details = dice.one([0, 0, 1, 2])
  const place = dice.one(['rows', 'rows', 'lines', 'boxes', 'both'])
  const rows = place === 'rows' || place === 'both'
  const summary = (account: Account): [string, string][] => [
    [opening, amount(account.opening)],
    [lang === 'en' ? 'Total credits' : 'Total des crédits', amount(sums(account).income)],
    [lang === 'en' ? 'Total debits' : 'Total des débits', amount(-sums(account).expense)],
    [closing, amount(account.closing)],
  ]
  const amountLine =
    details === 0 ? 'first' : dice.one(['first', 'first', 'first', 'last', 'middle'] as const)
  const datedRows = dice.chance(0.3)
  const carries = running && dice.chance(0.3)
  const style: Style = {
    ...base,
    name: 'thrown',
    font,
    bold,
    fontSize: font === 'Courier' ? 6.5 : dice.one([7, 7.5, 8, 8.5]),
    leading: dice.one([9.5, 10, 11]),
    gap: amountLine === 'first' ? dice.one([0, 1, 3, 6]) : 5,
    columns,
    headings: dice.one(['every', 'every', 'first']),
    dates: running || amountLine === 'first' ? dice.one(['every', 'every', 'every', 'firstOfDay']) : 'every',
    balances: running ? dice.one(['every', 'every', 'endOfDay']) : 'none',
    amountLine,
    rotate: dice.one([0, 0, 0, 0, 0, 0, 90, 270]),
    newestFirst: place !== 'rows' && dice.chance(0.1),
    day: (date) => dated(date, day, lang),
    money: form.money,
    head: plainHead(dice.one(['BANQUE DU HASARD', 'Random Trust', 'Würfelbank']), lang, {
      x,
      right: 570,
      form: dice.whole(0, 3),
      body: (pen, account) => {
        if (place === 'lines' || place === 'both') summaryLines(pen, x, 320, summary(account))
        if (place === 'boxes') summaryBoxes(pen, x, 130, summary(account))
      },
    }),
    ...rowsAround(dice, form, { opening, closing, day, rows, datedRows, carries }),
  }
  return { style, wishes: { lang, count: [3, 90], details, midMonth: dice.chance(0.3) } }
}

export const wildStyles: readonly MakeSample[] = [wild]
