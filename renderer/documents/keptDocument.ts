/** A document being typed outlives a visit to another screen: this window keeps it until it is saved or cleared. */
import { blankLine, type DocumentDraft, isBlankDocument } from './documentDraft.ts'

const KEY = 'grandlivre.documents'

type Kept = Record<string, DocumentDraft>

function all(): Kept {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? '{}') ?? {}) as Kept
  } catch {
    return {}
  }
}

/** `place` tells apart new documents of each kind and drafts of the books. */
export function keepDocument(company: string, place: string, draft: DocumentDraft | null): void {
  const { [`${company} ${place}`]: _before, ...others } = all()
  const isEmpty = draft === null || isBlankDocument(draft)
  sessionStorage.setItem(
    KEY,
    JSON.stringify(isEmpty ? others : { ...others, [`${company} ${place}`]: draft }),
  )
}

/** What was being typed at that place, or null; something unreadable counts as nothing. */
export function keptDocument(company: string, place: string): DocumentDraft | null {
  const kept = all()[`${company} ${place}`]
  if (!kept || !Array.isArray(kept.lines)) return null
  // Keys are given anew: those of an earlier page may be taken.
  return { ...kept, lines: kept.lines.map((line) => ({ ...line, key: blankLine().key })) }
}
