/** What a list of documents is filtered by, as it stands in the address and as the operation takes it. */
import { partsIn } from '../data/addressParts.ts'

export interface DocumentFilter {
  readonly status?: string
  readonly partyId?: string
  readonly from?: string
  readonly to?: string
}

const NAMES = ['status', 'partyId', 'from', 'to'] as const

/** All that still waits to be paid. */
const UNPAID = ['sent', 'received', 'partial', 'overdue']

export const filterOf = (search: URLSearchParams): DocumentFilter => partsIn(search, NAMES)

export const searchOf = (filter: DocumentFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))

export function listInput(filter: DocumentFilter) {
  const { status, ...rest } = filter
  return {
    ...searchOf(rest),
    ...(status ? { status: status === 'unpaid' ? UNPAID : status } : {}),
  }
}
