/** The statement of the month that is left to do. */
import type { Movement } from '../../../db/records/bank-import.ts'
import { addDays, type Day } from '../../../db/rules/dates.ts'
import type { Cents } from '../../../db/rules/money.ts'
import { taxesOn } from '../../../db/rules/tax.ts'
import { SUPPLIERS } from './people.ts'
import { around, type Random } from './random.ts'
import type { Owed } from './trade.ts'

/**
 * What the bank shows: payments of bills that are recorded and of some that are not, deposits that name their invoice or
 * only their client, and what wants an account.
 */
export function statementMovements(
  random: Random,
  month: Day,
  waiting: readonly Owed[],
  bills: readonly (Owed | null)[],
): Movement[] {
  const movement = (day: number, cents: Cents, description: string): Movement => ({
    date: addDays(month, day - 1),
    cents,
    description,
    reference: '',
    valueDate: '',
    bankId: '',
  })
  const paid = SUPPLIERS.map(({ name, cents, day }, index) => {
    const total = bills[index]?.total ?? taxesOn(around(random, cents), ['TPS', 'TVQ'], month).total
    return movement(
      Math.min(28, day + 3),
      -total,
      `Paiement facture - AccèsD Affaires /${name.toUpperCase()}`,
    )
  })
  const [first, second] = waiting
  return [
    ...paid,
    ...(first ? [movement(6, first.total, `Dépôt direct /CONSTRUCTION ${first.number}`)] : []),
    ...(second ? [movement(19, second.total, `Virement Interac /${second.number}`)] : []),
    movement(6, -61_200, 'Prélèvement /ASSURANCES DE CHANTIER'),
    movement(8, -4_598, 'Achat /CAFÉ DU CHANTIER'),
    movement(14, -1_199_000, 'Paie /SERVICE DE PAIE'),
    movement(15, -208_000, 'Prêt - remboursement /PRÊT ÉQUIPEMENT'),
    movement(26, -4_598, 'Achat /CAFÉ DU CHANTIER'),
    movement(28, -4_795, 'Frais d’utilisation'),
    movement(28, 312, 'Intérêt sur EOP'),
  ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
