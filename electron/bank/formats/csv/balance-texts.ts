/** Texts of rows that state a balance or a total and move nothing. */
import { fold } from '../text.ts'

/** `Total` alone is one, TOTAL ENERGIES is a shop. */
const TOTAL_TEXT =
  /^(sous-?total|sub-?total|totaux|totales|totais|totals?)( (general|mouvements?|debits?|credits?|des? .*|du .*))?$/
const BALANCE_TEXT =
  /^(solde (initial|final|d'ouverture|de cloture|precedent|reporte|anterieur|de depart|de debut|de fin|debut|fin)|(ancien |nouveau )?solde (crediteur|debiteur|comptable|au \d[\d/.-]*)|nouveau solde|ancien solde|(opening|closing|beginning|ending|starting|previous|daily|end of day)( ledger| available| account| statement)? balance|(ledger|available|current) balance$|balance (brought|carried|forward|[bc] ?[/.]? ?[dfo]\b)|(anfangs|end|begin|eind|schluss)saldo|(alter|neuer) (konto)?(saldo|stand)|saldovortrag|saldo (inicial|final|anterior|iniziale|finale|contabile|diario|(do|del) dia|total disponivel)|s a l d o$|turnover)\b/
/** Carried from page to page: a text of its own, not the start of one. */
const CARRIED_TEXT =
  /^(a reporter|a nouveau|report( a nouveau| solde)?|[bc] ?\/ ?[df]|(brought|carried) forward)$/

/** Tried first, on the text as it is: folding the text of every row would cost more than all the rest. */
const MAYBE_BALANCE =
  /^(solde|nouveau|ancien|opening|closing|beginning|ending|starting|previous|daily|ledger|available|current|balance|anfang|end|begin|eind|schluss|alter|neuer|saldo|s a l d o|turnover|sous|sub|tota|[aà] (rep|nouv)|report|brought|carried|[bc] ?\/)/i

/** True for the text of a balance, a total or a sum carried over; the text of a movement may begin with such words. */
export function isBalanceText(text: string): boolean {
  if (!MAYBE_BALANCE.test(text)) return false
  const folded = fold(text.trim())
  return BALANCE_TEXT.test(folded) || CARRIED_TEXT.test(folded) || TOTAL_TEXT.test(folded)
}

/** What a row is that has a balance and no amount. */
export const BALANCE_WORD = /^\W*(solde|saldo|balance|kontostand)\b/i

/** True for a sum carried from page to page. */
export const isCarriedText = (text: string): boolean => CARRIED_TEXT.test(fold(text))
