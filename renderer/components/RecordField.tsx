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
  readonly records: readonly NamedRecord[]
  readonly onChange: (id: string) => void
  readonly problem?: string | undefined
  readonly bare?: boolean
}

/** A party or a project found by any part of its name. */
export function RecordField({ label, value, records, onChange, problem, bare = false }: RecordFieldProps) {
  const find = (typed: string) =>
    records
      .filter(({ name, code }) => matchScore(typed, code ?? '', [name]) > 0)
      .slice(0, 12)
      .map(({ id, name, code }) => ({ key: id, label: name, ...(code ? { code } : {}) }))
  const shown = records.find(({ id }) => id === value)?.name ?? value
  return <Combo label={label} shown={shown} find={find} onChoose={onChange} problem={problem} bare={bare} />
}
