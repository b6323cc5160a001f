/** A document as it is printed: what was decided, who the company is, and the words of its country. */
import type { Company } from '../../../db/company/company.ts'
import { findIssued } from '../../../db/records/documents/read.ts'
import type { DocumentView } from '../../../db/records/documents/view.ts'
import { documentView } from '../../../db/records/documents/view.ts'
import { companyIdentity, type Identity, logoOf } from '../../../db/records/identity.ts'
import { getSetting } from '../../../db/records/settings.ts'
import { taxRegistrations } from '../../../db/records/taxes.ts'
import { ordinaryFacts, type PaperKind } from '../../../db/rules/documents/mentions.ts'
import { parseTerms, termsText } from '../../../db/rules/documents/terms.ts'
import { decimalOfPpm } from '../../../db/rules/money.ts'
import { taxOf } from '../../../db/rules/tax.ts'
import { showDay } from '../../exports/figures.ts'
import type {
  InvoicePaper,
  PaperCustomer,
  PaperIssuer,
  PaperTax,
  Registration,
} from '../../exports/invoice-paper.ts'
import type { Language } from '../../exports/table.ts'

const familyOf = (code: string) => (code.startsWith('TVH-') ? 'TPS' : code)

const addressLines = (where: {
  readonly address: string | null
  readonly city: string | null
  readonly province: string | null
  readonly postalCode: string | null
}): string[] => {
  const place = [where.city, where.province && `(${where.province})`, where.postalCode]
    .filter(Boolean)
    .join(' ')
  return [...(where.address?.split('\n') ?? []), place].filter((line) => line !== '')
}

/** What authorities call the numbers that a company keeps of itself. */
const IDENTIFIER_LABELS: Readonly<Record<string, string>> = {
  neq: 'NEQ',
  rbq: 'RBQ',
  siren: 'SIREN',
  siret: 'SIRET',
  rcs: 'RCS',
  rccm: 'RCCM',
  nif: 'NIF',
  bce: 'BCE',
  vat: 'TVA',
  capital: 'Capital',
  legalForm: '',
}

function registrationsOf(company: Company, identity: Identity): Registration[] {
  const taxes = taxRegistrations(company.sql).flatMap(({ code, number }) =>
    number ? [{ label: code, number }] : [],
  )
  const others = Object.entries(identity.identifiers).map(([key, number]) => ({
    label: IDENTIFIER_LABELS[key] ?? key.toUpperCase(),
    number,
  }))
  return [...others, ...taxes]
}

function issuerOf(company: Company): PaperIssuer {
  const identity = companyIdentity(company)
  return {
    name: identity.name,
    address: addressLines(identity),
    phone: identity.phone,
    email: identity.email,
    website: identity.website,
    registrations: registrationsOf(company, identity),
    logo: logoOf(company.sql)?.content ?? null,
  }
}

interface PartyRow {
  name: string | null
  address: string | null
  city: string | null
  province: string | null
  postalCode: string | null
  delivery_address: string | null
  tax_numbers: string | null
}

/** The client as it was when the document was issued; of a draft, as it is now. */
function customerOf(company: Company, view: DocumentView): PaperCustomer {
  const issued = findIssued(company.sql, view.id)
  const row = company.sql.get<PartyRow>(
    `SELECT name, address, city, province, postal_code AS postalCode, delivery_address, tax_numbers
     FROM party WHERE id = ?`,
    view.party,
  )
  const kept = issued?.party_address ? (JSON.parse(issued.party_address) as string[]) : null
  const numbers = JSON.parse(row?.tax_numbers ?? '{}') as Record<string, string>
  return {
    name: view.partyName || (row?.name ?? ''),
    address: kept ?? (row ? addressLines(row) : []),
    taxNumbers: Object.entries(numbers).map(([label, number]) => ({ label, number })),
    delivery: row?.delivery_address?.split('\n') ?? [],
  }
}

function taxesOf(company: Company, view: DocumentView, language: Language): PaperTax[] {
  const registered = new Map(
    taxRegistrations(company.sql).map(({ code, number }) => [familyOf(code), number]),
  )
  return view.taxes.map(({ code, rate, base, amount }) => {
    const tax = taxOf(code)
    return {
      label: (language === 'en' ? tax?.nameEn : tax?.name) ?? code,
      rate,
      registration: registered.get(familyOf(code)) ?? null,
      base,
      amount,
    }
  })
}

/** The invoice that a credit note takes from. */
function correctedBy(company: Company, view: DocumentView, language: Language) {
  const row = view.credits === null ? undefined : findIssued(company.sql, view.credits)
  return row ? { number: row.number, date: showDay(row.date as DocumentView['date'], language) } : null
}

function factsOf(company: Company, view: DocumentView, customer: PaperCustomer, language: Language) {
  const terms = view.terms === null ? null : parseTerms(view.terms)
  return {
    ...ordinaryFacts,
    registered: taxRegistrations(company.sql).length > 0,
    customerIsBusiness: customer.taxNumbers.length > 0 || company.facts().country === 'CA',
    earlyPayment: terms?.early ? termsText(terms, language) : null,
    corrects: correctedBy(company, view, language),
  }
}

function linesOf(view: DocumentView): InvoicePaper['lines'] {
  return view.lines.map((line) => ({
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    unitPrice: line.unitPrice,
    discountPercent: line.discountPpm === null ? null : decimalOfPpm(line.discountPpm),
    amount: line.amount,
    taxMarks: line.taxes.join(' '),
  }))
}

function projectName(company: Company, id: string | null): string | null {
  if (id === null) return null
  return company.sql.get<{ name: string | null }>('SELECT name FROM project WHERE id = ?', id)?.name ?? null
}

/** What is printed of the lines before the document's discount: the sum of their amounts. */
const sumOfLines = (view: DocumentView): number => view.lines.reduce((sum, { amount }) => sum + amount, 0)

/** The paper of a quote, an order, an invoice or a credit note, in French or English. Refuses other kinds. */
export function paperOf(company: Company, id: string, wished: Language | undefined): InvoicePaper {
  const view = documentView(company, id, ['quote', 'order', 'invoice', 'creditNote'])
  const language: Language = wished ?? (view.language === 'en' ? 'en' : 'fr')
  const customer = customerOf(company, view)
  const { country } = company.facts()
  const terms = view.terms === null ? null : parseTerms(view.terms)
  return {
    kind: view.kind as PaperKind,
    draft: view.number === null,
    language,
    country,
    currency: view.currency,
    issuer: issuerOf(company),
    customer,
    number: view.number,
    date: view.date,
    dueDate: view.due,
    terms: terms ? termsText(terms, language) : view.terms,
    reference: view.reference,
    project: projectName(company, view.project),
    lines: linesOf(view),
    pricesIncludeTax: view.pricesIncludeTax,
    subtotal: view.pricesIncludeTax ? view.subtotal : sumOfLines(view),
    discount: view.pricesIncludeTax ? 0 : view.discount,
    holdback: view.holdback,
    taxes: taxesOf(company, view, language),
    total: view.total,
    paid: view.paid,
    balance: view.balance,
    notes: view.notes ?? getSetting(company.sql, 'sales.notes') ?? null,
    paymentInstructions:
      view.kind === 'invoice' ? (getSetting(company.sql, 'sales.paymentInstructions') ?? null) : null,
    facts: factsOf(company, view, customer, language),
  }
}
