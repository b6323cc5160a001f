import { useMemo } from 'react'
import { useFaults, useRecordForm } from '../components/record/useRecordForm.ts'
import { useSettledSave } from '../components/settled.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Output } from '../transport/wire.ts'

export type SettingItems = Output<'settings.get'>['items']
/** Settings by key as text. */
export type SettingValues = Readonly<Record<string, string>>

interface SettingsForms {
  /** What of the settings the form shows. Must be the same function each time. */
  readonly valuesOf: (items: SettingItems) => SettingValues
  /** What a text of the form is on the wire; null goes back to the usual. */
  readonly written: (key: string, text: string) => string | number | null
}

/** A part of the settings as a form: only what was changed is saved, and what is wrong is told at its field. */
export function useSettingsForm(items: SettingItems, { valuesOf, written }: SettingsForms) {
  const form = useRecordForm(useMemo(() => valuesOf(items), [items, valuesOf]))
  const set = useWrite('settings.set')
  const faults = useFaults(set.error)
  const save = useSettledSave(() => {
    const changes = Object.entries(form.changes).map(([key, text = '']) => [key, written(key, text)] as const)
    set.mutate(
      { values: Object.fromEntries(changes) },
      { onSuccess: (saved) => form.rebase(valuesOf(saved.items)) },
    )
  })
  return { form, faults, submit: save.fromButton, set }
}
