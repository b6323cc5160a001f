import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useBackEnd } from '../data/backEndContext.ts'
import { useCompany } from '../data/companyContext.ts'
import { saveMadeFile } from '../format/saveFile.ts'
import type { CallError } from '../transport/errors.ts'
import type { OperationName } from '../transport/wire.ts'
import type { Action } from './actions.ts'
import { addressOf, type Document, isSaleKind } from './documentKinds.ts'

/** The operation of an act that asks nothing, and whether what it makes is opened to be typed on. */
function callOf(action: Action, kind: string): { readonly verb: string; readonly opens: boolean } | null {
  switch (action) {
    case 'issue':
      return { verb: isSaleKind(kind) ? 'send' : 'record', opens: false }
    case 'release':
      return { verb: 'releaseHoldback', opens: true }
    case 'copy':
    case 'credit':
    case 'order':
    case 'invoice':
      return { verb: action, opens: true }
    case 'approve':
    case 'refuse':
    case 'reopen':
    case 'cancel':
      return { verb: action, opens: false }
    default:
      return null
  }
}

/** Acts on a document that ask nothing more: what they make is opened. */
export function useDocumentActs(document: Document) {
  const backEnd = useBackEnd()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { path } = useCompany()
  const { kind, id } = document
  const call = (verb: string) =>
    backEnd.call(`${kind}.${verb}` as OperationName, { id } as never, { company: path }) as Promise<Document>
  const act = useMutation<void, CallError, Action>({
    mutationFn: async (action) => {
      if (action === 'pdf') {
        saveMadeFile((await call('pdf')) as unknown as Parameters<typeof saveMadeFile>[0])
        return
      }
      if (action === 'delete') {
        await call('delete')
        void navigate(addressOf.list(kind), { replace: true })
        return
      }
      const known = callOf(action, kind)
      if (!known) return
      const made = await call(known.verb)
      if (known.opens) void navigate(addressOf.edit(made.kind, made.id))
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: [path] })
    },
  })
  return { run: act.mutate, busy: act.isPending, error: act.error }
}
