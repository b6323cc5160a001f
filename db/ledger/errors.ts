/** Refusals of the ledger, each with the cause and what to do next. */
import { catalogue } from '../rules/errors.ts'

export const {
  refuse,
  detail,
  texts: ledgerTexts,
} = catalogue({
  'ledger.refused': {
    fr: 'L’écriture n’a pas été enregistrée : {count} chose(s) à corriger.',
    en: 'The entry was not posted: {count} thing(s) to correct.',
  },
  'ledger.tooFewLines': {
    fr: 'Une écriture a au moins deux lignes.',
    en: 'An entry has at least two lines.',
  },
  'ledger.unbalanced': {
    fr: 'Les débits ({debit}) et les crédits ({credit}) diffèrent de {difference}. Corrigez un montant ou ajoutez une ligne.',
    en: 'Debits ({debit}) and credits ({credit}) differ by {difference}. Correct an amount or add a line.',
  },
  'ledger.zeroLine': {
    fr: 'Le montant est nul. Donnez un débit ou un crédit, ou retirez la ligne.',
    en: 'The amount is zero. Give a debit or a credit, or remove the line.',
  },
  'ledger.oneSide': {
    fr: 'Donnez un débit ou un crédit, l’un des deux seulement.',
    en: 'Give a debit or a credit, only one of the two.',
  },
  'ledger.unknownAccount': {
    fr: 'Le compte {account} n’existe pas. Choisissez-le dans le plan comptable ou créez-le.',
    en: 'Account {account} does not exist. Choose it from the chart of accounts or create it.',
  },
  'ledger.closedAccount': {
    fr: 'Le compte {account} est fermé. Rouvrez-le ou choisissez-en un autre.',
    en: 'Account {account} is closed. Reopen it or choose another.',
  },
  'ledger.unknownParty': {
    fr: 'Le client ou fournisseur {party} n’existe pas dans cette entreprise.',
    en: 'Client or supplier {party} does not exist in this company.',
  },
  'ledger.unknownProject': {
    fr: 'Le projet {project} n’existe pas dans cette entreprise.',
    en: 'Project {project} does not exist in this company.',
  },
  'ledger.unknownTax': {
    fr: 'La taxe {tax} n’est pas connue dans ce pays.',
    en: 'Tax {tax} is not known in this country.',
  },
  'ledger.foreignIncomplete': {
    fr: 'Une ligne en devise a les trois : devise, montant en devise et taux.',
    en: 'A line in a foreign currency has all three: currency, foreign amount and rate.',
  },
  'ledger.foreignMismatch': {
    fr: '{foreign} {currency} au taux de {rate} font {expected}, pas {amount}. Corrigez l’un des trois.',
    en: '{foreign} {currency} at a rate of {rate} make {expected}, not {amount}. Correct one of the three.',
  },
  'ledger.periodLocked': {
    fr: 'La période est verrouillée jusqu’au {through}. Datez l’écriture après cette date, ou déverrouillez la période avec un motif.',
    en: 'The period is locked through {through}. Date the entry after that day, or unlock the period with a reason.',
  },
  'ledger.noEntry': {
    fr: 'L’écriture {entry} n’existe pas. Cherchez-la par son numéro dans le grand livre.',
    en: 'Entry {entry} does not exist. Look for it by its number in the ledger.',
  },
  'ledger.ofDocument': {
    fr: 'Cette écriture est celle du document {number}. Annulez le document lui-même, ou faites une note de crédit.',
    en: 'This entry is that of document {number}. Cancel the document itself, or make a credit note.',
  },
  'ledger.alreadyReversed': {
    fr: 'L’écriture nº {number} est déjà contrepassée par la nº {by}.',
    en: 'Entry no. {number} is already reversed by no. {by}.',
  },
  'ledger.doneAgain': {
    fr: 'Ce que l’écriture nº {number} avait annulé a été refait depuis par une autre. Annulez d’abord celle-là.',
    en: 'What entry no. {number} had undone was done again since by another. Undo that one first.',
  },
  'ledger.bankSide': {
    fr: 'Cette écriture vient du relevé : le compte {account} doit y rester pour {amount}. Corrigez les autres lignes.',
    en: 'This entry comes from the bank statement: account {account} must stay at {amount}. Correct the other lines.',
  },
  'ledger.heldEntry': {
    fr: 'L’écriture nº {number} est en attente : elle ne compte dans aucun solde. Acceptez-la d’abord.',
    en: 'Entry no. {number} is held: it counts in no balance. Accept it first.',
  },
  'ledger.tooManyLines': {
    fr: 'Une écriture a au plus {max} lignes. Partagez-la en plusieurs.',
    en: 'An entry has at most {max} lines. Split it into several.',
  },
  'ledger.tooLarge': {
    fr: 'Le total dépasse le plus grand montant accepté. Corrigez un montant ou le taux.',
    en: 'The total is above the largest amount accepted. Correct an amount or the rate.',
  },
  'ledger.tooLong': {
    fr: 'Les libellés de cette écriture sont trop longs. Abrégez-les.',
    en: 'The memos of this entry are too long. Shorten them.',
  },
  'period.alreadyLocked': {
    fr: 'La période est déjà verrouillée jusqu’au {through}. Choisissez une date plus tardive.',
    en: 'The period is already locked through {through}. Choose a later date.',
  },
  'period.notLocked': {
    fr: 'Aucune période n’est verrouillée.',
    en: 'No period is locked.',
  },
  'period.unlockLater': {
    fr: 'La période n’est verrouillée que jusqu’au {through} ; donnez une date antérieure.',
    en: 'The period is only locked through {through}; give an earlier day.',
  },
  'year.alreadyClosed': {
    fr: 'L’exercice {year} est déjà fermé par l’écriture nº {number}. Contrepassez-la pour le fermer de nouveau.',
    en: 'Fiscal year {year} is already closed by entry no. {number}. Reverse it to close the year again.',
  },
  'year.nothing': {
    fr: 'L’exercice {year} n’a ni produit ni charge : il n’y a rien à fermer.',
    en: 'Fiscal year {year} has neither income nor expense: there is nothing to close.',
  },
  'year.noRetainedEarnings': {
    fr: 'Aucun compte ne joue le rôle de bénéfices non répartis. Donnez ce rôle à un compte de capitaux propres.',
    en: 'No account has the role of retained earnings. Give that role to an equity account.',
  },
  'held.unknown': {
    fr: 'Rien n’est en attente sous l’identité {fact}.',
    en: 'Nothing is held under the identity {fact}.',
  },
  'held.restsOnHeld': {
    fr: 'Ce fait repose sur un autre qui ne compte pas. Acceptez d’abord celui-là.',
    en: 'This fact rests on another that does not count. Accept that one first.',
  },
  'held.sentTwice': {
    fr: 'Ce document a déjà été émis ou annulé par un autre appareil : il ne compte qu’une fois. Gardez celui qui compte, ou copiez-le en un nouveau brouillon.',
    en: 'This document was already issued or cancelled on another device: it counts once. Keep the one that counts, or copy it into a new draft.',
  },
})
