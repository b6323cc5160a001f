import { useState } from 'react'
import { useCompany } from '../data/companyContext.ts'

/** Where each list was left, for as long as the window lives. */
const left = new Map<string, number>()

/** The selected row of a list; who comes back to the list finds it where it was. */
export function useSelection(list: string): readonly [number, (index: number) => void] {
  const { path } = useCompany()
  const key = `${path} ${list}`
  const [selection, setSelection] = useState({ key, index: left.get(key) ?? 0 })
  const index = selection.key === key ? selection.index : (left.get(key) ?? 0)
  const select = (next: number) => {
    left.set(key, next)
    setSelection({ key, index: next })
  }
  return [index, select]
}
