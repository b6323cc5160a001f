/** Faults that change nothing anyone could see, with the reason: found by reading, one at a time. */
import type { Mutant } from './rewrite.ts'

interface Explained {
  readonly file: string
  /** A part of the line as it is written. */
  readonly line: string
  /** A part of what the fault is told as; without it, every fault of the line. */
  readonly told?: string
  readonly why: string
}

const explained: readonly Explained[] = []

/** True where this fault is one that cannot be seen. */
export function isExplained({ file, written, told }: Mutant): boolean {
  return explained.some(
    (one) =>
      one.file === file && written.includes(one.line) && (one.told === undefined || told.includes(one.told)),
  )
}
