import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { CallError } from '../transport/errors.ts'
import type { ProgressEvent } from '../transport/protocol.ts'
import type { Input, OperationName, Output } from '../transport/wire.ts'
import { useBackEnd } from './backEndContext.ts'

/** Long work on one company file: its progress, a way to stop it, and a result that stays on the screen. */
export function useJob<Name extends OperationName>(name: Name, company?: string) {
  const backEnd = useBackEnd()
  const queries = useQueryClient()
  const [progress, setProgress] = useState<ProgressEvent | null>(null)
  const stopper = useRef<AbortController | null>(null)
  const job = useMutation<Output<Name>, CallError, { input: Input<Name>; company?: string }>({
    mutationFn: ({ input, company: other }) => {
      stopper.current = new AbortController()
      const { signal } = stopper.current
      return backEnd.call(name, input, { company: other ?? company, signal, onProgress: setProgress })
    },
    onSettled: () => {
      setProgress(null)
      void queries.invalidateQueries()
    },
  })
  return { ...job, progress, stop: () => stopper.current?.abort() }
}
