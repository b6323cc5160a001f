import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Input, OperationName, Output } from '../transport/wire.ts'
import { useBackEnd } from './backEndContext.ts'
import { useCompany } from './companyContext.ts'

/** Reads from the open company; what was shown stays until the new answer comes, so that nothing blinks. */
export function useRead<Name extends OperationName>(
  name: Name,
  input: Input<Name>,
  { enabled = true, keep = true }: { readonly enabled?: boolean; readonly keep?: boolean } = {},
) {
  const backEnd = useBackEnd()
  const { path } = useCompany()
  return useQuery<Output<Name>>({
    queryKey: [path, name, input],
    queryFn: ({ signal }) => backEnd.call(name, input, { company: path, signal }),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  })
}

/** A page of a list, whichever. */
interface Page {
  readonly items: readonly unknown[]
  readonly nextCursor?: string | undefined
}

export type PagedName = {
  [Name in OperationName]: Input<Name> extends { cursor?: string | undefined; limit?: number | undefined }
    ? Output<Name> extends Page
      ? 'cursor' extends keyof Input<Name>
        ? Name
        : never
      : never
    : never
}[OperationName]
export type ItemOf<Name extends PagedName> =
  Output<Name> extends { readonly items: readonly (infer Item)[] } ? Item : never

const FIRST_PAGE_ROWS = 200
/** The most that an operation gives at once. */
const PAGE_ROWS = 1_000

/** Reads a list page after page as the person scrolls. */
export function useReadPages<Name extends PagedName>(
  name: Name,
  input: Omit<Input<Name>, 'limit' | 'cursor'>,
  { enabled = true }: { readonly enabled?: boolean } = {},
) {
  const backEnd = useBackEnd()
  const { path } = useCompany()
  const query = useInfiniteQuery({
    queryKey: [path, name, input, 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const page =
        pageParam === undefined ? { limit: FIRST_PAGE_ROWS } : { limit: PAGE_ROWS, cursor: pageParam }
      const paged = { ...input, ...page }
      return backEnd.call(name, paged as unknown as Input<Name>, { company: path, signal })
    },
    getNextPageParam: (last) => (last as Page).nextCursor,
    placeholderData: keepPreviousData,
    enabled,
  })
  const { data } = query
  const items = useMemo(
    () => (data?.pages ?? []).flatMap((page) => (page as Page).items) as unknown as readonly ItemOf<Name>[],
    [data],
  )
  const first = data?.pages[0] as Output<Name> | undefined
  return { ...query, items, first }
}
