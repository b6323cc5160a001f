/** Labels and names as words: without case, accents and punctuation. Every pattern here runs in linear time. */
import { LABEL_LENGTH_MAX, LABEL_TOKENS_MAX } from './scale.ts'

export interface Token {
  readonly text: string
  readonly isNumber: boolean
  /** Nothing stands between it and the token before. */
  readonly isGlued: boolean
  /** A mark between fields stands before it: what comes is about something else. */
  readonly isApart: boolean
  /** What the lists below say of it, bits of WORD: asked once a word, for a label is asked for all of them. */
  readonly kinds: number
}

const letter = /\p{L}/u
const fieldMark = /[/:;|,*]| - /

const withoutAccents = /^[ -~]*$/

/** Upper case without accents; ligatures and the sign nº in plain letters. */
export function plainText(text: string): string {
  const start = text.slice(0, LABEL_LENGTH_MAX)
  if (withoutAccents.test(start)) return start.toUpperCase()
  return start
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[œŒ]/g, 'OE')
    .replace(/[æÆ]/g, 'AE')
    .toUpperCase()
}

/** Where the run of digits that begins at a place ends: there, when there is none. */
function digitsEnd(plain: string, from: number): number {
  let at = from
  for (let code = plain.charCodeAt(at); code >= 48 && code <= 57; code = plain.charCodeAt(at)) at++
  return at
}

/** Where the run of letters that begins at a place ends, in a text in upper case. */
function lettersEnd(plain: string, from: number): number {
  let at = from
  while (at < plain.length) {
    const code = plain.charCodeAt(at)
    if (code >= 65 && code <= 90) at++
    else if (code < 128) break
    else {
      const character = String.fromCodePoint(plain.codePointAt(at)!)
      if (!letter.test(character)) break
      at += character.length
    }
  }
  return at
}

/** Runs of letters and runs of digits, in order; `#` is a word. */
export function tokensOf(text: string): Token[] {
  const plain = plainText(text)
  const tokens: Token[] = []
  let last = -1
  for (let at = 0; at < plain.length && tokens.length < LABEL_TOKENS_MAX; ) {
    const digits = digitsEnd(plain, at)
    const isNumber = digits > at
    const end = isNumber ? digits : plain[at] === '#' ? at + 1 : lettersEnd(plain, at)
    if (end === at) {
      at++
      continue
    }
    // before the first token there is nothing: the slice is empty
    const gap = plain.slice(last, at)
    const isApart = gap !== ' ' && fieldMark.test(gap)
    const word = plain.slice(at, end)
    const kinds = isNumber ? 0 : kindsOf(word)
    tokens.push({ text: word, isNumber, isGlued: at === last, isApart, kinds })
    last = at = end
  }
  return tokens
}

export function withoutZeros(digits: string): string {
  let at = 0
  while (at < digits.length - 1 && digits[at] === '0') at++
  return digits.slice(at)
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** What banks write around the name of the payer, in French and English. */
export const bankWords = words(
  `VIREMENT VIREMENTS VIR VRT VERSEMENT TRANSFERT TRANSFERTS TRANSFER TFR TRF XFER ETRANSFER INTERAC SEPA INST INSTANTANE
  RECU RECUS RECEIVED ENVOYE SENT EMIS FAVEUR ENTRANT SORTANT INCOMING OUTGOING DE DU DES A AU AUX LA LE LES L D EN POUR PAR FROM TO THE OF BY FOR AND ET
  DEPOT DEPOTS DEPOSIT DEPOSITS DEP REMISE ENCAISSEMENT DIRECT MOBILE GUICHET AUTOMATIQUE AUTO COMPTOIR
  PAIEMENT PAIEMENTS PAYMENT PAYMENTS PMT PMTS PAY PAYE PAYER PAIE PAYABLE PAYROLL REGLEMENT RGLT REGL SETTLEMENT CLIENT CUSTOMER
  FOURNISSEUR SUPPLIER VENDOR FACTURE FACTURES FACT FACTS FAC FCT FA F INVOICE INVOICES INV BILL BILLS DOC DOCUMENT REF REFERENCE REFS NO NOS NUM NUMERO NUMBER N
  TEF EFT ACH AFT AUT DD DAC PAP PPA PREAUTORISE PRELEVEMENT PRLV PRELEV PREAUTHORIZED DEBIT CREDIT CR DT DB AVIS
  CHEQUE CHEQUES CHQ CHQE CHECK CK CONF CONFIRMATION TR TRX TRN TRANS TRANSACTION SEQ AUTH ID MOTIF MSG MESSAGE MEMO OBJET LIB
  INTERNET WEB EN LIGNE ONLINE BANKING ACCESD DIVERS MISC BUSINESS ENTREPRISE AUTRE OTHER ACHAT PURCHASE POS PDV TPV CB CARTE CARD VISA
  ECH ECHEANCE EMETTEUR MDT MANDAT BENEFICIAIRE BENEF DONNEUR NOTPROVIDED EREF SVWZ KREF RCUR MREF ORDRE ORDER DATE VALEUR VALUE FRAIS FEE FEES #`,
)

/** A number after one of these is a document's. */
export const numberWords = words(
  'FACTURE FACTURES FACT FACTS FAC FCT FA F INVOICE INVOICES INV BILL BILLS DOC DOCUMENT #',
)
/** After one of these it may be a document's or the bank's. */
export const referenceWords = words('REF REFS REFERENCE')
/** Between the word and its number: FACTURE NO 12. */
export const numberSigns = words('NO NOS NUM NUMERO NUMBER N NR')

/** A number after one of these is the bank's own: a confirmation, a cheque, a card. */
export const counterWords = words(
  `CONF CONFIRMATION TR TRX TRN TRANS TRANSACTION TRACE SEQ SEQUENCE CHQ CHQE CHEQUE CHEQUES CHECK CK CHK AUT AUTH AUTORISATION
  AUTHORIZATION CARTE CARD CB VISA COMPTE COMPTES CPTE CPT ACCT ACCOUNT FOLIO TERMINAL TERM TPV POS GAB ATM DAB SUCC SUCCURSALE BRANCH TRANSIT LOT BATCH
  BORDEREAU ID IBAN BIC RUM ICS TEL TELEPHONE UTC`,
)

/** Endings and small words of company names, which banks drop and people forget. */
export const legalWords = words(
  `INC INCORPOREE LTEE LIMITEE LTD LIMITED ENR ENREGISTREE SENC SENCRL SEC SRL SARL SAS SASU SA EURL EI EIRL SCI SNC SCOP SPRL BV BVBA NV ASBL
  LLC LLP LP PLC GMBH CORP CORPORATION CO CIE COMPAGNIE COMPANY GROUPE GROUP HOLDING FILS SONS ASSOCIES ASSOCIE ASSOCIATES ET AND THE
  DE DU DES LA LE LES AU AUX OF L D A QUEBEC QC CANADA FRANCE M MR MME MLLE MRS MS DR ME`,
)

/** Those that make another firm of a name; INC or LTEE people drop. */
export const tellingWords = words('FILS SONS GROUPE GROUP HOLDING')

const chequeWords = words('CHQ CHQE CHEQUE CHEQUES CHECK CK CHK')

/** One of these is in every phrase below that makes a label another than a payment: most labels have none. */
const specialWords = words(
  `ENTRE BETWEEN COMPTE INTERN INTERNE INTERNAL OWN ATTENTE PENDING PREAUTORISATION AUTORISATION PREAUTHORIZATION
  INTERET INTERETS INTEREST FRAIS FEE FEES AJUSTEMENT ADJUSTMENT REMB REMBOURSEMENT REFUND SUBVENTION GRANT DIVIDENDE DIVIDENDES REVENU ARC CRA
  WIRE SWIFT TELEX MT INTERNATIONAL ETRANGER FOREIGN`,
)

/** The lists, each a bit: a word may stand in several. */
export const WORD = {
  bank: 1,
  number: 2,
  reference: 4,
  sign: 8,
  counter: 16,
  cheque: 32,
  legal: 64,
  telling: 128,
  special: 256,
} as const

const LISTS: readonly (readonly [kind: number, list: ReadonlySet<string>])[] = [
  [WORD.bank, bankWords],
  [WORD.number, numberWords],
  [WORD.reference, referenceWords],
  [WORD.sign, numberSigns],
  [WORD.counter, counterWords],
  [WORD.cheque, chequeWords],
  [WORD.legal, legalWords],
  [WORD.telling, tellingWords],
  [WORD.special, specialWords],
]

const KINDS = new Map<string, number>()
for (const [kind, list] of LISTS) for (const word of list) KINDS.set(word, (KINDS.get(word) ?? 0) | kind)

/** Bits of WORD: the lists that a word stands in. */
export const kindsOf = (word: string) => KINDS.get(word) ?? 0

/** Own transfers, and movements that the bank has not booked yet. */
const ownTransfer =
  /\b(ENTRE (?:MES |VOS |LES )?COMPTES|COMPTE A COMPTE|BETWEEN (?:MY |YOUR )?ACCOUNTS|(?:VIREMENT|VIR|TRANSFERT|TRANSFER) INTERNE?|INTERNAL TRANSFER|OWN ACCOUNT|EN ATTENTE|PENDING|PREAUTORISATION|PRE AUTORISATION|PREAUTHORIZATION)\b/

/** What the bank or the State pays or takes, when no name and no number says more. */
const ownMovement =
  /\b(INTERETS?|INTEREST|FRAIS|FEES?|AJUSTEMENT|ADJUSTMENT|REMB|REMBOURSEMENT|REFUND|SUBVENTION|GRANT|DIVIDENDES?|REVENU QUEBEC|ARC|CRA)\b/

/** A wire that passed through other banks, of which each keeps its fee. A space stands between letters and digits. */
const wire =
  /\b(WIRE|SWIFT|TELEX|MT 103|(?:VIREMENT|VIR|TRANSFERT|TRANSFER|PAIEMENT|PAYMENT) (?:RECU |EMIS )?(?:INTERNATIONAL|ETRANGER)|(?:INTERNATIONAL|FOREIGN) (?:TRANSFER|PAYMENT))\b/

/** A fee that the label names with its amount: FRAIS 15,00. */
const namedFee =
  /\b(?:FRAIS|FEES?|CHARGES?|CHGS?|COMMISSION|COMM)\b[^\p{L}\d]{0,4}(?:CAD|USD|EUR|DE|OF)?[^\p{L}\d]{0,4}(\d{1,4})[.,](\d\d)(?!\d)/u

/** A cheque has at most so many digits; longer numbers are those of the bank. */
const CHEQUE_DIGITS_MAX = 8

/** The number of the cheque that a label names, without zeros; null when it names none. */
export function chequeOf(tokens: readonly Token[]): string | null {
  for (let at = 0; at < tokens.length; at++) {
    if (!(tokens[at]!.kinds & WORD.cheque)) continue
    let next = at + 1
    while (tokens[next] && (tokens[next]!.kinds & WORD.sign || tokens[next]!.text === '#')) next++
    const number = tokens[next]
    const isAlone = !tokens[next + 1]?.isNumber || tokens[next + 1]!.isApart
    if (number?.isNumber && isAlone && number.text.length <= CHEQUE_DIGITS_MAX)
      return withoutZeros(number.text)
  }
  return null
}

export interface LabelKind {
  readonly isOwnTransfer: boolean
  readonly isOwnMovement: boolean
  readonly isWire: boolean
  /** The fee that it names, in hundredths. */
  readonly fee: number | null
  /** The number of the cheque that it names. */
  readonly cheque: string | null
}

/** What a label says of itself, beside numbers and names. */
export function labelKind(label: string, tokens: readonly Token[]): LabelKind {
  const isSpecial = tokens.some(({ kinds }) => kinds & WORD.special)
  const text = isSpecial ? tokens.map((token) => token.text).join(' ') : ''
  const fee = label.includes('.') || label.includes(',') ? namedFee.exec(plainText(label)) : null
  return {
    isOwnTransfer: ownTransfer.test(text),
    isOwnMovement: ownMovement.test(text),
    isWire: wire.test(text),
    fee: fee ? Number(fee[1]) * 100 + Number(fee[2]) : null,
    cheque: chequeOf(tokens),
  }
}
