import { useRead } from '../data/useRead.ts'
import { addressOf } from './documentKinds.ts'

/** Where the origin of a document is seen: a quote, an order, or the recurring invoice that made it. */
export function useOrigin(id: string | null): string | null {
  const quote = useRead('quote.get', { id: id ?? '' }, { enabled: id !== null, keep: false })
  const order = useRead('order.get', { id: id ?? '' }, { enabled: quote.error !== null, keep: false })
  if (id === null) return null
  if (quote.data) return addressOf.one('quote', id)
  if (order.data) return addressOf.one('order', id)
  return order.error ? `/sales/recurring/${encodeURIComponent(id)}` : null
}
