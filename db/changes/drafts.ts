/** Changes to be made: what an operation hands to `append`, which gives them their place in the log. */
import type { Bodies, ChangeType } from './bodies.ts'

/** A personal part: beside the body, so that it can be erased. */
export interface DraftPart {
  readonly kind: string
  readonly record: string
  readonly content: unknown
  /** As `text` of the draft. */
  readonly text?: string
}

/** A change to be made: its body, and the personal parts that go beside it. */
export type Draft = {
  [T in ChangeType]: {
    readonly type: T
    readonly body: Bodies[T]
    /**
     * The JSON of the body where it was made already. The body is then exactly what it says, no field undefined, and is
     * applied as it is instead of being read back: a large act is written once and read never.
     */
    readonly text?: string
    readonly parts?: readonly DraftPart[]
  }
}[ChangeType]
