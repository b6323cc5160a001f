/**
 * Names of columns in bank exports and the roles they play, in French, English, Dutch, German, Spanish and a few
 * more. Names are facts gathered from published layouts and import configurations; spelling is compared without
 * accents, case, spaces and punctuation, and without a currency at the end.
 */
import { currencyOf } from '../decimal.ts'
import { decodeEntities } from '../entities.ts'
import { fold } from '../text.ts'

export type Role =
  | 'date'
  | 'valueDate'
  /** Main text of the movement. */
  | 'text'
  /** Name of the other party: stands before the text. */
  | 'payee'
  /** Kind of movement: a text only when there is no other. */
  | 'kind'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'balance'
  | 'reference'
  | 'currency'
  | 'account'
  | 'accountName'
  /** Number of a card: names the account where nothing else does. */
  | 'card'
  | 'direction'
  | 'status'
  /** Says of some rows that they moved no money (yet), beside their status. */
  | 'unmoved'
  | 'fee'
  /** What a movement is for, in words or accounts of the books of whoever keeps the file. */
  | 'category'
  /** Known, and of no use here: counter-accounts, addresses, foreign amounts. */
  | 'ignored'

/** Names by role, separated by `|`. A name in several lists is settled by what its column holds. */
const NAMES: Readonly<Record<Role, string>> = {
  date: `Date|Date opération|Date d'opération|Date de l'opération|Date de l'opération (UTC)|Date op.|dateOp|Date comptable|Date compta
    |Date de comptabilisation|Date d'exécution|Date de début|Transaction Date|Trans Date|Posting Date|Posted Date|Date Posted
    |Booking Date|Completion Time|Date Processed|Processed Date|Date started (UTC)|Started Date|Created|Created (UTC)|Created date (UTC)|Datetime|Date Time|Operation date (local)
    |Execution date|Datum|Boekingsdatum|Boekdatum|Uitvoeringsdatum|Transactiedatum|Verrichtingsdatum|datum verrichting
    |Datum verrekening|Buchungstag|Buchungsdatum|Belegdatum|Transaktionsdatum|Abschlussdatum|Fecha|Dato|Data operacji
    |Date de transaction|Date de la transaction|Date Transaction|Jour|Trans. Date|Date écriture|Date de l'écriture|Date du mouvement|Date mouvement
    |Effective Date|Entry Date|Transaction posted date|Date of transaction|Fecha operación|Fecha de operación|Data|Data contabile|Data movimento
    |Bokføringsdato|Bokföringsdag|Datum knjiženja|Date d'inscription|Date inscription|Transaktionsdag|Transaction|Transactie|Día|Fecha de transacción|Fecha transacción|Fecha posteo
    |Data lançamento|Data do lançamento|Data da transação|Data de compra|Data da compra|Run Date|Release date|Transaction time
    |Timestamp|Trade date|Reskontradatum|Booked At|Booked Date|Booked on|Booking day|Bokfdag|Transdag|Data księgowania|Data transakcji|Data mov.
    |Data Lanc.|Data Registrazione|Kirjauspäivä|Date Opé|Date Ope|Datum provedení|Datum zaúčtování|Posted|Posted on|Day`,
  valueDate: `Date valeur|Date de valeur|Date de la valeur|Date de la valeur (UTC)|Date val.|dateVal|Valeur|Date de fin
    |Date de règlement (UTC)|Date de règlement|Date valeu|Value Date|Completed Date|Date completed (UTC)|Settlement date (UTC)|Settlement date (local)
    |Settlement date|Valutadatum|Valuta|Rentedatum|Wertstellung|Wertstellungsdatum|Wert|Valutatag|Datum valuta|Fecha valor|Data valuta|Value|Rentedato|Interest date
    |Rentedag|Data rozliczenia|Arvopäivä|Data waluty|Valutadag|Date Val|Valeurs|Valuta Date`,
  text: `Libellé|Libellés|Libelle operation|Libelle simplifie|Libelle court|Libellé opération|Libellé de l'opération|Libellé complet|Détail de l'écriture
    |Détail|Détails|Détails du mouvement|Description|Description 1|Description 2|Nature de l'opération|Nature des opérations|Opération|Operation
    |Informations complementaires|Commentaire|Communication|Communications|Communication libre|Message|Remarque
    |Transaction|Details|Transaction Details|Transactions|Original Description|Memo|Narration|Label|supplierFound|Sub-description
    |Notes|Comment|Reason|Payment reference|Extended Details|Omschrijving|Omschrijving-1|Omschrijving-2|Omschrijving-3
    |Naam / Omschrijving|TEGENPARTIJ VAN DE VERRICHTING|Mededeling|Mededelingen|Vrije mededeling|gestructureerde mededeling|Transactie
    |toelichting|Beschrijving|Verwendungszweck|Buchungsinformationen|Transaktionsbeschreibung|VWZ1|VWZ2|VWZ3|VWZ4|VWZ5|VWZ6|VWZ7|VWZ8|VWZ9|VWZ10|VWZ11|VWZ12|VWZ13|VWZ14
    |Beschreibung|Beschreibung1|Beschreibung2|Beschreibung3|Concepto|Tekst|desc|Mention|Motif|Intitulé|Narrative|Particulars|Descrição|Descrizione
    |Descripción|Text|Texte|Transaction Description|Partner Name|Transaction Name|Additional Description|Description du mouvement|Description de la transaction|Reference text|Note|Title|Action
    |Histórico|Lançamento|Título|Glosa|Detalle|Concepto / Referencia|Descripción detallada|Descripción operación|Descripción movimiento
    |Texte de notification|Detail van de omzet|Zahlungsgrund|Opis|Dettagli di contabilizzazione|Dettagli|Umsatztext|Zahlungszweck|Avisierungstext
    |Testo di avviso|Notification text|Buchungsdetails|Avisierung|Descrizione estesa|Descrizione completa|Descrizione operazioni
    |Descrizione operazione|Causale / Descrizione|Testo di contabilizzazione|Observaciones|Movimiento|Opis operacji|Opis transakcji|Tytuł|Forklaring
    |Rubrik|Meddelande|Referens|Viesti|Selitys|Poznámka|Zpráva pro příjemce|Zpráva|Historique|Référence de paiement|Remarks|Vorgang/Verwendungszweck
    |Activity name`,
  payee: `Payee|Name|Merchant|Merchant Name|Counterparty|Counterparty name|Nom contrepartie|Nom contrepartie contient|Nom de la contrepartie|Contrepartie|Nom
    |Naam|Naam tegenpartij|Naam tegenpartij bevat|Naam van de tegenpartij|Tegenrekeninghouder|Handelaar|Empfänger|Auftraggeber/Empfänger
    |Beguenstigter/Zahlungspflichtiger|Begünstigter|Zahlungsempfänger*in|Zahlungspflichtige*r|Counter Party|Bénéficiaire|Tiers|Zahlungsempfänger|Zahlungspflichtiger|Name Zahlungsbeteiligter|Marchand|Commerçant|Beneficiary|Payer|Partner|Nombre|Beneficiario|Comercio|Estabelecimento|Name of sender/receiver
    |Auftraggeber / Begünstigter|Begünstigter / Auftraggeber|Auftraggeber / Empfänger|Empfänger / Auftraggeber|Empfänger/Zahlungspflichtiger
    |Name des Partners|Odbiorca/Zleceniodawca|Auftraggebername|Empfängername|Empfaenger 1|Empfaenger 2|Saaja/Maksaja|To / From|From / To|From name
    |To name|Dane kontrahenta|Nazwa kontrahenta|Kontrahent|Název protiúčtu|Namn|Navn|Beneficiary name|Counterparty account name|Naam begunstigde
    |Ordonnateur|Donneur d'ordre|Awizo|Fournisseur|Supplier|Vendor|Client|Customer|Fournisseur / client`,
  kind: `Type operation|Type d'opération|Type de transaction|Type verrichting|Type|Transaction Type|Transaktionstyp|Buchungstext|Type of Transaction|Code|Nature|Mutatiesoort|Betaalwijze|Type betaling|Catégorie d'opération|Tipo|Tipo de movimiento|Tipo de transação|Tipo de transacción|Natureza
    |Rodzaj transakcji|Typ transakcji`,
  amount: `Montant|Montant EUR|Montant(EUROS)|Montant de l'opération|Montant operation en euro|Montant total (TTC)|Montant en EUR
    |Montant de la transaction|Montant transaction|Somme|CAD|USD|CAD$|USD$|Amount|Transaction Amount|Amount (total)|Amount CZK|Gross|Net|Brut|Bruto|Neto|Brutto|Netto|Lordo|NetAmount|Net Amount
    |Total amount (incl. VAT)|Value|Inflow|Bedrag|bedrag in EUR|Mutatie|Betrag|Buchungsbetrag|Einzelbetrag|Umsatz|Importe|Importo|Belopp|Beløb|Valor|Kwota
    |Valeur|Montant signé|Amount in account currency|Montant en devise du compte|Amount Signed|Sum|Monto|Monto transacción|Monto de la transacción|Valor da transação|Net Total
    |Débit/Crédit|Crédit/Débit|Debit/Credit|Credit/Debit|Belastung/Gutschrift|Gutschrift/Belastung|Lastschrift/Gutschrift|Zahlungsbetrag
    |Payment amount|Objem|Částka|Määrä|Montante|Quantia|Kwota operacji|Total|Total TTC|Montant TTC|Montant total|Total amount|Total payé|Total paid`,
  debit: `Débit|Débit euros|Débits|Retrait|Retraits|Retrait ($)|Débit CAD|Debet|Debits|Debit Amount|Amount Debit|Withdrawal|Withdrawals|Withdrawal Amount|Withdrawn|Funds Out
    |Paid Out|Outflow|Money Out|Af|Belastung|Lastschrift|Soll|Sortie|Sorties|Dépense|Dépenses|Montant débit|Montant au débit|Débit montant|Uit|Cargo|Cargos|Addebiti|Uscite|Spend|Charges|Payments|Achats|Retiro|Retiros|Egreso|Egresos|Salida|Salidas|Saída|Saídas|Débito|Débitos|Debe
    |Dare|Importo Dare|Ut|Ut fra konto|Ut av konto|Uttag|Addebito|Débit (FCFA)|Mouvement débit|Mouvements débit|Montant débiteur|Wydatki|Obciążenia
    |Lastschriften|Belastungsbetrag|Payments out|Out|Gasto|Gastos|Pagos|Despesa|Despesas|Pagamentos|Décaissement|Décaissements|Ausgaben|Ausgabe|Uitgaven|Uitgave|Expense|Expenses|Disbursement|Disbursements|Banque sortie|Sortie banque|Sorties banque|Bank out`,
  credit: `Crédit|Crédit euros|Crédits|Dépôt|Dépôts|Dépôt ($)|Crédit CAD|Credit|Credits|Credit Amount|Amount Credit|Deposit|Deposits|Deposit Amount|Deposited|Funds In|Paid In|Inflow
    |Money In|Bij|Gutschrift|Haben|Entrée|Entrées|Recette|Recettes|Montant crédit|Montant au crédit|Crédit montant|In|Abono|Abonos|Accrediti|Entrate|Receipts|Remboursements|Depósitos|Ingreso|Ingresos|Entrada|Entradas|Crédito|Créditos|Haber
    |Avere|Importo Avere|Inn|Inn på konto|Insättning|Lodgement|Lodgements|Accredito|Mouvement crédit|Mouvements crédit|Montant créditeur|Wpływy
    |Uznania|Gutschriften|Gutschriftsbetrag|Payments in|Cobros|Receita|Receitas|Recebimentos|Encaissement|Encaissements|Einnahmen|Einnahme|Ontvangsten|Ontvangst|Income|Revenu|Revenus|Revenue|Banque entrée|Entrée banque|Entrées banque|Bank in`,
  balance: `Solde|Solde mouvement|Solde bancaire|accountbalance|Balance|Running Balance|Available Balance|Balance ($)|Balance$|Ending Balance|Ledger Balance
    |Saldo|Saldo na trn|Boeksaldo|Kontostand|Solde comptable|Solde après opération|Solde du compte|Solde courant|Nouveau solde|Saldo nach Buchung|Account Balance|Balance After|Closing Balance|Solde progressif|Saldo disponible|Guthaben
    |Saldo po operacji|Saldo po transakcji|Saldo contabile|Saldo contabilístico|Wallet-Saldo nach Transaktion|Soldes|Zůstatek|Bal|Bal.|Running Bal|Running Bal.`,
  reference: `Référence|Reference|Numéro d'opération|Numéro de mouvement|N° de transaction|Numéro de transaction|Identifiant de transaction|Nº de séquence|Numéro de séquence
    |Reference Number|Record ID|REF #|REF|Transaction ID|ID|Check Number|CheckNumber|Check or Slip #|Cheque Number|Numéro du chèque|Numéro de chèque|Num|Operation Number|Order Id
    |Transaction reference number|Volgnummer|Volgnr|Omzetnummer|Transactienummer|Transactiereferentie|Referentie|Buchungsreferenz|Transaktions-Nr.
    |N° de chèque|Pièce|N° pièce|Kundenreferenz|Referencia|Reference ID|Transaction Reference|Chèque|Cheque|Bank Reference|Numéro de référence|No de référence|N° opération|N° d'opération|Référence de l'opération|N° Documento|Número Documento|Documento|Docto.|N° Operación|Identificador`,
  currency: `Devise|Monn.|Devise du compte|Monnaie|Currency|CCY|Account Currency|Munt|Muntcode|Valutacode|Valuta rekening|Devies|Währung|Waehrung|Buchungswährung|Moneda|Valuta|Waluta|Divisa
    |Moeda|Payment currency|Transfer Amount Currency
    |Měna|Měna účtu|Zahlungswährung|Wallet currency|Valuuta`,
  account: `Numéro de compte|Compte|Numéro du compte|N° de compte|accountNum|Account|Account Number|Rekening|Rekeningnummer|Auftragskonto|Kontonummer|IBAN|IBAN/BBAN|Cuenta
    |Own account|Account ID|No de compte|Rekeningnr|IBAN Auftragskonto|Konto|Eigen rekening|Conta|Número de cuenta|Número da conta`,
  card: `First Bank Card|Numéro de carte|Card Number|Carte|Kaartnummer|Kartennummer|Número de tarjeta|N° de carte`,
  accountName: `Nom du compte|Compte tenu en|Type de compte|accountLabel|Nom de la rubrique|Account Type|Account Name|Rubrieknaam|Produit|Product`,
  direction: `Sens|Nature|D/C|C/D|D/K|Dr/Cr|Cr/Dr|DC|CreditDebet|Credit/Debit|Debit/Credit|Débit/Crédit|Debe/Haber|Dare/Avere|Débito/Crédito|Cargo/Abono|Deb_Cred|D/H|Tipo|Natureza|Type of Transaction|Transaction Type|Type|Code|Af Bij|Debit/Kredit|Soll/Haben|Sens de l'opération|Transaction|Details|Indicator|Credit Debit Indicator|Debit or Credit|Signe|Sign
    |S/H|H/S|+/-|Soll-/Haben-Kennung|Soll/Haben-Kennzeichen|Vorzeichen|DC-kenmerk`,
  status: `Statut|État|State|Status|Info|Statut de l'opération|Transaction Status
    |Stato|Stan|Tila|Stav|Tilstand|Statuto|Estado|Statusas`,
  unmoved: `Balance Impact|Pending|Pending?|Is Pending`,
  fee: `Frais|Fee|Fees|Commission|Comisión|Comissão|Gebühr|Entgelt|Tariffa`,
  category: `Catégorie|Categorie|Sous categorie|Sous-catégorie|categoryParent|Category|Subcategory|Kategorie|Categoría|Categoria|Kategoria
    |Compte GL|No GL|GL|G/L|GL account|GL code|Ledger account|Nominal|Nominal code|Compte comptable|Numéro de compte comptable|Compte de grand livre
    |Compte de charge|Compte de charges|Compte de dépense|Compte de dépenses|Compte de revenu|Poste|Poste budgétaire|Grootboekrekening|Sachkonto|Gegenkonto`,
  ignored: `Montant(FRANCS)|Compte contrepartie|Compte partie adverse|Tegenrekening|Tegenrekeningnummer|Rekening tegenpartij|rekeningnummer tegenpartij|numéro de compte contrepartie|Tegenrekening IBAN/BBAN
    |Partner Iban|Auftraggeberkonto|BIC|BIC tegenpartij|BIC contrepartie|Adres tegenpartij|Adresse contrepartie|Pointage operation
    |Rue et numéro|Straat en nummer|Code postal et localité|Code pays|Landcode|Numéro d'extrait|N° d'extrait|Numéro de l'extrait|Rekeninguittrekselnummer|Afschriftnummer|Uittreksel|BLZ
    |Original Amount|Oorspr bedrag|Oorspr munt|Koers|Exchange Rate|Taux de change|Compensation Amount|Transfer Amount|Amount Currency|Betrag (Fremdwährung)|Fremdwährung|Wechselkurs
    |Time Zone|Fuseau horaire|Bank Account|Tegenpartij|Tags|Labels|Card No.|Reden van weigering|Reden retour|Naam uiteindelijke partij|Naam initiërende partij|Oorspronkelijk bedrag|Original currency|Payout Status
    |Ursprungsbetrag|Ursprungswährung|Lastschrift Ursprungsbetrag|Local amount|Local currency|Local currency amount|Montant local|Devise locale
    |Originalbetrag|Originalbelopp|Kwota oryginalna|IBAN / Kontonummer|Protiúčet|Nr rachunku|Saajan tilinumero|Message Identification
    |TPS|TVQ|TVH|TVP|GST|HST|PST|QST|TVA|VAT|Taxe|Taxes|Tax|Montant avant taxes|Montant HT|Total HT|Avant taxes|Sous-total|Subtotal|Amount before tax`,
}

const CURRENCY_TAIL = /[([]\s{0,4}([^)\]]{1,8})\s{0,4}[)\]]\s{0,4}$/
const WORD_TAIL = /(?:\ben\s+|\bin\s+)?(euros?|eur|cad|usd|chf|gbp)\s*$/i

/** A header cell taken apart: the key it is compared by, and the currency its name ends with. */
export interface HeaderName {
  readonly key: string
  readonly currency: string | null
}

/** Text double-encoded on its way (`DÃ©bit`) is put right when it can be. */
function repaired(text: string): string {
  if (!/[ÃÂ][\u0080-\u00bf]/.test(text)) return text
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return text
  }
}

function keyOf(text: string): string {
  return fold(text)
    .replace(/\uFFFD+/g, '\uFFFD')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9$#/\uFFFD]/g, '')
}

/** No column has a longer name; longer cells are texts, and are not searched. */
const LONGEST = 120

/** Reads the name in a header cell. */
export function headerName(cell: string): HeaderName {
  if (cell.length > LONGEST) return { key: '', currency: null }
  const text = repaired(decodeEntities(cell))
    .trim()
    .replace(/^#(?=\p{L})/u, '')
  const inBrackets = CURRENCY_TAIL.exec(text)
  const bracketed = inBrackets ? currencyOf(inBrackets[1]!.replace(/^(?:em|en|in) /i, '')) : null
  if (inBrackets && (bracketed || inBrackets[1] === '$'))
    return { key: keyOf(text.slice(0, inBrackets.index)), currency: bracketed }
  const whole = currencyOf(text)
  const tail = whole ? null : WORD_TAIL.exec(text)
  if (!tail || tail.index === 0) return { key: keyOf(text), currency: whole }
  return { key: keyOf(text.slice(0, tail.index)), currency: currencyOf(tail[1]!) }
}

const TABLE: ReadonlyMap<string, readonly Role[]> = (() => {
  const table = new Map<string, Role[]>()
  for (const [role, names] of Object.entries(NAMES) as [Role, string][]) {
    for (const name of names.split('|')) {
      for (const key of new Set([headerName(name).key, keyOf(name)])) {
        const roles = table.get(key)
        if (!roles) table.set(key, [role])
        else if (!roles.includes(role)) roles.push(role)
      }
    }
  }
  return table
})()

/** A key with lost characters fits a name of which it differs only there. */
function rolesOfDamaged(key: string): readonly Role[] {
  for (const [known, roles] of TABLE) {
    if (known.length !== key.length) continue
    let same = true
    for (let i = 0; i < key.length && same; i++) same = key[i] === '\uFFFD' || key[i] === known[i]
    if (same) return roles
  }
  return []
}

/** Roles a name is known to play, the likeliest first; empty for an unknown name. */
export function rolesOfName(key: string): readonly Role[] {
  if (key === '') return []
  if (key.includes('\uFFFD') && key.length >= 4) return rolesOfDamaged(key)
  return TABLE.get(key) ?? []
}

const FOREIGN =
  /original|oryginal|ursprung|foreign|instructed|presentment|^local|fremd|oorspr|exchange|origine|converti|countervalue|contrevaleur/
const COUNTER =
  /donneur|ordonnat|opdrachtgev|auftraggeb|contrepart|tegen|counter|partner|beneficiar|destinat|empfang|adverse|other/
const KEYWORDS: readonly (readonly [RegExp, Role])[] = [
  [/categor|kategor/, 'category'],
  [
    /tax|tva|vat|rate|taux|koers|kurs|adres|city|ville|zip|pays|country|heure|^time|point|cashback/,
    'ignored',
  ],
  [
    /(date|datum|fecha|data|tag).{0,40}(val|wert|rente|settle)|(val|wert|rente|settle).{0,40}(date|datum|fecha|data)/,
    'valueDate',
  ],
  [/date|datum|fecha|buchungstag|dato$|^data/, 'date'],
  [/balance|solde|saldo|kontostand/, 'balance'],
  // both sides in one name are a signed amount, or a flag: its content says which
  [
    /(debit|debet|belastung).{0,2}(credit|gutschrift)|(credit|gutschrift).{0,2}(debit|debet|belastung)/,
    'amount',
  ],
  [/debit|debet|withdraw|retrait|retiro|paidout|moneyout|sortie|depense|egreso|uscit/, 'debit'],
  [/credit|deposit|depot|paidin|moneyin|recette|ingreso|gutschrift|entrat|entree/, 'credit'],
  [/currency|devise|munt|wahrung|waehrung|moneda|valutacode/, 'currency'],
  [/status|statut|estado/, 'status'],
  [/fee$|frais|commission/, 'fee'],
  [/amount|montant|bedrag|betrag|importe|importo|monto|belop|kwota/, 'amount'],
  [/merchant|payee|benefic|commercant|marchand/, 'payee'],
  [/cardn(?!ame)|kaartn(?!aam)|kartenn(?!ame)|tarjeta|carte/, 'card'],
  [/iban|accountn|compte|rekening|konto|cuenta|^conta$/, 'account'],
  [
    /desc(?!ue|on)|libel|omschr|verwend|concept|detail|memo|narrat|communic|mededel|texte|intitule|opmerk/,
    'text',
  ],
  [/transactionid|chequen|checkn/, 'reference'],
]

/** A role guessed from a part of an unknown name, or null. */
export function roleByKeyword(key: string): Role | null {
  if (key === '' || FOREIGN.test(key)) return null
  for (const [pattern, role] of KEYWORDS) {
    if (!pattern.test(key)) continue
    if (COUNTER.test(key)) return role === 'text' || role === 'payee' ? role : 'ignored'
    return role
  }
  return null
}
