/** Words in cells that give the sign of an amount or say that a row is no movement. */
import { fold } from '../text.ts'

/** Money in or out. */
export type Side = 'in' | 'out'

const OUT = new Set(
  'd dr db deb debe dare debit debet dbit af o out s soll uit - debito cargo withdrawal depense sortie debited'.split(
    ' ',
  ),
)
const IN = new Set(
  'c cr cb cred haber avere credit k kredit bij i in h haben + credito abono deposit recette entree credited kreditt'.split(
    ' ',
  ),
)
const PENDING =
  /pending|en attente|en cours|a venir|process(ing|ed soon)|revert|refus|reject|rejet|annul|cancel|declin|fail|echou|echec|geweigerd|in behandeling|vorgemerkt|authori[sz]|autoris|voided|expired|expire|geannuleerd|nicht gebucht|autorizz|in sospeso|\boffen\b|\breserv(er|ier)|\b(af)?venter\b|vantande|oczekuj|pendien|pendent/

const ROWS =
  '(operations?|transactions?|mouvements?|movements?|ecritures?|paiements?|payments?|prelevements?|lancamentos?|movimientos?|movimentos?|operaciones|operacoes|operazioni|transacciones|transacoes|transazioni|movimenti|pagos|umsatze|buchungen|verrichtingen|boekingen|transacties)'
/** Headings of rows that are announced and not booked, and of rows that are booked. */
const ANNOUNCED = new RegExp(
  `^(${ROWS} )?(a venir|en attente|en instance|pending|upcoming|not yet booked|futur[aoes]{0,3}|pendientes?|pendentes?|in sospeso|in behandeling|vorgemerkt)$|^(pending|upcoming|scheduled|future|vorgemerkte|openstaande) ${ROWS}$|^${ROWS} (en cours|non comptabilisee?s?|por contabilizar|non contabilizzat[ei])$`,
)
const BOOKED = new RegExp(
  `^${ROWS} (comptabilisee?s?|passee?s?|effectuee?s?|enregistree?s?|posted|booked|completed|efectuad[ao]s|contabilizad[ao]s|contabilizzat[ei]|realizad[ao]s|geboekt)$|^(posted|booked|completed|cleared|gebuchte|geboekte) ${ROWS}$`,
)

/** What is longer is no heading. */
const HEADING_MAX = 60
const plain = (heading: string) =>
  fold(heading)
    .replace(/[\s:]+/g, ' ')
    .trim()

/** What a heading says of the rows below it; null for a text that says nothing of the kind. */
export function sectionOf(heading: string): 'announced' | 'booked' | null {
  if (heading.length > HEADING_MAX) return null
  const text = plain(heading)
  return ANNOUNCED.test(text) ? 'announced' : BOOKED.test(text) ? 'booked' : null
}

const words = (text: string) => new Set(text.split('|').map((word) => word.trim()))
/** Headings of what goes out, and of what comes in: the amounts below them may bear no sign. */
const SECTIONS_OUT = words(
  `debit|debits|retrait|retraits|sortie|sorties|sorties de fonds|depenses|decaissements|prelevements|cheques|cheques emis|cheques payes|frais|frais bancaires|achats
  |withdrawal|withdrawals|subtractions|checks|checks paid|cheques paid|fees|service charges|service fees|purchases|money out|paid out|payments out|cash out|debits electroniques|electronic debits
  |cargos|retiros|egresos|salidas|debitos|saidas|saques|belastungen|lastschriften|ausgange|ausgaben|uitgaven|afschrijvingen|uscite|addebiti|prelievi`,
)
const SECTIONS_IN = words(
  `credit|credits|depot|depots|entrees|entrees de fonds|recettes|encaissements|remboursements
  |deposit|deposits|additions|receipts|refunds|money in|paid in|payments in|cash in|credits electroniques|electronic credits
  |abonos|depositos|ingresos|entradas|creditos|gutschriften|eingange|einnahmen|ontvangsten|bijschrijvingen|entrate|accrediti`,
)
const AND = /,| (?:et|and|&|y|und|en|e) |\//
const OTHER = /^(?:autres?|other|otros|otras|outros|outras|sonstige|andere|altri|altre|les|des) /

/** The side that a heading tells of the rows below it: `Retraits et autres débits`; null for any other text. */
export function sideOfSection(heading: string): Side | null {
  if (heading.length > HEADING_MAX) return null
  const named = plain(heading)
    .split(AND)
    .map((part) => part.trim().replace(OTHER, ''))
  if (named.every((part) => SECTIONS_OUT.has(part))) return 'out'
  return named.every((part) => SECTIONS_IN.has(part)) ? 'in' : null
}

/** What a column that tells such rows apart says of them; memo: an authorization or a hold (PayPal). */
const UNMOVED = new Set('memo pending yes y true oui si sim x 1'.split(' '))

/** 'out' for a debit flag, 'in' for a credit flag, null for any other text. */
export function sideOf(cell: string): 'out' | 'in' | null {
  const text = cell.trim()
  if (text.length === 0 || text.length > 12) return null
  const word = fold(text).replace(/\.$/, '')
  return OUT.has(word) ? 'out' : IN.has(word) ? 'in' : null
}

/** True where a column of its own says that the row moved no money. */
export const isUnmoved = (cell: string): boolean => UNMOVED.has(fold(cell.trim()))

/** True for the status of a row that moved no money (yet). */
export function isPendingStatus(cell: string): boolean {
  return cell.trim() !== '' && cell.length < 60 && PENDING.test(fold(cell))
}
