import type { CallError } from '../transport/errors.ts'
import type { Faults } from './documentDraft.ts'

/** What a call refused, by the path of each field. */
export function detailFaults(error: CallError | null, language: 'fr' | 'en'): Faults {
  return new Map((error?.answer.details ?? []).map(({ path, message }) => [path, message[language]]))
}
