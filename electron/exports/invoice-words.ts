/** The words of an invoice, as they are used in the country of its issuer. */
import type { PaperKind } from '../../db/rules/documents/mentions.ts'
import type { Text } from '../../db/rules/errors.ts'
import type { InvoicePaper } from './invoice-paper.ts'

const common = {
  number: { fr: 'Nº', en: 'No.' },
  date: { fr: 'Date', en: 'Date' },
  due: { fr: 'Échéance', en: 'Due date' },
  terms: { fr: 'Modalités', en: 'Terms' },
  reference: { fr: 'Votre référence', en: 'Your reference' },
  project: { fr: 'Projet', en: 'Project' },
  billedTo: { fr: 'Facturé à', en: 'Bill to' },
  deliveredTo: { fr: 'Livré à', en: 'Deliver to' },
  description: { fr: 'Description', en: 'Description' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  unitPrice: { fr: 'Prix unitaire', en: 'Unit price' },
  lineDiscount: { fr: 'Rabais', en: 'Discount' },
  taxMarks: { fr: 'Taxes', en: 'Taxes' },
  amount: { fr: 'Montant', en: 'Amount' },
  subtotal: { fr: 'Sous-total', en: 'Subtotal' },
  discount: { fr: 'Rabais', en: 'Discount' },
  holdback: { fr: 'Retenue', en: 'Holdback' },
  base: { fr: 'sur', en: 'on' },
  total: { fr: 'Total', en: 'Total' },
  paid: { fr: 'Payé', en: 'Paid' },
  balance: { fr: 'Solde dû', en: 'Balance due' },
  payment: { fr: 'Paiement', en: 'Payment' },
  notes: { fr: 'Notes', en: 'Notes' },
  taxIncluded: { fr: 'Les prix comprennent les taxes.', en: 'Prices include taxes.' },
  draft: { fr: 'BROUILLON', en: 'DRAFT' },
} as const satisfies Readonly<Record<string, Text>>

type Word = keyof typeof common | 'title'
export type Words = Readonly<Record<Word, string>>
type Texts = Partial<Readonly<Record<Word, Text>>>

const titles: Readonly<Record<PaperKind, Text>> = {
  invoice: { fr: 'Facture', en: 'Invoice' },
  quote: { fr: 'Soumission', en: 'Quote' },
  order: { fr: 'Commande', en: 'Sales order' },
  creditNote: { fr: 'Note de crédit', en: 'Credit note' },
}

const byKind: Readonly<Record<PaperKind, Texts>> = {
  invoice: {},
  quote: {
    due: { fr: 'Valide jusqu’au', en: 'Valid until' },
    billedTo: { fr: 'Présenté à', en: 'Prepared for' },
  },
  order: {
    due: { fr: 'Livraison', en: 'Delivery' },
    billedTo: { fr: 'Client', en: 'Customer' },
  },
  creditNote: {
    billedTo: { fr: 'Crédité à', en: 'Credit to' },
    total: { fr: 'Total du crédit', en: 'Total credit' },
    paid: { fr: 'Crédit utilisé', en: 'Credit used' },
    balance: { fr: 'Crédit restant', en: 'Credit left' },
  },
}

/** French outside Canada; English keeps its words, with VAT in place of taxes. */
const overseas: Texts = {
  subtotal: { fr: 'Total HT', en: 'Total excl. VAT' },
  unitPrice: { fr: 'Prix unitaire HT', en: 'Unit price' },
  lineDiscount: { fr: 'Remise', en: 'Discount' },
  discount: { fr: 'Remise', en: 'Discount' },
  holdback: { fr: 'Retenue de garantie', en: 'Retention' },
  taxMarks: { fr: 'TVA', en: 'VAT' },
  terms: { fr: 'Conditions', en: 'Terms' },
  taxIncluded: { fr: 'Les prix s’entendent toutes taxes comprises.', en: 'Prices include VAT.' },
}

const overseasByKind: Readonly<Record<PaperKind, Texts>> = {
  invoice: {
    total: { fr: 'Total TTC', en: 'Total incl. VAT' },
    balance: { fr: 'Net à payer', en: 'Balance due' },
  },
  quote: { title: { fr: 'Devis', en: 'Quote' }, total: { fr: 'Total TTC', en: 'Total incl. VAT' } },
  order: { total: { fr: 'Total TTC', en: 'Total incl. VAT' } },
  creditNote: { title: { fr: 'Avoir', en: 'Credit note' } },
}

const taxIncludedPrices: Texts = {
  subtotal: common.subtotal,
  unitPrice: { fr: 'Prix unitaire TTC', en: 'Unit price' },
}

/** All the words of this document. In Belgium a credit is a `note de crédit`, as in Canada. */
export function wordsOf({ kind, country, language, pricesIncludeTax }: InvoicePaper): Words {
  const inCanada = country === 'CA'
  const texts: Texts = {
    ...common,
    title: titles[kind],
    ...(inCanada ? {} : overseas),
    ...byKind[kind],
    ...(inCanada ? {} : overseasByKind[kind]),
    ...(pricesIncludeTax && !inCanada ? taxIncludedPrices : {}),
    ...(country === 'BE' && kind === 'creditNote' ? { title: titles.creditNote } : {}),
  }
  return Object.fromEntries(Object.entries(texts).map(([word, text]) => [word, text[language]])) as Words
}
