/** What is said of an entry: its label, its counterparty, its reference. */
import type { ParsedLine } from '../../parsed.ts'
import { sumDecimals } from '../decimal.ts'
import { joinTexts, tidyText } from '../text.ts'
import type { RecordValues } from './collect.ts'
import { camtSign, referenceIn, someAmount } from './values.ts'

/** An entry with the first of its transactions and how many it has. */
export interface Entry {
  readonly record: RecordValues
  readonly transactions: readonly RecordValues[]
  readonly count: number
}

/** Whose statement it is, so that a movement does not name its owner as the other side. */
export interface Owner {
  readonly account: string
  readonly name: string
}

const LABEL_MAX = 2000
const REFERENCES_MAX = 50

const field = (record: RecordValues, name: string) => tidyText(record.fields.get(name) ?? '')

/** Swiss banks write with each payment of a slip whether they rejected it: 0 says no. */
const ACCEPTED = '?REJECT?0'
const valuesOf = ({ lists }: RecordValues, name: string) =>
  (lists.get(name) ?? []).filter((value) => value !== ACCEPTED)

/** One text of all values of a list, in the order of the file. */
function listed(entry: Entry, name: string): string {
  const parts: string[] = []
  let length = 0
  for (const transaction of entry.transactions) {
    for (const value of valuesOf(transaction, name)) {
      if (length > LABEL_MAX) return parts.join(' ')
      const text = tidyText(value)
      if (text === '') continue
      parts.push(text)
      length += text.length + 1
    }
  }
  return parts.join(' ')
}

function eachOf(entry: Entry, names: readonly string[]): string[] {
  const found = new Set<string>()
  for (const transaction of entry.transactions)
    for (const name of names)
      for (const value of valuesOf(transaction, name))
        if (found.size < REFERENCES_MAX) found.add(tidyText(value))
  return [...found]
}

interface Side {
  readonly name: string
  readonly account: string
}

function sideOf(record: RecordValues, role: 'debtor' | 'creditor', owner: Owner): Side {
  const last = role === 'debtor' ? 'lastDebtor' : 'lastCreditor'
  const account = (record.fields.get(`${role}Account`) ?? '').replace(/\s+/g, '')
  const name = field(record, role) || field(record, last) || field(record, `${role}AccountName`)
  return { name, account: account === owner.account ? '' : account }
}

/**
 * The other side of one transaction. Of money in that is the debtor, of money out the creditor; of a reversal the
 * parties are those of the payment it takes back (ISO 20022, ReversalIndicator).
 */
function otherSide(transaction: RecordValues, entry: RecordValues, owner: Owner, reversed: boolean): Side {
  const moneyIn = camtSign(entry.fields.get('direction')) === 1
  const first = sideOf(transaction, moneyIn === reversed ? 'creditor' : 'debtor', owner)
  if (first.name !== '' || first.account !== '') return first
  const second = sideOf(transaction, moneyIn === reversed ? 'debtor' : 'creditor', owner)
  return second.account === '' || second.name === owner.name ? { name: '', account: '' } : second
}

/** The side that all transactions share; empty when they have several. */
function commonSide(entry: Entry, owner: Owner, reversed: boolean): Side {
  const sides = entry.transactions.map((transaction) => otherSide(transaction, entry.record, owner, reversed))
  const [first] = sides
  if (!first) return { name: '', account: '' }
  return {
    name: sides.every(({ name }) => name === first.name) ? first.name : '',
    account: sides.every(({ account }) => account === first.account) ? first.account : '',
  }
}

/** What was ordered in another currency than the entry's: `USD 500.00`. */
function ordered(entry: Entry): string {
  const { record, transactions, count } = entry
  const from = record.fields.has('instructed') || count !== 1 ? record : transactions[0]!
  const amount = someAmount(from.fields.get('instructed'))
  const currency = from.fields.get('instructedCurrency') ?? ''
  return amount === null || currency === record.fields.get('amountCurrency') ? '' : `${currency} ${amount}`
}

/** Codes of the kind of transaction, where the bank says nothing else. */
function codes({ fields }: RecordValues): string {
  const domain = ['domain', 'family', 'subFamily'].map((name) => fields.get(name) ?? '')
  return tidyText(fields.get('code') ?? '') || tidyText(domain.join(' '))
}

function labelOf(entry: Entry, name: string): string {
  const { record, transactions } = entry
  const free = listed(entry, 'free')
  const informed = transactions.slice(0, REFERENCES_MAX).map((each) => field(each, 'information'))
  const main = free || joinTexts([...informed, field(record, 'information')])
  const references = eachOf(entry, ['structured', 'documents', 'more'])
  const said = joinTexts([name, main, ...references, ordered(entry)])
  const single = entry.count === 1 ? transactions[0] : undefined
  const kind = single ? field(single, 'accountKind') : ''
  return (said || referenceIn(single, 'endToEnd') || kind || codes(record)).slice(0, LABEL_MAX).trimEnd()
}

/** The number that a document may carry too: a cheque, the creditor's reference, the payer's. */
function referenceOf({ record, transactions, count }: Entry): string {
  const [only] = transactions
  if (count !== 1 || !only) return referenceIn(record, 'payment')
  const first = (list: string) => tidyText(only.lists.get(list)?.[0] ?? '')
  return (
    referenceIn(only, 'cheque') ||
    first('structured') ||
    referenceIn(only, 'endToEnd') ||
    first('documents') ||
    referenceIn(only, 'payment')
  )
}

function chargesOf(record: RecordValues): string | null {
  const total = someAmount(record.fields.get('charged'))
  if (total !== null) return total
  const single = (record.lists.get('charges') ?? []).map(someAmount).filter((amount) => amount !== null)
  return single.length === 0 ? null : sumDecimals(single)
}

/** Fees told with an entry, or with its transactions. */
function chargesIn({ record, transactions }: Entry): string | null {
  const own = chargesOf(record)
  if (own !== null) return own
  const each = transactions.map(chargesOf).filter((amount) => amount !== null)
  return each.length === 0 ? null : sumDecimals(each)
}

export type Said = Pick<ParsedLine, 'description'> & Partial<ParsedLine>

/** What a line says beyond its day and amount. `reversed`: its direction is the opposite of that of its payment. */
export function describeEntry(entry: Entry, owner: Owner, reversed: boolean): Said {
  const { record, transactions, count } = entry
  const side = commonSide(entry, owner, reversed)
  const given = tidyText(record.fields.get('bankId') ?? transactions[0]?.fields.get('bankId') ?? '')
  const bankId = referenceIn(record, 'bankId') || (count === 1 ? referenceIn(transactions[0], 'bankId') : '')
  const reference = referenceOf(entry)
  const charges = chargesIn(entry)
  const announced = Number(/^\d{1,15}$/.exec(record.fields.get('batch') ?? '')?.[0] ?? 0)
  const payments = Math.max(count, announced)
  return {
    description: labelOf(entry, side.name),
    ...(given === '' ? {} : { givenId: given }),
    ...(bankId === '' ? {} : { bankId: tidyText(bankId) }),
    ...(reference === '' ? {} : { reference }),
    ...(side.name === '' ? {} : { counterparty: side.name }),
    ...(side.account === '' ? {} : { counterpartyAccount: side.account }),
    ...(charges === null ? {} : { charges }),
    ...(payments > 1 ? { payments } : {}),
  }
}
