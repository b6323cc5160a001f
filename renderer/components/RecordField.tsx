import type { Listed } from '../data/useAll.ts'
import { matchScore } from '../format/search.ts'
import { Combo } from './Combo.tsx'

interface NamedRecord {
  readonly id: string
  readonly name: string
  readonly code?: string | null
}

interface RecordFieldProps {
  readonly label: string
  readonly value: string
  readonly records: Listed<NamedRecord>
  readonly onChange: (id: string) => void
  readonly problem?: string | undefined
  readonly bare?: boolean
}

/** A party or a project found by any part of its name. */
export function RecordField({ label, value, records, onChange, problem, bare = false }: RecordFieldProps) {
  const find = (typed: string) =>
    records.items
      .filter(({ name, code }) => matchScore(typed, code ?? '', [name]) > 0)
      .slice(0, 12)
      .map(({ id, name, code }) => ({ key: id, label: name, ...(code ? { code } : {}) }))
  const shown = records.items.find(({ id }) => id === value)?.name ?? value
  return (
    <Combo
      label={label}
      shown={shown}
      find={find}
      onChoose={onChange}
      loading={!records.ready}
      problem={problem}
      bare={bare}
    />
  )
}
