/** Styles kept away from whoever wrote the reader until it was written; after the look of real banks, nothing of theirs. */
import type { Role, Style } from './draw.ts'
import {
  balanceRow,
  base,
  before,
  column,
  dated,
  french,
  type MakeSample,
  plainHead,
  summaryBoxes,
  sums,
  usual,
  withSign,
} from './forms.ts'
import { birchCard, equal, express, harbour, imperial, laurent, nationale, pacific } from './held-america.ts'
import {
  belfort,
  ecureuil,
  lagune,
  lion,
  lyon,
  mutuel,
  postale,
  quanto,
  spar,
  terminal,
} from './held-europe.ts'

const spaced: MakeSample = (dice) => {
  const style: Style = {
    ...harbour(dice).style,
    name: 'letter by letter',
    letterSpacing: dice.one([0.3, 0.8]),
    fontSize: 7,
    font: 'Helvetica',
  }
  return { style, wishes: { lang: 'en', count: [4, 40], details: 0 } }
}

const turned: MakeSample = (dice) => {
  const from = dice.one([imperial, lyon, nationale])(dice)
  return { ...from, style: { ...from.style, name: 'turned pages', rotate: dice.one([90, 180, 270]) } }
}

const wordless: MakeSample = () => {
  const money = (cents: number, role: Role) =>
    withSign(french(cents), cents, role === 'balance' ? before : before)
  const style: Style = {
    ...base,
    name: 'no headings',
    headings: 'none',
    balances: 'every',
    fontSize: 9,
    leading: 12,
    columns: [
      column('date', '', 40),
      column('label', '', 110),
      column('amount', '', 440, 'right'),
      column('balance', '', 560, 'right'),
    ],
    day: (date) => dated(date, 'yyyy-mm-dd'),
    money,
    head: plainHead('COOPÉRATIVE', 'fr', { x: 40, right: 560, form: 2 }),
    opening: ({ opening }) => balanceRow('Solde d’ouverture', 'balance', money(opening, 'balance')),
  }
  return { style, wishes: { lang: 'fr', count: [5, 50], details: 0 } }
}

const twoUp: MakeSample = () => {
  const money = (cents: number) => (cents > 0 ? `${usual(cents)} CR` : usual(cents))
  const style: Style = {
    ...base,
    name: 'two columns',
    fontSize: 7,
    leading: 9,
    twoUp: 285,
    columns: [column('date', '', 30), column('label', '', 62), column('amount', '', 285, 'right')],
    headings: 'none',
    day: (date) => dated(date, 'MON dd'),
    money,
    head: plainHead('TWIN CARD Mastercard', 'en', {
      x: 30,
      right: 570,
      form: 0,
      account: 'Card number 5510 **** **** ',
      body: (pen, account) =>
        summaryBoxes(pen, 30, 130, [
          ['Previous balance', money(account.opening)],
          ['Payments and credits', usual(sums(account).income)],
          ['Purchases', usual(sums(account).expense)],
          ['New balance', money(account.closing)],
        ]),
    }),
    bottom: 500,
  }
  return { style, card: true, wishes: { lang: 'en', count: [40, 90], details: 0 } }
}

export const heldStyles: readonly MakeSample[] = [
  birchCard,
  harbour,
  imperial,
  nationale,
  laurent,
  equal,
  pacific,
  express,
  lyon,
  postale,
  ecureuil,
  mutuel,
  quanto,
  belfort,
  lion,
  lagune,
  spar,
  terminal,
  spaced,
  turned,
  wordless,
  twoUp,
]
