/**
 * The reconciliation of an account as accountants print it: from the balance of the statement, through what is
 * outstanding, to the balance in the books; then what the statement shows, who reconciled, and what has changed since.
 */
import type { z } from 'zod'
import { getAccount } from '../../../db/records/accounts.ts'
import { localDay } from '../../../db/rules/dates.ts'
import type { Text } from '../../../db/rules/errors.ts'
import { type Cents, decimalsOf, parseCents } from '../../../db/rules/money.ts'
import type { ReportRow } from '../../exports/table.ts'
import { reconciliationOperations } from '../bank-reconciliation.ts'
import { exported, picked } from './exportable.ts'
import { type Drawn, type Sheet, stampOf } from './sheet.ts'

const get = picked(reconciliationOperations, 'reconciliation.get')
type Data = z.output<typeof get.output>
type Item = Data['clearedItems'][number]

const CHANGES: Readonly<Record<Data['changes'][number]['kind'], Text>> = {
  added: { fr: 'Écriture ajoutée', en: 'Entry added' },
  reversed: { fr: 'Écriture contrepassée', en: 'Entry reversed' },
  gone: { fr: 'Écriture qui ne compte plus', en: 'Entry that counts no more' },
  back: { fr: 'Écriture qui compte de nouveau', en: 'Entry that counts again' },
  lineAdded: { fr: 'Ligne de relevé ajoutée', en: 'Statement line added' },
  lineFreed: { fr: 'Ligne de relevé remise à traiter', en: 'Statement line put back to be done' },
}

/** Signs and words of the paper: of a card, what is owed is positive, as its statement prints it. */
class Paper {
  readonly sheet: Sheet
  readonly #owed: boolean
  readonly #decimals: number

  constructor(data: Data, sheet: Sheet) {
    this.sheet = sheet
    this.#owed = data.owed
    this.#decimals = decimalsOf(data.currency)
  }

  cents(amount: string): Cents {
    const cents = parseCents(amount, this.#decimals)
    return this.#owed && cents !== 0 ? -cents : cents
  }

  /** The text of a bank account, or that of a card. */
  say(bank: Text, card: Text = bank, values?: Readonly<Record<string, string | number>>): string {
    return this.sheet.say(this.#owed ? card : bank, values)
  }

  sum(items: readonly { readonly amount: string }[]): Cents {
    return items.reduce((all, { amount }) => all + this.cents(amount), 0)
  }
}

const balanceRow = (description: string, balance: Cents, style?: ReportRow['style']): ReportRow => ({
  ...(style ? { style } : {}),
  cells: { description, balance },
})

/** An item, with its age in days where that matters: what the statement shows has none. */
function itemRow(paper: Paper, { date, number, text, age, amount, shownOn }: Item, aged = true): ReportRow {
  const later = { fr: '{text} (au relevé du {day})', en: '{text} (on the statement of {day})' }
  const description = shownOn ? paper.sheet.say(later, { text, day: paper.sheet.day(shownOn) }) : text
  return {
    indent: 1,
    cells: { date, number, description, age: aged ? age : null, amount: paper.cents(amount) },
  }
}

/** A group of items with what they add up to; nothing when there are none. */
function group(paper: Paper, title: Text, items: readonly Item[], sign: 1 | -1): ReportRow[] {
  if (items.length === 0) return []
  const name = paper.sheet.say(title)
  return [
    { style: 'section', cells: { description: name } },
    ...items.map((item) => itemRow(paper, item)),
    { style: 'subtotal', cells: { description: name, amount: null, balance: sign * paper.sum(items) } },
  ]
}

const OUT: Text = { fr: 'Chèques et paiements en circulation', en: 'Outstanding cheques and payments' }
const INTO: Text = { fr: 'Dépôts en circulation', en: 'Outstanding deposits' }
const CARD_OUT: Text = { fr: 'Achats pas encore au relevé', en: 'Purchases not on the statement yet' }
const CARD_INTO: Text = { fr: 'Paiements pas encore au relevé', en: 'Payments not on the statement yet' }
const IGNORED: Text = {
  fr: 'Lignes du relevé ignorées, à retrancher',
  en: 'Statement lines ignored, to be taken off',
}
const LATER: Text = {
  fr: 'Au relevé, inscrit aux livres après cette date, à retrancher',
  en: 'On the statement, in the books after that day, to be taken off',
}

const isIn = ({ amount }: Item) => !amount.startsWith('-')

/** From the balance of the statement to that of the books. */
function bridge(paper: Paper, data: Data): ReportRow[] {
  const { sheet } = paper
  const day = sheet.day(data.through)
  const { outstandingItems, ignoredItems, laterItems } = data
  const balance = paper.cents(data.balance)
  const off = paper.sum([...ignoredItems, ...laterItems])
  const adjusted = balance + paper.cents(data.outstanding.sum) - off
  const books = paper.cents(data.books)
  return [
    balanceRow(
      paper.say(
        { fr: 'Solde du relevé au {day}', en: 'Balance of the statement on {day}' },
        { fr: 'Solde dû au relevé du {day}', en: 'Balance owed on the statement of {day}' },
        { day },
      ),
      balance,
      'total',
    ),
    ...group(paper, data.owed ? CARD_INTO : INTO, outstandingItems.filter(isIn), 1),
    ...group(
      paper,
      data.owed ? CARD_OUT : OUT,
      outstandingItems.filter((item) => !isIn(item)),
      1,
    ),
    ...group(paper, IGNORED, ignoredItems, -1),
    ...group(paper, LATER, laterItems, -1),
    balanceRow(sheet.say({ fr: 'Solde rajusté', en: 'Adjusted balance' }), adjusted, 'total'),
    balanceRow(
      sheet.say({ fr: 'Solde aux livres au {day}', en: 'Balance in the books on {day}' }, { day }),
      books,
    ),
    balanceRow(sheet.say({ fr: 'Écart', en: 'Difference' }), adjusted - books, 'total'),
  ]
}

/** From the statement before to this one; every line when the detail is asked. */
function movements(paper: Paper, data: Data, isDetailed: boolean): ReportRow[] {
  if (data.first) return []
  const { sheet } = paper
  const counted = (text: Text, count: number) => `${sheet.say(text)} (${count})`
  const into = paper.say(
    { fr: 'Dépôts et autres entrées au relevé', en: 'Deposits and other money in, on the statement' },
    { fr: 'Paiements et crédits au relevé', en: 'Payments and credits on the statement' },
  )
  const out = paper.say(
    { fr: 'Chèques, paiements et frais au relevé', en: 'Cheques, payments and fees on the statement' },
    { fr: 'Achats et frais au relevé', en: 'Purchases and fees on the statement' },
  )
  const side = (name: string, { count, sum }: Data['in'], items: readonly Item[]): ReportRow[] => [
    ...(isDetailed ? items.map((item) => itemRow(paper, { ...item, shownOn: null }, false)) : []),
    {
      style: 'subtotal',
      cells: { description: counted({ fr: name, en: name }, count), balance: paper.cents(sum) },
    },
  ]
  return [
    {
      style: 'section',
      cells: { description: sheet.say({ fr: 'Mouvements du relevé', en: 'Movements of the statement' }) },
    },
    balanceRow(sheet.say({ fr: 'Solde précédent', en: 'Previous balance' }), paper.cents(data.opening)),
    ...side(into, data.in, data.clearedItems.filter(isIn)),
    ...side(
      out,
      data.out,
      data.clearedItems.filter((item) => !isIn(item)),
    ),
    balanceRow(
      sheet.say({ fr: 'Solde du relevé', en: 'Balance of the statement' }),
      paper.cents(data.balance),
      'total',
    ),
  ]
}

function changes(paper: Paper, data: Data): ReportRow[] {
  if (data.changes.length === 0) return []
  return [
    {
      style: 'section',
      cells: { description: paper.sheet.say({ fr: 'Changements depuis', en: 'Changes since' }) },
    },
    ...data.changes.map(({ kind, date, number, text, amount }) => ({
      indent: 1,
      cells: {
        date,
        number,
        description: `${paper.sheet.say(CHANGES[kind])} – ${text}`,
        amount: paper.cents(amount),
      },
    })),
  ]
}

/** Who reconciled and when, from which file, and whether it stands. */
function notesOf(data: Data, sheet: Sheet): string[] {
  const on = (at: number) => sheet.day(localDay(at))
  const who = data.userName ?? data.user
  const done: Text = data.first
    ? { fr: 'Point de départ noté par {who} le {day}.', en: 'Starting point noted by {who} on {day}.' }
    : { fr: 'Rapproché par {who} le {day}.', en: 'Reconciled by {who} on {day}.' }
  const undone: Text = { fr: 'Annulé le {day} : {reason}', en: 'Undone on {day}: {reason}' }
  const broken: Text = {
    fr: 'Ce rapprochement ne tient plus : voir les changements depuis.',
    en: 'This reconciliation does not hold any more: see the changes since.',
  }
  const held: Text = {
    fr: 'Ce rapprochement ne compte pas : un autre appareil en a fait un du même jour ou des mêmes écritures.',
    en: 'This reconciliation does not count: another device made one of the same day or the same entries.',
  }
  return [
    sheet.say(done, { who, day: on(data.at) }),
    ...(data.fileName
      ? [sheet.say({ fr: 'Relevé : {name}', en: 'Statement: {name}' }, { name: data.fileName })]
      : []),
    ...(data.undoneAt === null
      ? []
      : [sheet.say(undone, { day: on(data.undoneAt), reason: data.reason ?? '' })]),
    ...(data.status === 'held' ? [sheet.say(held)] : []),
    ...(data.status === 'stands' && !data.holds ? [sheet.say(broken)] : []),
    sheet.say({
      fr: 'Préparé par ____________________   Approuvé par ____________________   Date ______________',
      en: 'Prepared by ____________________   Approved by ____________________   Date ______________',
    }),
  ]
}

const reconciliation = exported(get, (data, sheet, { detail }): Drawn => {
  const paper = new Paper(data, sheet)
  const { account, through } = data
  const title: Text = data.first
    ? { fr: 'Rapprochement bancaire – point de départ', en: 'Bank reconciliation – starting point' }
    : { fr: 'Rapprochement bancaire', en: 'Bank reconciliation' }
  return {
    title: sheet.say(title),
    subtitle: [`${account} ${sheet.nameOf(getAccount(sheet.company.sql, account))}`, sheet.asOf(through)],
    columns: sheet.columns({
      date: 'date',
      number: 'text',
      description: 'text',
      age: 'number',
      amount: 'money',
      balance: 'money',
    }),
    rows: [...bridge(paper, data), ...movements(paper, data, detail), ...changes(paper, data)],
    notes: notesOf(data, sheet),
    currency: data.currency,
    stamp: stampOf(account, through),
  }
})

export const reconciliationExports = [reconciliation] as const
