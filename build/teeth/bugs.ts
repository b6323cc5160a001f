/** All planted bugs: docs/teeth.md is this list with what found each. */
import { BANK_BUGS } from './bank.ts'
import type { Bug } from './bug.ts'
import { DOCUMENT_BUGS } from './documents.ts'
import { DOOR_BUGS } from './doors.ts'
import { LEDGER_BUGS } from './ledger.ts'
import { MATCHING_BUGS } from './matching.ts'
import { STORAGE_BUGS } from './storage.ts'
import { SYNC_BUGS } from './sync.ts'
import { TAX_BUGS } from './taxes.ts'

export const BUGS: readonly Bug[] = [
  ...LEDGER_BUGS,
  ...TAX_BUGS,
  ...DOCUMENT_BUGS,
  ...BANK_BUGS,
  ...MATCHING_BUGS,
  ...STORAGE_BUGS,
  ...SYNC_BUGS,
  ...DOOR_BUGS,
]

/** How many may stay unfound: one in twenty. */
export const UNFOUND_MAX = Math.floor(BUGS.length / 20)

/** The file with the bug in it; null when its text does not stand there exactly once. */
export function withBug(source: string, { text, instead }: Bug): string | null {
  const at = source.indexOf(text)
  if (at < 0 || source.indexOf(text, at + 1) >= 0) return null
  return source.slice(0, at) + instead + source.slice(at + text.length)
}
