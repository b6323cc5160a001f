import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useBackEnd } from '../../data/backEndContext.ts'
import { useCompany } from '../../data/companyContext.ts'

const EVERY_MS = 4_000

/** Asks now and then whether a consent was given, until it was or cannot be any more. */
export function useConsent(id: string) {
  const backEnd = useBackEnd()
  const { path } = useCompany()
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: ['bankConnection.check', path, id],
    queryFn: ({ signal }) => backEnd.call('bankConnection.check', { id }, { company: path, signal }),
    refetchInterval: ({ state }) => (state.data && state.data.status !== 'pending' ? false : EVERY_MS),
    gcTime: 0,
  })
  const status = query.data?.status
  useEffect(() => {
    if (status !== undefined && status !== 'pending') void queries.invalidateQueries({ queryKey: [path] })
  }, [status, path, queries])
  return query
}
