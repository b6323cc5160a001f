import { useState } from 'react'
import type { Preview } from '../transport/wire.ts'

export type Question = Preview['questions'][number]

/** What still has no answer, and what got one in this dialog: an answer can be changed until the import. */
export interface Questions {
  readonly open: readonly Question[]
  /** Every question asked since the file was opened, in the order in which they came. */
  readonly asked: readonly Question[]
}

/** The questions of a file, those answered included. */
export function useQuestions(preview: Preview | undefined, isOld: boolean): Questions {
  const [asked, setAsked] = useState<readonly Question[]>([])
  const open = preview?.questions ?? []
  const fresh = isOld ? [] : open.filter(({ kind }) => !asked.some((known) => known.kind === kind))
  if (fresh.length > 0) setAsked([...asked, ...fresh])
  return { open, asked }
}
