/** Whether this person has the less used columns of lines open: unit, discount and project. */
import type { DocumentDraft } from './documentDraft.ts'

const KEY = 'grandlivre.document.more'

/** Open as it was left, and whenever a line has something in them. */
export function usesMore(draft: DocumentDraft): boolean {
  const isUsed = draft.lines.some(
    ({ unit, discountPercent, projectId }) => unit || discountPercent || projectId,
  )
  return isUsed || localStorage.getItem(KEY) === 'true'
}

export function rememberMore(open: boolean): void {
  localStorage.setItem(KEY, String(open))
}
