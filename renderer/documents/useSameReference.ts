import { useRead } from '../data/useRead.ts'
import type { DocumentDraft } from './documentDraft.ts'

const FOUND_MAX = 20

/** The number of the purchase that already bears this supplier's number, or null: worth a look, never in the way. */
export function useSameReference({ kind, id, partyId, reference }: DocumentDraft): string | null {
  const wanted = reference.trim().toUpperCase()
  const isPurchase = kind === 'bill' || kind === 'expense' || kind === 'supplierCredit'
  const enabled = isPurchase && partyId !== '' && wanted !== ''
  const name =
    kind === 'expense' ? 'expense.list' : kind === 'supplierCredit' ? 'supplierCredit.list' : 'bill.list'
  const { data } = useRead(name, { partyId, text: wanted, limit: FOUND_MAX }, { enabled, keep: false })
  const same = data?.items.find(
    (item) => item.id !== id && item.number !== null && item.reference?.trim().toUpperCase() === wanted,
  )
  return enabled ? (same?.number ?? null) : null
}
