import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDay, localDay } from '../../db/rules/dates.ts'
import type { TradeKind } from '../../db/rules/documents/kinds.ts'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import {
  blankDocument,
  type DocumentDraft,
  type DraftLine,
  draftOf,
  type Faults,
  faultsOf,
  savedAs,
  sentLines,
  withLine,
  withLineMoved,
  withoutLine,
} from './documentDraft.ts'
import type { Document } from './documentKinds.ts'
import { keepDocument, keptDocument } from './keptDocument.ts'
import { liveDue, liveTotals } from './liveTotals.ts'
import { useDocumentContext } from './useDocumentContext.ts'
import { useSaving } from './useSaving.ts'

interface FormOptions {
  readonly kind: TradeKind
  /** The draft of the books that is changed; null for a new document. */
  readonly started: Document | null
  /** Tells apart what is kept while another screen is visited. */
  readonly place: string
}

/** What is missing before the call is made; the back end checks it all again. */
function localFaults(draft: DocumentDraft, t: (key: string) => string): Faults {
  const faults = new Map<string, string>()
  if (!isDay(draft.date)) faults.set('date', t('error.date.notDay'))
  if (draft.partyId === '' && draft.kind !== 'expense') faults.set('partyId', t('error.field.required'))
  if (draft.kind === 'expense' && draft.account === '') faults.set('account', t('error.field.required'))
  if (sentLines(draft).length === 0) {
    const first = draft.lines[0]
    if (first) faults.set(`${first.key}.description`, t('error.field.required'))
  }
  return faults
}

/** The document being typed, its live figures, everything that is wrong with it, and its saving. */
export function useDocumentForm({ kind, started, place }: FormOptions) {
  const { t } = useTranslation()
  const { path, info } = useCompany()
  const { language } = useFormat()
  const [draft, setDraft] = useState<DocumentDraft>(
    () =>
      keptDocument(path, place) ?? (started ? draftOf(started) : blankDocument(kind, localDay(Date.now()))),
  )
  const [tried, setTried] = useState(false)
  const context = useDocumentContext(draft)
  const saving = useSaving(kind)
  const [touched, setTouched] = useState(false)
  useEffect(() => {
    if (touched) keepDocument(path, place, draft)
  }, [path, place, draft, touched])
  const { totals, problems } = liveTotals(draft, info.currency, context.taxesOf)
  const local = localFaults(draft, t)
  const refused = faultsOf(draft, saving.error?.answer.details ?? [], language)
  const live = faultsOf(draft, problems, language)
  const faults: Faults = new Map([...refused, ...live, ...(tried ? local : [])])
  const edit = (change: (before: DocumentDraft) => DocumentDraft) => {
    setTouched(true)
    setDraft(change)
    saving.reset()
  }
  /** Keeps or issues what was typed; what comes back goes to `done`. */
  const save = (how: 'draft' | 'issue', done: (document: Document) => void) => {
    setTried(how === 'issue')
    if (saving.busy || problems.length > 0 || (how === 'issue' ? local.size > 0 : !isDay(draft.date))) return
    const kept = (document: Document) => setDraft((before) => savedAs(before, document))
    saving.save(draft, how, kept, (document) => {
      keepDocument(path, place, null)
      setTouched(false)
      setTried(false)
      done(document)
    })
  }
  return {
    draft,
    context,
    totals,
    faults,
    error: saving.error,
    busy: saving.busy,
    due: liveDue(draft, context.usualTerms, context.quoteDays),
    touched,
    save,
    change: (part: Partial<DocumentDraft>) => edit((before) => ({ ...before, ...part })),
    changeLine: (key: number, part: Partial<DraftLine>) => edit((before) => withLine(before, key, part)),
    removeLine: (key: number) => edit((before) => withoutLine(before, key)),
    moveLine: (key: number, step: -1 | 1) => edit((before) => withLineMoved(before, key, step)),
    /** An empty document of the same day. */
    clear: () => {
      setTried(false)
      setTouched(false)
      keepDocument(path, place, null)
      saving.reset()
      setDraft((before) => blankDocument(kind, before.date))
    },
  }
}

export type DocumentFormState = ReturnType<typeof useDocumentForm>
