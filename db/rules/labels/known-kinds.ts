/**
 * Movements that every bank has, told by the words that banks of Quebec, France and Belgium write: fees, interest, own
 * transfers, card payments, taxes paid to the State, pay. Whole words only, in their order; the account is found by its role.
 */
import type { AccountRole } from '../charts/account.ts'
import type { Text } from '../errors.ts'
import { tokensOf } from '../matching/words.ts'
import type { Cents } from '../money.ts'

export type KnownKind =
  | 'bankFee'
  | 'interestPaid'
  | 'interestEarned'
  | 'transfer'
  | 'cardPayment'
  | 'taxRemittance'
  | 'payroll'
  | 'sourceDeductions'
  | 'incomeTax'

interface KindOfMovement {
  readonly kind: KnownKind
  /** Money goes out, comes in, or either. */
  readonly direction: 'in' | 'out' | 'both'
  /** Part that the account plays; none for transfers, whose other account is looked for. */
  readonly role: AccountRole | null
  readonly text: Text
  readonly phrases: string
}

/** Most telling first: the first that a label has is its kind. Phrases are separated by commas. */
const KINDS: readonly KindOfMovement[] = [
  {
    kind: 'sourceDeductions',
    direction: 'out',
    role: 'payroll',
    text: { fr: 'Retenues à la source', en: 'Source deductions' },
    phrases: `RETENUES A LA SOURCE, RETENUE A LA SOURCE, DAS, SOURCE DEDUCTIONS, PAYROLL DEDUCTIONS, DEDUCTIONS A LA SOURCE, CNESST, CCQ,
      URSSAF, PRECOMPTE PROFESSIONNEL, BEDRIJFSVOORHEFFING, ONSS, RSZ`,
  },
  {
    kind: 'incomeTax',
    direction: 'both',
    role: 'incomeTaxPayable',
    text: { fr: 'Impôt sur le revenu', en: 'Income tax' },
    phrases: `IMPOT SUR LE REVENU, IMPOT DES SOCIETES, IMPOT SOCIETES, ACOMPTE PROVISIONNEL, ACOMPTES PROVISIONNELS, INCOME TAX, CORPORATE TAX,
      CORPORATION TAX, VENNOOTSCHAPSBELASTING, IMPOT CO`,
  },
  {
    kind: 'payroll',
    direction: 'out',
    role: 'payroll',
    text: { fr: 'Paie', en: 'Payroll' },
    phrases: `PAIE, PAIES, SALAIRE, SALAIRES, PAYROLL, SALARY, SALARIES, WAGES, LOON, LONEN, WEDDE, WEDDEN, NETHRIS, EMPLOYEUR D, DESJARDINS PAIE`,
  },
  {
    kind: 'cardPayment',
    direction: 'out',
    role: 'creditCard',
    text: { fr: 'Paiement de la carte de crédit', en: 'Credit card payment' },
    phrases: `PAIEMENT CARTE DE CREDIT, PAIEMENT VISA, PAIEMENT MASTERCARD, PMT VISA, PMT MASTERCARD, VISA DESJARDINS, PAIEMENT CARTE VISA,
      CREDIT CARD PAYMENT, VISA PAYMENT, MASTERCARD PAYMENT, PAYMENT VISA, PAYMENT MASTERCARD, AMEX PAYMENT, PAIEMENT AMEX, PAYMENT AMEX,
      RELEVE CARTE, DEBIT DIFFERE, PAIEMENT FACTURE VISA, BILL PAYMENT VISA, BILL PAYMENT MASTERCARD, KREDIETKAART, UITGAVENSTAAT`,
  },
  {
    kind: 'cardPayment',
    direction: 'in',
    role: 'bank',
    text: { fr: 'Paiement de la carte de crédit', en: 'Credit card payment' },
    phrases: `PAIEMENT MERCI, PAYMENT THANK YOU, PAIEMENT RECU MERCI, PAYMENT RECEIVED THANK YOU, PAYMENT RECEIVED`,
  },
  {
    kind: 'interestPaid',
    direction: 'out',
    role: 'interest',
    text: { fr: 'Intérêts payés', en: 'Interest paid' },
    phrases: `INTERETS, INTERET, INT DEBITEURS, INTEREST, OVERDRAFT INTEREST, INTERESTS, DEBETRENTE, DEBETINTERESTEN, INTREST, INTERESTEN, AGIOS`,
  },
  {
    kind: 'interestEarned',
    direction: 'in',
    role: 'interestIncome',
    text: { fr: 'Intérêts reçus', en: 'Interest earned' },
    phrases: `INTERETS, INTERET, INTEREST, CREDITRENTE, CREDITINTERESTEN, INTREST, INTERESTEN, INTERESTS`,
  },
  {
    kind: 'transfer',
    direction: 'both',
    role: null,
    text: { fr: 'Virement entre vos comptes', en: 'Transfer between your accounts' },
    phrases: `ENTRE COMPTES, ENTRE MES COMPTES, ENTRE VOS COMPTES, COMPTE A COMPTE, VIREMENT INTERNE, TRANSFERT INTERNE, VIR INTERNE, TRANSFERT VERS EOP,
      VIREMENT VERS EOP, VERS EPARGNE, DE EPARGNE, BETWEEN ACCOUNTS, BETWEEN MY ACCOUNTS, INTERNAL TRANSFER, OWN ACCOUNT, TRANSFER TO SAVINGS,
      TRANSFER FROM SAVINGS, ONLINE TRANSFER, ONLINE BANKING TRANSFER, EIGEN REKENING, INTERNE OVERSCHRIJVING, TRANSFERT VERS, EOP`,
  },
  {
    kind: 'bankFee',
    direction: 'out',
    role: 'bankFees',
    text: { fr: 'Frais bancaires', en: 'Bank charges' },
    phrases: `FRAIS, FRAIS BANCAIRES, FRAIS DE SERVICE, FRAIS D UTILISATION, FRAIS MENSUELS, FRAIS FIXES, FORFAIT, SERVICE CHARGE, SERVICE CHARGES, SERVICE FEE,
      MONTHLY FEE, ACCOUNT FEE, BANK FEE, BANK FEES, BANK CHARGE, BANK CHARGES, TRANSACTION FEE, WIRE FEE, OVERDRAFT FEE, NSF FEE, FEE, FEES,
      COMMISSION, COMMISSIONS, COMMISSION D INTERVENTION, COTISATION CARTE, TENUE DE COMPTE, COTISATION ESPRIT LIBRE, BANKKOSTEN, KOSTEN, BEHEERSKOSTEN,
      KAARTBIJDRAGE, REKENINGKOSTEN, PLAN FEE, MONERIS, ADMIN FEE, INTERAC FEE`,
  },
  {
    kind: 'taxRemittance',
    direction: 'both',
    role: 'taxNet',
    text: { fr: 'Remise de taxes', en: 'Tax remittance' },
    phrases: `TPS, TVQ, GST, QST, HST, TVH, TPS TVQ, TVA, BTW, TVA A DECAISSER, ARC TPS, CRA GST`,
  },
]

interface Phrase {
  readonly words: readonly string[]
  readonly of: KindOfMovement
}

/** Phrases by their first word. */
const PHRASES: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const byFirst = new Map<string, Phrase[]>()
  for (const of of KINDS)
    for (const phrase of of.phrases.split(',')) {
      const words = phrase.trim().split(/\s+/)
      byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), { words, of }])
    }
  return byFirst
})()

export interface FoundKind {
  readonly kind: KnownKind
  readonly role: AccountRole | null
  readonly text: Text
  /** The words of the label that say so. */
  readonly said: string
}

/** The kind of movement that a label tells, the most telling first; null when it tells none. */
export function knownKind(description: string, cents: Cents): FoundKind | null {
  const words = tokensOf(description).map(({ text }) => text)
  const direction = cents < 0 ? 'out' : 'in'
  const found = words
    .flatMap((word, at) =>
      (PHRASES.get(word) ?? []).filter((phrase) =>
        phrase.words.every((one, step) => words[at + step] === one),
      ),
    )
    .filter(({ of }) => of.direction === 'both' || of.direction === direction)
    .sort((a, b) => KINDS.indexOf(a.of) - KINDS.indexOf(b.of) || b.words.length - a.words.length)[0]
  if (!found) return null
  const { kind, role, text } = found.of
  return { kind, role, text, said: found.words.join(' ') }
}

/** The part of the account that a kind of movement goes to, and its name. */
export function kindOfMovement(kind: 'bankFee' | 'interestPaid' | 'interestEarned'): {
  readonly role: AccountRole
  readonly text: Text
} {
  const { role, text } = KINDS.find((one) => one.kind === kind)!
  return { role: role!, text }
}
