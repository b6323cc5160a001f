import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CallError } from '../transport/errors.ts'
import type { Input, OperationName, Output } from '../transport/wire.ts'
import { useBackEnd } from './backEndContext.ts'
import { useCompany } from './companyContext.ts'

/** Writes to the open company, then has everything shown of it read again. */
export function useWrite<Name extends OperationName>(name: Name) {
  const backEnd = useBackEnd()
  const queries = useQueryClient()
  const { path } = useCompany()
  return useMutation<Output<Name>, CallError, Input<Name>>({
    mutationFn: (input) => backEnd.call(name, input, { company: path }),
    // Not awaited: what called may be gone from the screen once everything is read again.
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [path] })
    },
  })
}
