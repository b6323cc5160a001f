import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TradeKind } from '../../db/rules/documents/kinds.ts'
import { useBackEnd } from '../data/backEndContext.ts'
import { useCompany } from '../data/companyContext.ts'
import type { CallError } from '../transport/errors.ts'
import type { OperationName } from '../transport/wire.ts'
import { type DocumentDraft, documentInput } from './documentDraft.ts'
import { type Document, isSaleKind } from './documentKinds.ts'

interface Work {
  readonly draft: DocumentDraft
  readonly how: 'draft' | 'issue'
  /** Told as soon as the draft is in the books, even when issuing it is refused afterwards. */
  readonly onKept: (document: Document) => void
}

/** Keeps a draft, then issues it when asked: a sale is prepared then sent, a purchase recorded at once. */
export function useSaving(kind: TradeKind) {
  const backEnd = useBackEnd()
  const queries = useQueryClient()
  const { path } = useCompany()
  const call = (verb: string, input: object): Promise<Document> =>
    backEnd.call(`${kind}.${verb}` as OperationName, input as never, { company: path }) as Promise<Document>
  const work = useMutation<Document, CallError, Work>({
    mutationFn: async ({ draft, how, onKept }) => {
      const input = documentInput(draft)
      const isSale = isSaleKind(kind)
      if (draft.id === '' && !isSale) return call('create', { ...input, draft: how === 'draft' })
      const kept = await (draft.id === ''
        ? call('create', input)
        : call('update', { id: draft.id, ...input }))
      onKept(kept)
      if (how === 'draft') return kept
      return call(isSale ? 'send' : 'record', { id: kept.id })
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: [path] })
    },
  })
  return {
    error: work.error,
    busy: work.isPending,
    reset: () => {
      if (work.error) work.reset()
    },
    save: (
      draft: DocumentDraft,
      how: 'draft' | 'issue',
      onKept: Work['onKept'],
      done: (document: Document) => void,
    ) => work.mutate({ draft, how, onKept }, { onSuccess: done }),
  }
}
