/** Styles thrown with dice, changed once more: what banks print around, between and below their movements. */
import type { DrawnColumn, Pen, Style } from './draw.ts'
import { column, dated, type MakeSample, marked, type Sample, word } from './forms.ts'
import type { Account, Dice, Language, Movement } from './ledger.ts'
import { wildStyles } from './wild.ts'

interface Said {
  readonly into: readonly string[]
  readonly out: readonly string[]
  readonly total: string
  readonly days: readonly [string, string, string]
  readonly fees: readonly [string, string, string]
  readonly rates: readonly [string, string]
  readonly law: string
  readonly number: string
  readonly code: string
}

const SAID: Readonly<Record<Language, Said>> = {
  en: {
    into: ['Deposits and other credits', 'Deposits', 'Credits', 'Money in'],
    out: ['Withdrawals and other debits', 'Withdrawals', 'Debits', 'Money out'],
    total: 'Total',
    days: ['Daily balances', 'Date', 'Balance'],
    fees: ['Fees of the period', 'Description', 'Amount'],
    rates: ['Interest rates', 'Rate on '],
    law: 'Deposits are insured up to $100,000.00 since January 1, 2020. Tell us of errors within 30 days.',
    number: 'Account number: ',
    code: 'Code',
  },
  fr: {
    into: ['Dépôts et autres crédits', 'Dépôts', 'Crédits', 'Entrées'],
    out: ['Retraits et autres débits', 'Retraits', 'Débits', 'Sorties'],
    total: 'Total',
    days: ['Soldes quotidiens', 'Date', 'Solde'],
    fees: ['Frais de la période', 'Description', 'Montant'],
    rates: ['Taux d’intérêt', 'Taux au '],
    law: 'Vos dépôts sont assurés jusqu’à 100 000,00 $ depuis le 1er janvier 2020. Signalez toute erreur dans les 30 jours.',
    number: 'Numéro de compte : ',
    code: 'Code',
  },
  nl: {
    into: ['Bij', 'Bijschrijvingen'],
    out: ['Af', 'Afschrijvingen'],
    total: 'Totaal',
    days: ['Dagsaldi', 'Datum', 'Saldo'],
    fees: ['Kosten', 'Omschrijving', 'Bedrag'],
    rates: ['Rente', 'Rente op '],
    law: 'Uw tegoeden zijn beschermd tot 100.000,00 EUR sinds 1 januari 2020.',
    number: 'Rekeningnummer: ',
    code: 'Code',
  },
  de: {
    into: ['Gutschriften'],
    out: ['Belastungen', 'Lastschriften'],
    total: 'Summe',
    days: ['Tagessalden', 'Datum', 'Saldo'],
    fees: ['Gebühren', 'Verwendungszweck', 'Betrag'],
    rates: ['Zinsen', 'Zinssatz am '],
    law: 'Ihre Einlagen sind seit dem 1. Januar 2020 bis 100.000,00 EUR geschützt.',
    number: 'Kontonummer: ',
    code: 'Art',
  },
}

type Change = (style: Style, dice: Dice, lang: Language) => Partial<Style>

const roleAt = (style: Style, role: DrawnColumn['role']) => style.columns.find((one) => one.role === role)

/** Credits left of debits. */
const sidesExchanged: Change = ({ columns }) => {
  const places = columns.filter(({ role }) => role === 'debit' || role === 'credit')
  const [debit, credit] = places
  if (!debit || !credit) return {}
  const put = (one: DrawnColumn, { x, titleX }: DrawnColumn) => ({ ...one, x, ...(titleX ? { titleX } : {}) })
  const swapped = columns.map((one) =>
    one === debit ? put(credit, debit) : one === credit ? put(debit, credit) : one,
  )
  return { columns: swapped }
}

/** Names of two words stand on two lines. */
const tallTitles: Change = ({ columns }) => ({
  columns: columns.map((one) => {
    const [first = '', ...more] = typeof one.title === 'string' ? one.title.split(' ') : one.title
    return { ...one, title: more.length > 0 ? [first, more.join(' ')] : ['', first] }
  }),
})

const codes: Change = ({ columns }, _dice, lang) => ({
  columns: columns.flatMap((one) =>
    one.role === 'label' ? [column('code', SAID[lang].code, one.x), { ...one, x: one.x + 40 }] : [one],
  ),
})

const emptySides: Change = (style, dice) => ({ empty: dice.one(['-', '—', style.money(0, 'credit')]) })

/** Movements of each side under a heading of their own, amounts without a sign. */
const inSections: Change = (style, dice, lang) => {
  if (!roleAt(style, 'amount') || roleAt(style, 'balance') || style.opening) return {}
  const said = SAID[lang]
  const [into, out] = [dice.one(said.into), dice.one(said.out)]
  const sums = dice.chance(0.5)
  const first = dice.chance(0.6)
  const of = (title: string, movements: readonly Movement[]) => ({
    title,
    movements,
    ...(sums
      ? { total: `${said.total} ${title}`, totalCents: movements.reduce((all, { cents }) => all + cents, 0) }
      : {}),
  })
  return {
    newestFirst: false,
    money: (cents, role) => style.money(role === 'amount' ? Math.abs(cents) : cents, role),
    sections: ({ movements }: Account) => {
      const both = [
        of(
          into,
          movements.filter(({ cents }) => cents >= 0),
        ),
        of(
          out,
          movements.filter(({ cents }) => cents < 0),
        ),
      ]
      return first ? both : both.reverse()
    },
  }
}

/** What stands below the movements: balances of days, fees, rates, the law. */
const below: Change = (style, dice, lang) => {
  const said = SAID[lang]
  const x = style.columns[0]!.x
  const money = (cents: number) => marked(cents, lang === 'en' ? ',' : ' ', lang === 'en' ? '.' : ',')
  const days = (pen: Pen, { movements }: Account) => {
    const [title, date, balance] = said.days
    pen.text(title, x, { bold: true, size: 10 })
    pen.y += 16
    for (const at of [0, 180]) {
      pen.text(date, x + at, { bold: true })
      pen.text(balance, x + at + 140, { bold: true, align: 'right' })
    }
    for (const [i, one] of movements.slice(0, 4).entries()) {
      if (i % 2 === 0) pen.y += 11
      pen.text(style.day(one.date), x + (i % 2) * 180)
      pen.text(money(Math.abs(one.balance)), x + (i % 2) * 180 + 140, { align: 'right' })
    }
  }
  const fees = (pen: Pen) => {
    const [title, text, amount] = said.fees
    pen.text(title, x, { bold: true, size: 10 })
    pen.y += 16
    pen.text(text, x, { bold: true })
    pen.text(amount, x + 300, { bold: true, align: 'right' })
    for (const [name, cents] of [
      ['INTERAC', 150],
      ['PACKAGE 12', 1295],
    ] as const) {
      pen.y += 11
      pen.text(name, x)
      pen.text(money(cents), x + 300, { align: 'right' })
    }
  }
  const rates = (pen: Pen, { to }: Account) => {
    const [title, on] = said.rates
    pen.text(title, x, { bold: true })
    pen.y += 13
    pen.text(`${on}${dated(to, 'dd/mm/yyyy', lang)}`, x)
    pen.text('19,99 %', x + 200, { align: 'right' })
  }
  const law = (pen: Pen) => pen.text(said.law, x)
  const parts = [days, fees, rates, law].filter(() => dice.chance(0.5))
  return {
    foot: (pen, account) => {
      if (pen.y > 560) return
      for (const part of parts) {
        pen.y += 14
        part(pen, account)
        pen.y += 12
      }
    },
  }
}

/** No headings at all, or each day on a line of its own. */
const bareRows: Change = (style, dice) =>
  dice.chance(0.5)
    ? { headings: 'none' }
    : style.dates === 'every' && style.amountLine === 'first' && !roleAt(style, 'second')
      ? { dates: 'heading' }
      : {}

const creditWord: Change = (style, _dice, lang) => {
  if (lang !== 'en' || !roleAt(style, 'balance')) return {}
  const size = (cents: number) => marked(cents, ',', '.')
  return {
    money: (cents, role) =>
      role === 'balance' ? word(cents < 0 ? 'DR' : 'CR')(size(cents)) : style.money(cents, role),
  }
}

const CHANGES: readonly (readonly [number, Change])[] = [
  [0.15, sidesExchanged],
  [0.2, tallTitles],
  [0.12, codes],
  [0.12, emptySides],
  [0.6, inSections],
  [0.5, below],
  [0.06, bareRows],
  [0.06, creditWord],
]

/** The second account of a file begins with its number. */
function numbered({ head }: Style, lang: Language): Style['head'] {
  return (pen, account, first) => {
    if (first && pen.y > 0) {
      pen.y += 12
      pen.text(SAID[lang].number + account.number, 60, { bold: true })
      pen.y += 14
    }
    head(pen, account, first)
  }
}

const wilder: MakeSample = (dice): Sample => {
  const sample = wildStyles[0]!(dice)
  const lang = sample.wishes.lang
  let style: Style = { ...sample.style, name: 'thrown and changed' }
  for (const [share, change] of CHANGES)
    if (dice.chance(share)) style = { ...style, ...change(style, dice, lang) }
  if (!dice.chance(0.12)) return { ...sample, style }
  return { ...sample, accounts: 2, style: { ...style, head: numbered(style, lang) } }
}

export const wilderStyles: readonly MakeSample[] = [wilder]
