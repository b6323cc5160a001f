import { useRead } from '../data/useRead.ts'
import { addressOf } from './documentKinds.ts'

/** Where the origin of a document is seen: a quote, an order, or the recurring invoice that made it. */
export function useOrigin(id: string | null): string | null {
  const { data } = useRead('document.get', { id: id ?? '' }, { enabled: id !== null, keep: false })
  if (id === null || !data) return null
  const { kind } = data
  // a recurring invoice is known by its template, which is a draft
  return kind === 'quote' || kind === 'order'
    ? addressOf.one(kind, id)
    : `/sales/recurring/${encodeURIComponent(id)}`
}
