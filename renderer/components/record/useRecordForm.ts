import { useMemo, useState } from 'react'
import { usePreferences } from '../../app/preferences.ts'
import type { CallError } from '../../transport/errors.ts'

/** A form over one record, which knows what the person changed in it. */
export interface RecordForm<V extends object> {
  readonly values: V
  readonly set: <K extends keyof V>(key: K, value: V[K]) => void
  /** The fields that differ from the record: the only ones that are written, so that nothing else is taken over. */
  readonly changes: Partial<V>
  readonly isChanged: boolean
  /** The record as it was just saved, until it is read again. */
  readonly rebase: (values: V) => void
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What is typed over a record; `start` is kept with `useMemo`, so that a record read again is noticed. */
export function useRecordForm<V extends object>(start: V): RecordForm<V> {
  const [edits, setEdits] = useState<Partial<V>>({})
  const [saved, setSaved] = useState<{ readonly from: V; readonly values: V } | null>(null)
  const base = saved?.from === start ? saved.values : start
  const changes = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(edits).filter(([key, value]) => !isSame(value, base[key as keyof V])),
      ) as Partial<V>,
    [edits, base],
  )
  return {
    values: { ...base, ...changes },
    set: (key, value) => setEdits((before) => ({ ...before, [key]: value })),
    changes,
    isChanged: Object.keys(changes).length > 0,
    rebase: (values) => {
      setEdits({})
      setSaved({ from: start, values })
    },
  }
}

/** What a call refused, by the path of each field. */
export function useFaults(error: CallError | null): (path: string) => string | undefined {
  const { language } = usePreferences().preferences
  return (path) => error?.answer.details.find((detail) => detail.path === path)?.message[language]
}

/** A text as it is written: null when there is none. */
export const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
