import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useBackEnd } from './backEndContext.ts'

/** When anyone wrote to a company (the command line, another window), what is shown of it is read again. */
export function useChanges(): void {
  const backEnd = useBackEnd()
  const queries = useQueryClient()
  useEffect(
    () =>
      backEnd.onEvent((event) => {
        if (event.event === 'changed') void queries.invalidateQueries({ queryKey: [event.company] })
      }),
    [backEnd, queries],
  )
}
