/** The entry being typed outlives a visit to another screen: it is kept by this window until it is posted or cleared. */
import { blankLine, type Draft, isBlank } from './draft.ts'

const KEY = 'grandlivre.draft'

export function keepDraft(company: string, draft: Draft | null): void {
  const empty = draft === null || (draft.memo === '' && draft.lines.every(isBlank))
  if (empty) sessionStorage.removeItem(KEY)
  else sessionStorage.setItem(KEY, JSON.stringify({ company, draft }))
}

/** What was being typed for that company, or null; something unreadable counts as nothing. */
export function keptDraft(company: string): Draft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { company: string; draft: Draft } | null
    if (kept?.company !== company) return null
    // Keys are given anew: those of an earlier page may be taken.
    return { ...kept.draft, lines: kept.draft.lines.map((line) => ({ ...line, key: blankLine().key })) }
  } catch {
    return null
  }
}
