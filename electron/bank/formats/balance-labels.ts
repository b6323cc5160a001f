/** Labels of balances that some banks write among the movements, as records like them. */
import { fold } from './text.ts'

/** Whole texts, not beginnings: `SALDO DEVEDOR PARCELA` and `Balance transfer` are movements. */
const BALANCE =
  /^(saldo (anterior|inicial|final|atual|actual|parcial|diario|em conta|(do|del) dia|disponivel|total|total disponivel|disponivel dia|total disponivel dia)|s a l d o|(ancien|nouveau) solde|solde (precedent|initial|final|d'ouverture|de cloture)|((opening|closing|previous|beginning|ending|daily|end of day)( ledger| available| account| statement)?|ledger|available|current) balance|balance (brought|carried)? ?forward)$/
const OPENING =
  /anterior|inicial|ancien|precedent|initial|ouverture|opening|previous|beginning|brought|^balance forward/

/** What a text says of a balance: that before the movements, another one, or (null) nothing. */
export function balanceLabel(text: string): 'opening' | 'other' | null {
  if (text.length > 40) return null
  const label = fold(text.trim())
  if (!BALANCE.test(label)) return null
  return OPENING.test(label) ? 'opening' : 'other'
}
