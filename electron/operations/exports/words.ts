/** The words of exported reports, in both languages: headings of columns, and what statuses, kinds and methods are called. */
import type { Text } from '../../../db/rules/errors.ts'

/** `wide`: its part of the room that is left to texts, 1 when absent. */
interface Heading_ extends Text {
  readonly wide?: number
}

export const HEADINGS = {
  account: { fr: 'Compte', en: 'Account' },
  accountName: { fr: 'Nom du compte', en: 'Account name', wide: 3 },
  age: { fr: 'Jours', en: 'Days' },
  amount: { fr: 'Montant', en: 'Amount' },
  balance: { fr: 'Solde', en: 'Balance' },
  base: { fr: 'Base', en: 'Base' },
  billed: { fr: 'Facturé avant taxes', en: 'Billed before tax' },
  category: { fr: 'Catégorie', en: 'Category' },
  charge: { fr: 'Facturé', en: 'Charged' },
  city: { fr: 'Ville', en: 'City' },
  claimable: { fr: 'À récupérer', en: 'Claimable' },
  client: { fr: 'Client', en: 'Client', wide: 3 },
  closing: { fr: 'Solde de fermeture', en: 'Closing balance' },
  code: { fr: 'Code', en: 'Code' },
  collected: { fr: 'Perçu', en: 'Collected' },
  comparison: { fr: 'Comparaison', en: 'Comparison' },
  cost: { fr: 'Coûts', en: 'Costs' },
  count: { fr: 'Nombre', en: 'Number' },
  counterAccounts: { fr: 'Contrepartie', en: 'Counterpart' },
  credit: { fr: 'Crédit', en: 'Credit' },
  creditBalance: { fr: 'Solde créditeur', en: 'Credit balance' },
  current: { fr: 'Courant', en: 'Current' },
  currency: { fr: 'Devise', en: 'Currency' },
  d1to30: { fr: '1 à 30 jours', en: '1 to 30 days' },
  d31to60: { fr: '31 à 60 jours', en: '31 to 60 days' },
  d61to90: { fr: '61 à 90 jours', en: '61 to 90 days' },
  date: { fr: 'Date', en: 'Date' },
  daysLate: { fr: 'Jours de retard', en: 'Days late' },
  debit: { fr: 'Débit', en: 'Debit' },
  debitBalance: { fr: 'Solde débiteur', en: 'Debit balance' },
  description: { fr: 'Description', en: 'Description', wide: 3 },
  difference: { fr: 'Écart', en: 'Difference' },
  documents: { fr: 'Documents', en: 'Documents' },
  due: { fr: 'Échéance', en: 'Due date' },
  email: { fr: 'Courriel', en: 'Email' },
  estimate: { fr: 'Estimation', en: 'Estimate' },
  gifi: { fr: 'IGRF', en: 'GIFI' },
  highest: { fr: 'Au plus', en: 'At most' },
  inflow: { fr: 'Entrées', en: 'Money in' },
  invoiced: { fr: 'Facturé', en: 'Invoiced' },
  journal: { fr: 'Journal', en: 'Journal' },
  kind: { fr: 'Type', en: 'Kind' },
  dueIn: { fr: 'Factures échéant', en: 'Invoices due' },
  dueOut: { fr: 'À payer échéant', en: 'Bills due' },
  lowest: { fr: 'Au moins', en: 'At least' },
  margin: { fr: 'Marge', en: 'Margin' },
  marginPercent: { fr: 'Marge %', en: 'Margin %' },
  memo: { fr: 'Libellé', en: 'Memo', wide: 3 },
  method: { fr: 'Mode de paiement', en: 'Method' },
  month: { fr: 'Mois', en: 'Month' },
  name: { fr: 'Nom', en: 'Name', wide: 3 },
  net: { fr: 'Variation', en: 'Net change' },
  number: { fr: 'Numéro', en: 'Number' },
  opening: { fr: 'Solde d’ouverture', en: 'Opening balance' },
  outflow: { fr: 'Sorties', en: 'Money out' },
  over90: { fr: 'Plus de 90 jours', en: 'Over 90 days' },
  payable: { fr: 'À payer', en: 'Payable' },
  payment: { fr: 'Payé ou crédité', en: 'Paid or credited' },
  phone: { fr: 'Téléphone', en: 'Phone' },
  previous: { fr: 'Période précédente', en: 'Previous period' },
  price: { fr: 'Prix', en: 'Price' },
  purchaseBase: { fr: 'Achats taxés', en: 'Taxed purchases' },
  quantity: { fr: 'En stock', en: 'On hand' },
  receivable: { fr: 'À recevoir', en: 'Receivable' },
  reference: { fr: 'Référence', en: 'Reference' },
  revenue: { fr: 'Revenus', en: 'Revenue' },
  role: { fr: 'Rôle', en: 'Role' },
  salesBase: { fr: 'Ventes taxées', en: 'Taxed sales' },
  selfAssessed: { fr: 'Autocotisé', en: 'Self-assessed' },
  share: { fr: 'Part', en: 'Share' },
  start: { fr: 'Début', en: 'Start' },
  status: { fr: 'État', en: 'Status' },
  supplier: { fr: 'Fournisseur', en: 'Supplier', wide: 3 },
  tax: { fr: 'Taxe', en: 'Tax' },
  taxes: { fr: 'Taxes', en: 'Taxes' },
  toInvoice: { fr: 'Reste à facturer', en: 'Left to invoice' },
  total: { fr: 'Total', en: 'Total' },
  type: { fr: 'Type', en: 'Type' },
  unit: { fr: 'Unité', en: 'Unit' },
  unitCost: { fr: 'Coût unitaire', en: 'Unit cost' },
  value: { fr: 'Valeur', en: 'Value' },
} as const satisfies Readonly<Record<string, Heading_>>

export type Heading = keyof typeof HEADINGS

type Words = Readonly<Record<string, Text>>

export const TOTAL: Text = { fr: 'Total', en: 'Total' }
export const OPENING: Text = { fr: 'Solde d’ouverture', en: 'Opening balance' }
export const CLOSING: Text = { fr: 'Solde de fermeture', en: 'Closing balance' }

/** Kinds of documents. */
export const KINDS: Words = {
  quote: { fr: 'Soumission', en: 'Quote' },
  order: { fr: 'Commande', en: 'Sales order' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  creditNote: { fr: 'Note de crédit', en: 'Credit note' },
  bill: { fr: 'Facture de fournisseur', en: 'Bill' },
  expense: { fr: 'Dépense', en: 'Expense' },
  supplierCredit: { fr: 'Crédit de fournisseur', en: 'Supplier credit' },
  receipt: { fr: 'Encaissement', en: 'Receipt' },
  disbursement: { fr: 'Paiement', en: 'Payment' },
  clientRefund: { fr: 'Remboursement au client', en: 'Refund to client' },
  supplierRefund: { fr: 'Remboursement du fournisseur', en: 'Refund from supplier' },
  transfer: { fr: 'Virement', en: 'Transfer' },
}

/** Statuses of documents; in French the kinds are feminine but those of money. */
export const STATUSES: Words = {
  draft: { fr: 'Brouillon', en: 'Draft' },
  sent: { fr: 'Envoyée', en: 'Sent' },
  received: { fr: 'À payer', en: 'To pay' },
  partial: { fr: 'En partie', en: 'In part' },
  paid: { fr: 'Payée', en: 'Paid' },
  overdue: { fr: 'En retard', en: 'Overdue' },
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
  approved: { fr: 'Acceptée', en: 'Approved' },
  refused: { fr: 'Refusée', en: 'Refused' },
  expired: { fr: 'Expirée', en: 'Expired' },
  invoiced: { fr: 'Facturée', en: 'Invoiced' },
  open: { fr: 'À utiliser', en: 'To use' },
  used: { fr: 'Utilisée', en: 'Used' },
  recorded: { fr: 'Enregistrée', en: 'Recorded' },
  held: { fr: 'En attente', en: 'Held' },
}

/** The same, of payments and transfers, which are masculine in French. */
export const MONEY_STATUSES: Words = {
  ...STATUSES,
  cancelled: { fr: 'Annulé', en: 'Voided' },
  used: { fr: 'Porté', en: 'Applied' },
  open: { fr: 'À porter', en: 'To apply' },
  recorded: { fr: 'Enregistré', en: 'Recorded' },
}

/** What is in stock. */
export const STOCK_STATUSES: Words = {
  available: { fr: 'Disponible', en: 'Available' },
  low: { fr: 'Bas', en: 'Low' },
  critical: { fr: 'Critique', en: 'Critical' },
  out: { fr: 'Épuisé', en: 'Out of stock' },
}

/** Bank lines. */
export const LINE_STATUSES: Words = {
  new: { fr: 'À traiter', en: 'To do' },
  coded: { fr: 'Imputée', en: 'Coded' },
  matched: { fr: 'Rapprochée', en: 'Matched' },
  ignored: { fr: 'Ignorée', en: 'Ignored' },
}

export const PROJECT_STATUSES: Words = {
  planned: { fr: 'À faire', en: 'Planned' },
  active: { fr: 'En cours', en: 'Active' },
  onHold: { fr: 'En attente', en: 'On hold' },
  done: { fr: 'Terminé', en: 'Done' },
  cancelled: { fr: 'Annulé', en: 'Cancelled' },
}

export const METHODS: Words = {
  bank_transfer: { fr: 'Virement bancaire', en: 'Bank transfer' },
  cash: { fr: 'Comptant', en: 'Cash' },
  check: { fr: 'Chèque', en: 'Cheque' },
  card: { fr: 'Carte', en: 'Card' },
  other: { fr: 'Autre', en: 'Other' },
}

export const ACCOUNT_TYPES: Words = {
  asset: { fr: 'Actif', en: 'Asset' },
  liability: { fr: 'Passif', en: 'Liability' },
  equity: { fr: 'Capitaux propres', en: 'Equity' },
  income: { fr: 'Revenu', en: 'Income' },
  expense: { fr: 'Charge', en: 'Expense' },
}

export const PARTY_ROLES: Words = {
  client: { fr: 'Client', en: 'Client' },
  supplier: { fr: 'Fournisseur', en: 'Supplier' },
}

export const PRODUCT_KINDS: Words = {
  goods: { fr: 'Bien', en: 'Goods' },
  service: { fr: 'Service', en: 'Service' },
}

/** Where a tax posting stands. */
export const TAX_SIDES: Words = {
  sale: { fr: 'Perçue', en: 'Collected' },
  purchase: { fr: 'À récupérer', en: 'Claimable' },
  deferred: { fr: 'Reportée', en: 'Deferred' },
  selfAssessed: { fr: 'Autocotisée', en: 'Self-assessed' },
  misplaced: { fr: 'Hors compte de taxe', en: 'Not on a tax account' },
}
