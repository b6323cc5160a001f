/** Which account a statement is of, and in which currency, from what its pages print. */
import { currencyOf } from '../decimal.ts'
import { fold } from '../text.ts'
import type { ReadRow } from './cells.ts'

/** A name of an account, and where it is printed. */
export interface AccountName {
  readonly at: number
  readonly id: string
}

const IBAN = /\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?)(?![A-Z0-9])/
const NAMED =
  /(?:comptes?|account|folio|carte|card|rekening|konto|rib|numero|number|no\.?|n[°ºo])[^\d*Xx]{0,28}?[ :#]\s{0,4}([A-Z]{0,4}[\d*Xx][\d*Xx \-./]{3,32}[\d*Xx])/i
const ABOUT =
  /compte|account|folio|carte|card|rekening|konto|\brib\b|iban|livret|epargne|savings|chequing|checking|spaar/
const NOT_ACCOUNT = /tel|fax|phone|client n|customer|page|bic|siren|siret|tva|capital|rcs|appel/

/** Words between an account and a number that make it one to call: `your card, call 410-555-0199`. */
const CALLED = /\b(?:call|calling|phone|telephone|tel|fax|appel|appeler|appelez)\b/

/** RBC and others print transit and account; files write them with a hyphen between. */
const TRANSIT = /^(\d{5}) (\d{3})-(\d{3})-(\d)$/

function tidied(id: string): string {
  const transit = TRANSIT.exec(id)
  if (transit) return `${transit[1]}-${transit[2]}${transit[3]}${transit[4]}`
  return id.replace(/\s+/g, ' ').trim()
}

/** Whether the check digits fit: letters count from 10, and the whole leaves 1 when divided by 97. */
function isChecked(iban: string): boolean {
  let rest = 0
  for (const char of iban.slice(4) + iban.slice(0, 4))
    for (const digit of String(Number.parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

/** An IBAN that is called so, or whose check digits fit: other marks of a printer look the same. */
function ibanIn(text: string): string | null {
  const match = IBAN.exec(text)
  if (!match || match[1]!.replace(/\D/g, '').length < 10) return null
  // words printed behind it look like more of it: `BE68 5390 0754 7034 EUR`
  const groups = match[1]!.split(' ')
  for (let count = groups.length; count > 0; count--) {
    const iban = groups.slice(0, count).join('')
    if (isChecked(iban)) return iban
    if (!/^[A-Z]+$/.test(groups[count - 1]!)) break
  }
  return /iban/i.test(text.slice(0, match.index)) ? groups.join('') : null
}

function accountIn(text: string): string | null {
  const folded = fold(text)
  if (!ABOUT.test(folded) || text.length > 160) return null
  const named = NAMED.exec(text)
  if (!named || named[1]!.replace(/[^\d*Xx]/g, '').length < 4) return null
  if (NOT_ACCOUNT.test(fold(text.slice(0, named.index)).slice(-16))) return null
  if (CALLED.test(fold(named[0]))) return null
  return /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(named[1]!.trim()) ? null : tidied(named[1]!)
}

/** Products of Desjardins, printed as headings of the accounts of one folio. */
const PRODUCT = /^((?:EOP|ES|MC|PR|EF|CS|EAV|MLA|ET|REER|CELI)\d{0,2})\b(?!\s*[:/])/

/** Every account named in the rows; a folio's accounts are told by the product printed over each table. */
export function accountNames(rows: readonly ReadRow[]): AccountName[] {
  const names: AccountName[] = []
  let folio: string | null = null
  for (const { row, at } of rows) {
    const text = row.cells
      .map((cell) => cell.text)
      .join('  ')
      .slice(0, 300)
    const found = /folio\D{0,6}(\d{4,9})/i.exec(text)
    if (found) {
      folio = found[1]!
      names.push({ at, id: folio })
      continue
    }
    const product = folio === null ? null : PRODUCT.exec(row.cells[0]?.text ?? '')
    if (product) names.push({ at, id: `${folio}-${product[1]}` })
    else {
      const id =
        ibanIn(text) ?? row.cells.map((cell) => accountIn(cell.text)).find((one) => one) ?? accountIn(text)
      if (id) names.push({ at, id })
    }
  }
  return names
}

/** The names that stand outside the movements: `Card 4519` in the text of one is no account. */
export function namesOutside(
  names: readonly AccountName[],
  entries: readonly { rows: readonly number[] }[],
): AccountName[] {
  const taken = new Set(entries.flatMap(({ rows }) => rows))
  return names.filter(({ at }) => !taken.has(at))
}

/** The name that stands nearest before a row, an IBAN before other numbers; else the first of the file. */
export function nameAt(names: readonly AccountName[], at: number): string | null {
  const before = names.filter((name) => name.at < at)
  const own = before.at(-1) ?? names[0]
  const iban = before.findLast(({ id }) => /^[A-Z]{2}\d{2}[A-Z0-9]{8}/.test(id))
  return iban?.id ?? own?.id ?? null
}

/** Where a currency is that of the account; in other texts it may be that of a purchase abroad. */
const SPEAKS =
  /devise|currency|munt|wahrung|währung|compte|account|rekening|konto|statement|relev|solde|balance|saldo|d[ée]bit|cr[ée]dit|montant|amount|bedrag|betrag/i

const CODE =
  /(?<![\p{L}\d])(CAD|USD|EUR|XOF|XAF|CHF|GBP|AUD|NZD|SGD|HKD|ZAR|F(?:rancs?)? ?CFA|euros?|€|£|US ?\$|dollars? (?:americains?|US)|U\.?S\.? dollars?|MAD|TND|GNF|CDF)(?![\p{L}])/giu

/** The currency that the document names most; null when it names none (a bare `$` is of many countries). */
export function currencyIn(texts: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const text of texts) {
    if (text.length > 140 || !SPEAKS.test(text)) continue
    for (const match of text.matchAll(CODE)) {
      const word = fold(match[1]!)
        .replace(/[ .]/g, '')
        .replace(/^francs?cfa$/, 'fcfa')
        .toUpperCase()
      const code = /^US\$|^DOLLARS?|^USDOLLAR/.test(word)
        ? 'USD'
        : (currencyOf(word) ?? (word === 'EURO' || word === 'EUROS' ? 'EUR' : null))
      if (code)
        counts.set(
          code,
          (counts.get(code) ?? 0) + (/devise|currency|munt|compte|account/i.test(text) ? 20 : 1),
        )
    }
  }
  let best: string | null = null
  for (const [code, count] of counts) if (!best || count > counts.get(best)!) best = code
  return best
}

const digitsOf = (id: string) => id.replace(/\D/g, '')

/** The name printed between two tables that are no one account: of the second, when it is not a way to write the first's. */
export function nameBetween(
  names: readonly AccountName[],
  from: number,
  to: number,
  first: string,
): string | null {
  const found = names.findLast(({ at }) => at > from && at < to)
  return found && !digitsOf(first).includes(digitsOf(found.id)) ? found.id : null
}
