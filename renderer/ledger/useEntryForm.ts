import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDay } from '../../db/rules/dates.ts'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Entry } from '../transport/wire.ts'
import {
  blankDraft,
  type Draft,
  type DraftFaults,
  type DraftLine,
  draftOf,
  faultsFromDetails,
  faultsOf,
  postInput,
  withLine,
} from './draft.ts'
import { keepDraft, keptDraft } from './keptDraft.ts'

interface Saved {
  readonly id: string
  readonly number: string
}

/** The entry being typed and its saving; `corrected` is the posted entry it replaces, if any. */
export function useEntryForm(corrected: Entry | null, onSaved: (saved: Saved) => void) {
  const { t } = useTranslation()
  const { path, info } = useCompany()
  const { currency } = info
  const { language } = useFormat()
  const [draft, setDraft] = useState<Draft>(() =>
    corrected ? draftOf(corrected) : (keptDraft(path) ?? blankDraft(localDay(Date.now()))),
  )
  useEffect(() => {
    if (!corrected) keepDraft(path, draft)
  }, [corrected, path, draft])
  const [tried, setTried] = useState(false)
  const post = useWrite('ledger.post')
  const correct = useWrite('ledger.correct')
  const write = corrected ? correct : post
  const local = faultsOf(draft, currency)
  const refused = write.error
    ? faultsFromDetails(draft, write.error.answer.details, language)
    : new Map<string, string>()
  const faults: DraftFaults = tried
    ? new Map([...refused, ...[...local].map(([place, text]) => [place, t(text)] as const)])
    : refused
  const edit = (change: (before: Draft) => Draft) => {
    setDraft(change)
    if (write.error) write.reset()
  }
  const save = () => {
    setTried(true)
    if (local.size > 0 || write.isPending) return
    const done = (saved: Saved) => {
      setTried(false)
      setDraft((before) => blankDraft(before.date))
      onSaved(saved)
    }
    const { piece, ...input } = postInput(draft)
    if (corrected) correct.mutate({ entryId: corrected.id, ...input }, { onSuccess: done })
    else post.mutate({ ...input, ...(piece ? { piece } : {}) }, { onSuccess: done })
  }
  return {
    draft,
    faults,
    error: write.error,
    busy: write.isPending,
    save,
    change: (part: Partial<Pick<Draft, 'date' | 'piece' | 'memo'>>) =>
      edit((before) => ({ ...before, ...part })),
    changeLine: (key: number, part: Partial<DraftLine>) =>
      edit((before) => withLine(before, key, part, currency)),
    removeLine: (key: number) =>
      edit((before) => ({
        ...before,
        lines: before.lines.filter((line) => line.key !== key || before.lines.length <= 2),
      })),
    clear: () => edit((before) => blankDraft(before.date)),
  }
}
