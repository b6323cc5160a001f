import { useMemo } from 'react'
import { type Day, isDay } from '../../db/rules/dates.ts'
import { lineTaxes, type Registration, usualTaxesOf } from '../../db/rules/documents/usual.ts'
import { useCompany } from '../data/companyContext.ts'
import { useAccounts } from '../data/useAccounts.ts'
import { useAll } from '../data/useAll.ts'
import { useRead } from '../data/useRead.ts'
import type { Output } from '../transport/wire.ts'
import type { DocumentDraft, DraftLine } from './documentDraft.ts'
import { isSaleKind } from './documentKinds.ts'

export type Party = Output<'party.list'>['items'][number]
export type Product = Output<'product.list'>['items'][number]

/** What the company chose for its documents, by key. */
export function useSettings() {
  const { data } = useRead('settings.get', {})
  return useMemo(() => new Map((data?.items ?? []).map(({ key, value }) => [key, value])), [data])
}

/**
 * All that a document being typed takes from elsewhere: clients, products, accounts, taxes and terms. What a line
 * takes when nothing is said follows from it as in the books.
 */
export function useDocumentContext(draft: DocumentDraft) {
  const { info } = useCompany()
  const isSale = isSaleKind(draft.kind)
  const role = isSale ? 'client' : 'supplier'
  const parties = useAll('party.list', { role })
  const products = useAll('product.list', {})
  const projects = useAll('project.list', {})
  const { data: taxes } = useRead('tax.codes', {})
  const settings = useSettings()
  const { accounts } = useAccounts()
  const { partyId, date } = draft
  const party = useMemo(() => parties.items.find(({ id }) => id === partyId), [parties.items, partyId])
  const byProduct = useMemo(() => new Map(products.items.map((one) => [one.id, one])), [products.items])
  const usual = useMemo(() => {
    if (!taxes || !isDay(date)) return []
    return usualTaxesOf({
      place: { country: info.country, province: info.province },
      party: party && { country: party.country ?? '', province: party.province },
      date: date as Day,
      isSale,
      registrations: taxes.registrations as readonly Registration[],
    })
  }, [taxes, party, date, isSale, info])
  const usualAccount = accounts.find(({ role: own }) => own === (isSale ? 'sales' : 'suspense'))?.code ?? ''
  const taxesOf = (line: DraftLine): readonly string[] =>
    lineTaxes({
      own: line.taxes,
      product: byProduct.get(line.productId)?.taxes ?? null,
      party: (isSale ? party?.salesTaxes : party?.purchaseTaxes) ?? null,
      usual,
    })
  const accountOf = (line: DraftLine): string => {
    const product = byProduct.get(line.productId)
    const own = isSale
      ? (product?.salesAccount ?? party?.salesAccount)
      : (product?.purchaseAccount ?? party?.purchaseAccount)
    return line.account || (own ?? usualAccount)
  }
  const terms = party?.terms ?? settings.get(isSale ? 'sales.terms' : 'purchase.terms') ?? ''
  return {
    isSale,
    parties,
    party,
    products,
    projects,
    usualTerms: draft.kind === 'quote' ? '' : String(terms),
    quoteDays: Number(settings.get('sales.quoteDays') ?? 0),
    taxesOf,
    accountOf,
    /** False until the taxes are read: what is shown before would blink. */
    ready: taxes !== undefined,
  }
}
