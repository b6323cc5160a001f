/** What the labels of statements mean, in French, English, Dutch and German; compared without accents and case. */
import { fold } from '../text.ts'

/** Which balance a label speaks of; `either` says a balance at a date and leaves open which end that is. */
export type BalanceKind = 'opening' | 'closing' | 'carried' | 'either'

const OPENING =
  /\b(?:opening|starting|beginning|initial|previous|prior|last)\b.{0,20}\bbalance|\bbalance\b.{0,14}\b(?:(?:brought )?forward|from (?:your )?(?:last|previous|prior)|at (?:the )?(?:beginning|start)|beginning)|\bb\/f\b|\bbrought forward|\bsoldes? (?:d.?ouverture|precedent|anterieur|initial|reporte|(?:de )?depart|d.?origine|du (?:dernier|precedent|mois precedent)|(?:au |en |de )?debut|a nouveau)|\b(?:ancien|dernier) solde|\breport du|\b(?:vorig|oud|openings|begin)e? ?saldo|\bsaldo (?:vorig|op begin|bij aanvang)|\b(?:alter|anfangs) ?(?:saldo|konto|bestand|stand)|\bsaldovortrag|\bprevious (?:statement|account) balance|\bancien etat/
const CLOSING =
  /\b(?:closing|ending|final|new|current|your|statement|present)\b.{0,20}\bbalance|\bbalance\b.{0,14}\b(?:at (?:the )?(?:end|close)|carried|ending|closing)|\bsoldes? (?:de cloture|de fermeture|final|de fin|nouveau|a la fin|en fin|fin|actuel|courant|du compte)|\bnouve(?:au|l) (?:solde|etat)|\b(?:nieuw|slot|eind|huidig)e? ?saldo|\bsaldo (?:op einde|bij afsluiting)|\b(?:neuer|end|schluss) ?(?:saldo|konto|bestand|stand)|\btotal (?:amount |balance )?(?:owing|due)|\bnew statement balance/
const CARRIED =
  /\bsolde a reporter|\ba reporter\b|\bcarried forward|\bc\/f\b|\breport (?:de|a) (?:la )?page|\bubertrag|\boverdracht|\b(?:te overdragen|over te dragen)|^\W*(?:transport|reporter)(?: (?:de|a) (?:la )?page.*)?\W*$/
const EITHER =
  /\b(?:soldes?|balance|saldo|kontostand)\b(?:\W*$|\W{0,3}\d| (?:du compte |en euros? |eur )?(?:au|le|du|en|on|at|as|op|am|per|vom|a|in|crediteur|debiteur|:)\b)/
const NOT_BALANCE =
  /\b(?:minimum|average|moyen|quotidien|daily|credit limit|limite|available|disponible|transfer|virement|transfert|points|rewards|recompense|primes|interest on|interets sur|balance (?:protect|insur)|lowest|highest|plus (?:bas|eleve)|subject|overlimit|past due|en souffrance|new balance (?:shoes|store)|verification|inquiry|assurance|owing on)\b/

/** What balance a label names; null for other labels. Long texts are sentences. */
export function balanceKind(label: string): BalanceKind | null {
  if (label.length > 110) return null
  const text = fold(label).replace(/[’]/g, "'")
  if (NOT_BALANCE.test(text)) return null
  if (CARRIED.test(text)) return 'carried'
  if (OPENING.test(text)) return 'opening'
  if (CLOSING.test(text)) return 'closing'
  return EITHER.test(text) ? 'either' : null
}

const STARTS =
  /^\W*(?:\d{1,2}\W)?(?:votre |your |mon |my |le |the |uw |ihr )?(?:total |net )?(?:ancien|nouve|dernier|solde|opening|closing|starting|beginning|ending|previous|new |current|final|balance|brought|carried|report|vorig|oud|nieuw|begin|eind|slot|saldo|alter|neuer|anfang|end|kontostand|a reporter|transport|over te dragen|te overdragen|statement bal|last statement|prior|initial|ubertrag)/

/** A label that is a balance from its first word, so that it is no text of a movement. */
export function startsAsBalance(label: string): boolean {
  return STARTS.test(fold(label)) && balanceKind(label) !== null
}

const SHOP = /^\W*new balance (?!as|at|on|of|for|in|due|owing|total|statement|amount|is)[a-z]{3}/

/** A payee that is called like a balance: `NEW BALANCE TORONTO`. Behind a balance stand a date and small words. */
export function isPayee(label: string): boolean {
  return SHOP.test(fold(label)) && !/\d{4}/.test(label)
}

const TOTAL =
  /^(?:[^:]{1,40}: )?\W*(?:\d+ (?:credit|debit|deposit|withdrawal|check)(?:s|\(s\))? (?:for )?this (?:period|statement|cycle)|sous[- ]?total|sub[- ]?total|total(?:e|s|aux)?(?:$|\W*\d|\W+(?:des?|du|of|for|par|pour|in|out|bij|af|this|new|your|vos)\b|\W+(?:debit|credit|deposit|withdraw|retrait|depot|operation|mouvement|transaction|paiement|payment|purchase|achat|interest|interet|fees?\b|frais|amount|montant|general|activity|money|cheque|charge|prelev|virement|mensuel|gutschrift|lastschrift))|totaux|totaal|summe|gesamt|umsatz|montant total|cumul|number of|nombre d|nb d)/

/** Sums of movements, which are movements themselves to nobody. */
export function isTotal(label: string): boolean {
  return TOTAL.test(fold(label))
}

const TOTAL_ALONE =
  /^\W*(?:closing totals?|grand totals?|totals?|totaux|tota(?:l|ux) (?:general|de fin|au|(?:des )?(?:mouvements|operations)))\W*$/

/** A label that says nothing but that it is a sum, so that a date before it makes no movement of it. */
export function isTotalAlone(label: string): boolean {
  return TOTAL_ALONE.test(fold(label))
}

const DEBTOR =
  /\bdebiteur\b|\bsolde debit\b|\boverdrawn\b|\boverdraft balance\b|\bsoll\b|\bin debet\b|\bnadelig\b|\ben votre defaveur\b|\bdebit balance\b/
const CREDITOR =
  /\bcrediteur\b|\bsolde credit\b|\bcredit balance\b|\ben votre faveur\b|\bhaben\b|\bin credit\b/

/** Which way a balance stands by its label: `SOLDE DÉBITEUR AU …`. */
export function balanceSide(label: string): 'debit' | 'credit' | null {
  const text = fold(label)
  if (DEBTOR.test(text)) return 'debit'
  return CREDITOR.test(text) ? 'credit' : null
}

const CREDITS =
  /\b(?:deposits?|credits?|depots?|remboursements?|refunds?|returns|versements?|money in|entrees|additions|added|recus?|received|recettes|gutschriften|bijschrijvingen|inkomsten|payments? (?:and|&|received)|paiements? (?:et|recus?|&))\b|^\W*(?:vos |your |details? (?:des|of) )?(?:paiements?|payments?)\b/
const DEBITS =
  /\b(?:withdrawals?|debits?|retraits?|purchases?|achats?|cheques?|checks? paid|fees?|frais|prelevements?|interest|interets?|charges|avances?|advances?|money out|sorties|subtractions?|deducted|emis|paid out|depenses|lastschriften|afschrijvingen|uitgaven|factures?)\b/

/** Names of what the statement is of, which say nothing of a side. */
const CARD_NAMES =
  /\b(?:credit|debit|charge) (?:cards?|limit|union|line)\b|\bcartes? (?:de |a )?(?:credit|debit)\b|\bcredit (?:agricole|mutuel|lyonnais|suisse)\b/g
const CHARGES_FIRST =
  /^\W*(?:(?:your|vos|new|nouveaux?) )*(?:charges|purchases|achats|depenses)\b.{0,12}\bcredits?\b/

/** The way money goes in a section by its heading: `Dépôts et autres crédits`, `Purchases`. */
export function sectionSide(heading: string): 'debit' | 'credit' | null {
  if (heading.length > 70) return null
  const text = fold(heading).replace(CARD_NAMES, '')
  const credit = CREDITS.test(text)
  const debit = DEBITS.test(text)
  // `New charges and credits`: what is marked as a credit among them is one
  if (credit && debit && CHARGES_FIRST.test(text)) return 'debit'
  if (credit === debit)
    return credit && /^\W*(?:paiements?|payments?|deposits?|depots?|remboursements?)/.test(text)
      ? 'credit'
      : null
  return credit ? 'credit' : 'debit'
}

const LIKELY_CREDIT =
  /\bdepot|\bdeposit|payroll|\bpaie\b|salaire|salary|(?:virement|paiement|transfert|depot) recu|recu de|received|remise (?:de )?cheque|remboursement|refund|credit (?:memo|note)|interets? crediteur|interest (?:paid|earned)|versement|e-transfer (?:from|received)|thank you|merci|gutschrift|from client|avoir\b|cashback|storting|terugbetaling|overschrijving van|zahlungseingang/
const LIKELY_DEBIT =
  /\bachat|purchase|\bretrait|withdrawal|\bfrais\b|\bfees?\b|service charge|\bcheque (?:no|n|#|\d)|prelevement|bill pay|\bpmt\b|payment to|paiement (?:cb|carte|facture)|\bcarte \d|\bcb\b|loyer|mortgage|hypothe|insurance|assurance|e-transfer (?:to|sent)|virement (?:emis|a|vers)\b|transfert envoye|paiement marchand|cotisation|facture|debit|betaling|domicilier|geldopneming|kosten\b|overschrijving naar|lastschrift|kartenzahlung|miete|entgelt|afhaling/

/** What a card is paid with, which on an account would be money out. */
const SETTLES = /\bpa(?:ye?|ie)ment|\bprelevement|domicilier|betaling|lastschrift|ausgleich|\bdebit\b/

/** Which way a movement probably goes by its text alone; only to tell a list from its mirror image. */
export function likelySide(text: string, card: boolean | null): -1 | 0 | 1 {
  const folded = fold(text)
  if (card && SETTLES.test(folded) && !LIKELY_CREDIT.test(folded)) return 0
  const credit = LIKELY_CREDIT.test(folded)
  const debit = LIKELY_DEBIT.test(folded)
  return credit === debit ? 0 : credit ? 1 : -1
}

const CARD_STRONG =
  /minimum payment|paiement minimum|payment due date|credit limit|limite de credit|available credit|credit disponible|credit card|carte de credit|purchases? (?:and|&) (?:debits|cash)|cash advances?|avances? (?:de fonds|en argent)|payment(?: received)?\W{1,4}thank you|paiement(?: recu)?\W{1,4}merci|new charges|kredietkaart|kreditkarte/
const CARD_WEAK =
  /\bvisa\b|master ?card|american express|\bamex\b|world elite|\bcardholder|titulaire de (?:la )?carte|numero de carte|card number/
const NOT_CARD =
  /\bchequ|\bcheck(?:ing)?\b|savings|epargne|releve de compte|\brib\b|\biban\b|girorekening|girokonto|withdrawals?\b.{0,40}deposits?|retraits?\b.{0,40}depots?/

/**
 * Whether the statement is one of a credit card, on which what is owed is printed as positive: yes, no, or nothing
 * in its texts says so. The name of a card in a movement (`Debit purchase VISA`) says nothing of the account.
 */
export function isCard(texts: readonly string[], moves: readonly boolean[]): boolean | null {
  let strong = 0
  let weak = 0
  let contrary = 0
  for (const [i, text] of texts.entries()) {
    const folded = fold(text)
    if (CARD_STRONG.test(folded)) strong++
    else if (CARD_WEAK.test(folded) && !moves[i]) weak++
    if (NOT_CARD.test(folded)) contrary++
  }
  if (strong >= 2 || (strong === 1 && (weak > 0 || contrary === 0)) || (weak > 0 && contrary === 0))
    return true
  return strong === 0 && weak === 0 && contrary > 0 ? false : null
}

const OTHER_END =
  /^\W*(?:page \d|p\. ?\d|\d+ (?:of|de|sur|\/) \d+$|suite|continued|\(suite|\(continued|verso|voir|see |important|note ?:|veuillez|please|www\.|http|messages?\b|information|avis|notice|©|sauf erreur|taux(?! de change)|interest rate|annual|this statement|ce releve)/

/** Text that is part of the page and of no movement. */
export function isFurniture(text: string): boolean {
  return OTHER_END.test(fold(text))
}
