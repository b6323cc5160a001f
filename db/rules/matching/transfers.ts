/**
 * Lines of two own accounts that show one transfer: the same amount out of one and into the other, within days. Amount
 * and day alone are chance; a label must speak of it. Always left to a person. Linear in the lines.
 */
import { dayNumber } from '../dates.ts'
import { compareIds, placeOf } from './prepare.ts'
import { MARGIN, POINTS, TRANSFER_DAYS, TRANSFER_RIVALS_MAX } from './scale.ts'
import type { LineToMatch, Reason } from './types.ts'
import { labelKind, plainText, tokensOf } from './words.ts'

export interface OwnLine extends LineToMatch {
  readonly account: string
}

/** How a label may name an own account: its number at the bank, its name. */
export interface OwnAccount {
  readonly account: string
  readonly names: readonly string[]
}

export interface Transfer {
  /** The line of the account that pays, and that of the one that gets it. */
  readonly from: OwnLine
  readonly to: OwnLine
  readonly score: number
  readonly reasons: readonly Reason[]
}

interface Known {
  readonly line: OwnLine
  readonly day: number
  readonly saysTransfer: boolean
  /** Other own accounts that the label names. */
  readonly named: ReadonlySet<string>
}

/** What a credit card is paid with: PAIEMENT RECU MERCI on its own statement, PAIEMENT VISA on the bank's. */
const cardPayment =
  /\b(PAIEMENT (?:RECU )?MERCI|PAYMENT (?:RECEIVED )?THANK YOU|MERCI DE VOTRE PAIEMENT|(?:PAIEMENT|PAYMENT|PMT|REGLEMENT) (?:CARTE|CARD|VISA|MASTERCARD|MC|AMEX)|(?:VISA|MASTERCARD|AMEX|CARTE) (?:PAIEMENT|PAYMENT|PMT))\b/

/** Words of many names of accounts: none tells one from another. */
const common = new Set(
  'BANQUE BANK CAISSE ENCAISSE CASH COMPTE COMPTES ACCOUNT CHEQUES CHECKING COURANT CURRENT OPERATIONS OPERATING PRINCIPAL MAIN THE DES LES AUX POUR'.split(
    ' ',
  ),
)

/** Words of a name that tell an account from others: at least three letters or digits. */
function wordsOf(name: string): string[] {
  return tokensOf(name)
    .map(({ text }) => text)
    .filter((text) => text.length >= 3 && !common.has(text))
}

function known(line: OwnLine, accounts: readonly OwnAccount[]): Known {
  const label = line.reference ? `${line.description} / ${line.reference}` : line.description
  const tokens = tokensOf(label)
  const text = tokens.map((token) => token.text).join(' ')
  const said = new Set(tokens.map((token) => token.text))
  const named = accounts.filter(
    ({ account, names }) =>
      account !== line.account &&
      names.some((name) => {
        const words = wordsOf(name)
        return words.length > 0 && words.every((word) => said.has(word))
      }),
  )
  return {
    line,
    day: dayNumber(line.date),
    saysTransfer: labelKind(label, tokens).isOwnTransfer || cardPayment.test(plainText(text)),
    named: new Set(named.map(({ account }) => account)),
  }
}

const DAY_CODES = ['dateSame', 'dateOne', 'dateThree', 'dateThree'] as const

const reason = (code: keyof typeof POINTS): Reason => ({ code, points: POINTS[code] })

function pair(out: Known, into: Known): Transfer | null {
  const gap = Math.abs(out.day - into.day)
  const isNamed = out.named.has(into.line.account) || into.named.has(out.line.account)
  if (gap > TRANSFER_DAYS || out.line.account === into.line.account) return null
  if (!isNamed && !out.saysTransfer && !into.saysTransfer) return null
  const reasons = [
    reason('amountExact'),
    reason(DAY_CODES[gap] ?? 'dateSeven'),
    ...(out.saysTransfer || into.saysTransfer ? [reason('ownTransfer')] : []),
    ...(isNamed ? [reason('ownAccount')] : []),
  ]
  return {
    from: out.line,
    to: into.line,
    score: reasons.reduce((sum, { points }) => sum + points, 0),
    reasons,
  }
}

/** Every pair that may be one transfer, of lines of one amount; bounded for each line. */
function pairsAmong(lines: readonly Known[]): Transfer[] {
  const outgoing = lines.filter(({ line }) => line.cents < 0)
  const incoming = Map.groupBy(
    lines.filter(({ line }) => line.cents > 0),
    ({ line }) => line.cents,
  )
  return outgoing.flatMap((out) => {
    const own = incoming.get(-out.line.cents) ?? []
    const first = placeOf(own, ({ day }) => day, out.day - TRANSFER_DAYS)
    return own.slice(first, first + TRANSFER_RIVALS_MAX).flatMap((into) => pair(out, into) ?? [])
  })
}

/**
 * The transfers between own accounts among lines that wait, each line in one at most. Another pair that fits almost as
 * well is told. Lines of several accounts in one currency; the order of the input does not matter.
 */
export function transfersOf(lines: readonly OwnLine[], accounts: readonly OwnAccount[]): Transfer[] {
  const all = lines
    .map((line) => known(line, accounts))
    .toSorted((a, b) => a.day - b.day || compareIds(a.line.id, b.line.id))
  const pairs = pairsAmong(all).toSorted(
    (a, b) =>
      b.score - a.score ||
      compareIds(a.from.date, b.from.date) ||
      compareIds(a.from.id, b.from.id) ||
      compareIds(a.to.id, b.to.id),
  )
  const rivals = Map.groupBy(
    pairs.flatMap((one) => [
      { id: one.from.id, one },
      { id: one.to.id, one },
    ]),
    ({ id }) => id,
  )
  const used = new Set<string>()
  return pairs.flatMap((one) => {
    if (used.has(one.from.id) || used.has(one.to.id)) return []
    used.add(one.from.id).add(one.to.id)
    const hasRival = [one.from.id, one.to.id].some((id) =>
      rivals.get(id)!.some(({ one: other }) => other !== one && one.score - other.score < MARGIN),
    )
    const guard: Reason = { code: 'guardLine', points: 0 }
    return [{ ...one, reasons: hasRival ? [...one.reasons, guard] : one.reasons }]
  })
}
