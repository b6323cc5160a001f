/** What is refused about documents, and what to do about it. */
import { catalogue, type Detail, Refusal } from '../../rules/errors.ts'

export const { refuse, detail } = catalogue({
  'document.refused': {
    fr: 'Le document ne peut pas être enregistré : {count} chose(s) à corriger.',
    en: 'The document cannot be recorded: {count} thing(s) to correct.',
  },
  'document.unknown': {
    fr: 'Le document {id} n’existe pas dans cette entreprise. Choisissez-le dans la liste.',
    en: 'Document {id} does not exist in this company. Choose it in the list.',
  },
  'document.otherKind': {
    fr: 'Ce document n’est pas du bon genre ({kind}). Ouvrez-le depuis sa propre liste.',
    en: 'This document is not of the right kind ({kind}). Open it from its own list.',
  },
  'document.notDraft': {
    fr: 'Le document {number} est émis et ne se modifie plus. Faites une note de crédit, ou copiez-le.',
    en: 'Document {number} is issued and can no longer be changed. Make a credit note, or copy it.',
  },
  'document.stillDraft': {
    fr: 'Ce document est un brouillon. Émettez-le d’abord.',
    en: 'This document is a draft. Issue it first.',
  },
  'document.held': {
    fr: 'Le document {number} est en attente et ne compte pas encore. Voyez la liste des faits en attente.',
    en: 'Document {number} is held and does not count yet. See the list of held facts.',
  },
  'document.noParty': {
    fr: 'Choisissez le client ou le fournisseur.',
    en: 'Choose the client or supplier.',
  },
  'document.noLines': {
    fr: 'Le document n’a aucune ligne. Ajoutez-en au moins une.',
    en: 'The document has no line. Add at least one.',
  },
  'document.tooManyLines': {
    fr: 'Un document a au plus {max} lignes. Partagez-le en deux.',
    en: 'A document has at most {max} lines. Divide it in two.',
  },
  'document.notPositive': {
    fr: 'Le total est de {total}. Un document se fait pour un montant positif ; pour rendre de l’argent, faites une note de crédit.',
    en: 'The total is {total}. A document is for a positive amount; to give money back, make a credit note.',
  },
  'document.unknownProduct': {
    fr: 'Le produit {product} n’existe pas. Choisissez-le dans le catalogue.',
    en: 'Product {product} does not exist. Choose it in the catalogue.',
  },
  'document.quantityTooLarge': {
    fr: 'La quantité dépasse la plus grande suivie en stock ({max}). Partagez la ligne, ou cessez de suivre le produit.',
    en: 'The quantity is above the largest kept in stock ({max}). Divide the line, or stop tracking the product.',
  },
  'document.creditBefore': {
    fr: 'Le crédit ({date}) est daté d’avant {number} ({credited}). Datez-le de ce jour ou après.',
    en: 'The credit ({date}) is dated before {number} ({credited}). Date it that day or later.',
  },
  'document.noAccount': {
    fr: 'Aucun compte n’est donné pour cette ligne. Donnez un compte, ou un compte habituel à la fiche.',
    en: 'No account is given for this line. Give an account, or a usual account on the record.',
  },
  'document.noRole': {
    fr: 'Le plan comptable n’a aucun compte qui tienne ce rôle : {role}. Donnez ce rôle à un compte.',
    en: 'The chart has no account in this role: {role}. Give an account that role.',
  },
  'document.voidBefore': {
    fr: 'Le document {number} est du {date} : son annulation ne peut pas être datée d’avant.',
    en: 'Document {number} is dated {date}: its cancellation cannot be dated before.',
  },
  'document.dueBefore': {
    fr: 'L’échéance ({due}) tombe avant la date du document ({date}).',
    en: 'The due date ({due}) falls before the date of the document ({date}).',
  },
  'document.outOfOrder': {
    fr: 'Le dernier numéro émis, {number}, porte la date du {last}. La loi demande des numéros dans l’ordre des dates : datez ce document du {last} ou après.',
    en: 'The last number issued, {number}, is dated {last}. The law asks for numbers in the order of dates: date this document {last} or later.',
  },
  'document.numberTaken': {
    fr: 'Le numéro {number} est déjà pris. Changez la forme des numéros dans Paramètres.',
    en: 'Number {number} is already taken. Change the form of the numbers in Settings.',
  },
  'document.hasPayments': {
    fr: 'Le document {number} est réglé en tout ou en partie. Défaites d’abord ses règlements.',
    en: 'Document {number} is settled in whole or in part. Undo its payments first.',
  },
  'document.cancelled': {
    fr: 'Le document {number} est déjà annulé.',
    en: 'Document {number} is already cancelled.',
  },
  'document.hasCredits': {
    fr: 'Le document {number} a déjà {other}, qui le crédite ou en libère la retenue. Annulez d’abord celui-là.',
    en: 'Document {number} already has {other}, which credits it or releases its holdback. Cancel that one first.',
  },
  'document.refusedQuote': {
    fr: 'Le client a refusé la soumission {number}. Rouvrez-la avant de la facturer.',
    en: 'The client refused quote {number}. Reopen it before invoicing it.',
  },
  'document.answered': {
    fr: 'Ce document a déjà sa réponse. Rouvrez-le d’abord.',
    en: 'This document already has its answer. Reopen it first.',
  },
  'document.notAnswered': {
    fr: 'Ce document n’a pas de réponse à reprendre.',
    en: 'This document has no answer to take back.',
  },
  'document.taxMismatch': {
    fr: 'La taxe {code} n’est sur aucune ligne de ce document.',
    en: 'Tax {code} is on no line of this document.',
  },
  'document.noHoldback': {
    fr: 'Il ne reste aucune retenue à libérer sur {number}.',
    en: 'No holdback is left to release on {number}.',
  },
  'document.holdbackTooMuch': {
    fr: 'La retenue qui reste sur {number} est de {left}. Réduisez ce qui est libéré.',
    en: 'The holdback left on {number} is {left}. Lower what is released.',
  },
  'document.allInvoiced': {
    fr: 'Tout est déjà facturé sur {number}.',
    en: 'All of {number} is invoiced already.',
  },
  'document.creditTooMuch': {
    fr: 'La note de crédit ({total}) dépasse la facture {number} ({invoiced}). Réduisez-la.',
    en: 'The credit note ({total}) is larger than invoice {number} ({invoiced}). Lower it.',
  },
  'payment.nothing': {
    fr: 'Le montant doit être supérieur à zéro.',
    en: 'The amount must be above zero.',
  },
  'payment.tooMuch': {
    fr: 'Il ne reste que {open} à régler sur {number}. Réduisez le montant ; le surplus peut rester au crédit.',
    en: 'Only {open} is left to settle on {number}. Lower the amount; the excess can stay as a credit.',
  },
  'payment.overAllocated': {
    fr: 'Les montants répartis ({sum}) dépassent le règlement ({total}).',
    en: 'The amounts allocated ({sum}) are more than the payment ({total}).',
  },
  'payment.wrongSide': {
    fr: 'Le document {number} ne se règle pas par ce genre de règlement.',
    en: 'Document {number} is not settled by this kind of payment.',
  },
  'payment.otherParty': {
    fr: 'Le document {number} est au nom de quelqu’un d’autre. Un crédit ne sert qu’à son client ou fournisseur.',
    en: 'Document {number} is in another name. A credit only serves its own client or supplier.',
  },
  'payment.needsParty': {
    fr: 'Dites à qui va ce qui n’est pas réparti ({left}).',
    en: 'Say whose credit the part not allocated is ({left}).',
  },
  'payment.noBank': {
    fr: 'Donnez le compte de banque, de caisse ou de carte par où passe l’argent.',
    en: 'Give the bank, cash or card account through which the money passes.',
  },
  'payment.notMoneyAccount': {
    fr: 'L’argent ne passe pas par le compte {account}. Choisissez un compte de banque, de caisse, de carte ou d’emprunt.',
    en: 'Money does not pass through account {account}. Choose a bank, cash, card or loan account.',
  },
  'payment.sameAccount': {
    fr: 'Un virement va d’un compte à un autre. Choisissez deux comptes différents.',
    en: 'A transfer goes from one account to another. Choose two different accounts.',
  },
  'payment.otherCurrency': {
    fr: 'Le compte {account} est en {currency}. Un règlement passe par un compte dans la devise de l’entreprise ; enregistrez celui-ci par une écriture.',
    en: 'Account {account} is in {currency}. A payment passes through an account in the company’s currency; record this one by an entry.',
  },
  'payment.repeated': {
    fr: 'Le document {number} est nommé deux fois. Nommez-le une fois, avec tout le montant.',
    en: 'Document {number} is named twice. Name it once, with the whole amount.',
  },
  'payment.used': {
    fr: 'Ce règlement sert dans un relevé. Défaites d’abord le rapprochement de la ligne.',
    en: 'This payment is matched with a bank line. Undo the match of the line first.',
  },
  'allocation.none': {
    fr: 'Ces deux documents ne sont pas liés.',
    en: 'These two documents are not linked.',
  },
  'allocation.ofPayment': {
    fr: 'Ce lien fait partie du document {number} lui-même. Si c’est un règlement, annulez-le et enregistrez-le de nouveau.',
    en: 'This link is part of document {number} itself. If it is a payment, void it and record it again.',
  },
})

/** One refusal that names all that is wrong; nothing is wrong with no problem. */
export function refuseAll(problems: readonly Detail[]): void {
  const first = problems[0]
  if (!first) return
  throw problems.length === 1
    ? new Refusal(first.code, first.message, problems)
    : refuse('document.refused', { count: problems.length }, problems)
}

/** Said beside an answer, never in the way. */
export const { detail: warning } = catalogue({
  'warning.sameReference': {
    fr: 'Le numéro {reference} de ce fournisseur est déjà enregistré ({number}, {date}). Vérifiez que ce n’est pas la même facture.',
    en: 'Number {reference} of this supplier is already recorded ({number}, {date}). Check that it is not the same bill.',
  },
  'warning.unclassified': {
    fr: 'Une ligne sans compte ira aux opérations à classer ({account}).',
    en: 'A line without an account goes to the suspense account ({account}).',
  },
  'warning.overOrigin': {
    fr: 'Avec ce qui est déjà facturé, {sum} avant taxes dépassent {number} ({total}).',
    en: 'With what is invoiced already, {sum} before tax are more than {number} ({total}).',
  },
  'warning.creditLimit': {
    fr: 'Ce client devra {owed}, plus que sa limite de crédit ({limit}).',
    en: 'This client will owe {owed}, above the credit limit ({limit}).',
  },
  'warning.taxGap': {
    fr: 'La taxe {code} du fournisseur ({given}) diffère du calcul ({computed}).',
    en: 'The supplier’s tax {code} ({given}) differs from the computation ({computed}).',
  },
})
