import { useEffect } from 'react'
import type { Input } from '../transport/wire.ts'
import { type PagedName, useReadPages } from './useRead.ts'

/** A list in which one finds, as far as it is read. */
export interface Listed<Item> {
  readonly items: readonly Item[]
  /** Nothing more comes: no page, and nothing that was made since. */
  readonly ready: boolean
}

/** Every row of a list that one finds in while typing: pages are read until none is left. */
export function useAll<Name extends PagedName>(
  name: Name,
  input: Omit<Input<Name>, 'limit' | 'cursor'>,
  options: { readonly enabled?: boolean } = {},
) {
  const { items, data, error, hasNextPage, isFetching, fetchNextPage } = useReadPages(name, input, options)
  useEffect(() => {
    // several fields may find in one list: the next page is asked for once
    if (hasNextPage && !isFetching) void fetchNextPage({ cancelRefetch: false })
  }, [hasNextPage, isFetching, fetchNextPage])
  return { items, ready: error !== null || (data !== undefined && !hasNextPage && !isFetching), error }
}
