/** What appliers are given; apart from `apply`, so that they need not know who calls them. */
import type { Bodies, ChangeType } from './bodies.ts'

/** A change as an applier sees it: its body parsed and of the newest version, its parts parsed (absent once erased). */
export interface Applied<T extends ChangeType> {
  readonly seq: number
  readonly device: string
  readonly stamp: number
  readonly id: string
  readonly body: Bodies[T]
  /** Content of the part of a record, undefined when there is none or it was erased. */
  readonly part: (kind: string, record: string) => unknown
}
