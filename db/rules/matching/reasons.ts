/** Why a match is proposed, or why it is left to a person: a closed list, in words of a bookkeeper. */
import { fill, type Text } from '../errors.ts'

export const reasonTexts = {
  amountExact: { fr: 'Montant exact', en: 'Exact amount' },
  amountNear: {
    fr: 'Montant à 1 % près (écart de {difference})',
    en: 'Amount within 1% (off by {difference})',
  },
  amountClose: {
    fr: 'Montant à 5 % près (écart de {difference})',
    en: 'Amount within 5% (off by {difference})',
  },
  amountShort: {
    fr: 'Il manque {difference} : frais de banque ou escompte ?',
    en: 'Short by {difference}: bank fees or a discount?',
  },
  amountOver: { fr: 'Payé {difference} de trop', en: 'Overpaid by {difference}' },
  amountPart: { fr: 'Paiement partiel ; reste {difference}', en: 'Part payment; {difference} remains' },
  amountSum: {
    fr: 'Montant exact de {count} documents ensemble',
    en: 'Exact amount of {count} documents together',
  },
  amountInstalments: {
    fr: 'Montant exact en {count} paiements',
    en: 'Exact amount in {count} payments',
  },
  amountDiscount: {
    fr: 'Montant exact moins l’escompte de {difference} des modalités ({number})',
    en: 'Exact amount less the discount of {difference} of the terms ({number})',
  },
  amountFee: {
    fr: 'Montant exact, frais de {difference} compris',
    en: 'Exact amount, with fees of {difference}',
  },
  amountRounding: {
    fr: 'Montant exact à l’arrondi près ({difference})',
    en: 'Exact amount but for rounding ({difference})',
  },
  amountNet: {
    fr: 'Montant exact, moins la note de crédit nº {number} ({difference})',
    en: 'Exact amount, less credit note no. {number} ({difference})',
  },
  amountOther: {
    fr: 'Un autre document a exactement ce montant',
    en: 'Another document has exactly this amount',
  },
  dateSame: { fr: 'Le jour prévu', en: 'On the expected day' },
  dateOne: { fr: 'À un jour de la date prévue', en: 'Within a day of the expected date' },
  dateThree: { fr: 'À trois jours de la date prévue', en: 'Within three days of the expected date' },
  dateSeven: { fr: 'À sept jours de la date prévue', en: 'Within seven days of the expected date' },
  dateTerms: { fr: 'Entre le document et son échéance', en: 'Between the document and its due date' },
  dateLate: { fr: 'Peu après l’échéance', en: 'Soon after the due date' },
  dateBefore: { fr: 'Payé avant la date du document', en: 'Paid before the date of the document' },
  referenceFull: { fr: 'Nº {number} dans le libellé', en: 'No. {number} in the label' },
  cheque: { fr: 'Chèque nº {number}', en: 'Cheque no. {number}' },
  referenceNumber: {
    fr: 'Nº {number} dans le libellé, sans son préfixe',
    en: 'No. {number} in the label, without its prefix',
  },
  referencePart: {
    fr: 'Un nombre du libellé ressemble au nº {number}',
    en: 'A number in the label looks like no. {number}',
  },
  referenceOther: {
    fr: 'Le libellé porte le numéro d’un autre document',
    en: 'The label bears the number of another document',
  },
  name: { fr: 'Nom dans le libellé : {name}', en: 'Name in the label: {name}' },
  nameOther: { fr: 'Le libellé porte un autre nom', en: 'The label bears another name' },
  sole: {
    fr: 'Seul document ouvert de ce montant pour ce nom ou ce numéro',
    en: 'The only open document of this amount for this name or number',
  },
  ownTransfer: {
    fr: 'Le libellé parle d’un virement entre comptes',
    en: 'The label speaks of a transfer between accounts',
  },
  ownAccount: { fr: 'Le libellé nomme l’autre compte', en: 'The label names the other account' },
  ownPair: {
    fr: 'Les lignes des deux comptes rapprochées ensemble',
    en: 'The lines of both accounts matched together',
  },
  monthly: {
    fr: 'Répété chaque mois : {count} fois depuis le {date}',
    en: 'Repeated each month: {count} times since {date}',
  },
  guardProof: {
    fr: 'À confirmer : ni numéro ni nom sûr dans le libellé',
    en: 'To confirm: neither a number nor a sure name in the label',
  },
  guardAmount: { fr: 'À confirmer : le montant diffère', en: 'To confirm: the amount differs' },
  guardEqual: {
    fr: 'À confirmer : un autre document du même montant convient aussi',
    en: 'To confirm: another document of the same amount fits as well',
  },
  guardClose: {
    fr: 'À confirmer : une autre proposition est presque aussi bonne',
    en: 'To confirm: another proposal is almost as good',
  },
  guardScore: { fr: 'À confirmer : trop peu d’indices', en: 'To confirm: too little evidence' },
  guardName: {
    fr: 'À confirmer : le libellé nomme quelqu’un d’autre',
    en: 'To confirm: the label names someone else',
  },
  guardDate: {
    fr: 'À confirmer : le document est plus récent que le paiement',
    en: 'To confirm: the document is later than the payment',
  },
  guardLabel: {
    fr: 'À confirmer : virement interne ou mouvement en attente',
    en: 'To confirm: own transfer or pending movement',
  },
  guardLine: {
    fr: 'À confirmer : une autre ligne du même montant convient aussi',
    en: 'To confirm: another line of the same amount fits as well',
  },
  guardPart: {
    fr: 'À confirmer : avec la ligne du {date}, pourrait payer le nº {number} en deux fois',
    en: 'To confirm: with the line of {date}, may pay no. {number} in two parts',
  },
  guardAccount: {
    fr: 'À confirmer : aucun compte n’est choisi pour cette différence dans les réglages',
    en: 'To confirm: no account is chosen for this difference in the settings',
  },
  guardGroup: {
    fr: 'À confirmer : plusieurs regroupements donnent ce montant',
    en: 'To confirm: several groups give this amount',
  },
  taken: { fr: 'Déjà proposé pour une autre ligne', en: 'Already proposed for another line' },
  repeated: {
    fr: 'Semble répéter un paiement de {number} ({date}) : rien à régler',
    en: 'Seems to repeat a payment of {number} ({date}): nothing to settle',
  },
} as const satisfies Readonly<Record<string, Text>>

export type ReasonCode = keyof typeof reasonTexts

/** A reason in both languages, with what it names. */
export function reasonText(reason: {
  readonly code: ReasonCode
  readonly values?: Readonly<Record<string, string>>
}): Text {
  return fill(reasonTexts[reason.code], reason.values)
}
