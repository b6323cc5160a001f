/** What a list of documents is filtered by, as it stands in the address and as the operation takes it. */
export interface DocumentFilter {
  readonly status?: string
  readonly partyId?: string
  readonly from?: string
  readonly to?: string
}

const NAMES = ['status', 'partyId', 'from', 'to'] as const

/** All that still waits to be paid. */
const UNPAID = ['sent', 'received', 'partial', 'overdue']

export function filterOf(search: URLSearchParams): DocumentFilter {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = search.get(name)
      return value ? [[name, value]] : []
    }),
  )
}

export const searchOf = (filter: DocumentFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))

export function listInput(filter: DocumentFilter) {
  const { status, ...rest } = filter
  return {
    ...searchOf(rest),
    ...(status ? { status: status === 'unpaid' ? UNPAID : status } : {}),
  }
}
