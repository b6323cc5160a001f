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

const explained: readonly Explained[] = [
  {
    file: 'db/rules/money.ts',
    line: 'const SAFE_DIGITS = 14',
    why: 'only spares a slower comparison: amounts of 15 digits are within the greatest one too',
  },
  {
    file: 'db/rules/money.ts',
    line: 'if (digits.length > SAFE_DIGITS && BigInt(digits)',
    told: '> → >=',
    why: 'the same, or an amount that is compared with the greatest one without need',
  },
  {
    file: 'db/rules/money.ts',
    line: 'const negative = numerator < 0n',
    why: 'zero is its own opposite',
  },
  {
    file: 'db/rules/slips.ts',
    line: 'const short = a.length <= b.length',
    told: '<= → <',
    why: 'of two words of one length either may be called the short one',
  },
  {
    file: 'db/rules/slips.ts',
    line: 'while (start < short.length',
    told: '< → <=',
    why: 'beyond the end of the short word there is no letter, which equals none',
  },
  {
    file: 'db/rules/csv-safety.ts',
    line: "`, 'u')",
    why: 'every sign named is one unit of text',
  },
]

/** True where this fault is one that cannot be seen. */
export function isExplained({ file, written, told }: Mutant): boolean {
  return explained.some(
    (one) =>
      one.file === file && written.includes(one.line) && (one.told === undefined || told.includes(one.told)),
  )
}
