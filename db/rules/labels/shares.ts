/** How a rule divides a bank line: parts in percent, fixed amounts, and what is left. */
import { applyRate, type Cents, type Ppm } from '../money.ts'

export interface Share {
  readonly account: string
  readonly taxes?: readonly string[] | undefined
  readonly project?: string | undefined
  readonly memo?: string | undefined
  /** Part of the whole line, parts per million. */
  readonly ppm?: Ppm | undefined
  /** A fixed amount, above zero. Neither: what is left. */
  readonly cents?: Cents | undefined
}

const WHOLE_PPM = 1_000_000

export type ShareFault = 'noRest' | 'severalRests' | 'overWhole'

/**
 * Why shares cannot divide every line; null when they can. Exactly one takes what is left, unless percents make the whole:
 * then the last of them takes the cents that rounding leaves.
 */
export function shareFault(shares: readonly Share[]): ShareFault | null {
  const rests = shares.filter(({ ppm, cents }) => ppm === undefined && cents === undefined).length
  const percent = shares.reduce((sum, { ppm }) => sum + (ppm ?? 0), 0)
  const isWhole = percent === WHOLE_PPM && shares.every(({ cents }) => cents === undefined)
  if (rests > 1) return 'severalRests'
  if (percent > WHOLE_PPM || (percent === WHOLE_PPM && !(isWhole && rests === 0))) return 'overWhole'
  return rests === 1 || isWhole ? null : 'noRest'
}

/** What each share gets of an amount without sign; null when fixed amounts leave nothing for the others. */
export function sharedAmounts(shares: readonly Share[], size: Cents): Cents[] | null {
  const given = shares.map(({ ppm, cents }) => cents ?? (ppm === undefined ? null : applyRate(size, ppm)))
  const rest = given.some((cents) => cents === null) ? given.indexOf(null) : given.length - 1
  const others = given.reduce<Cents>((sum, cents, index) => sum + (index === rest ? 0 : cents!), 0)
  const amounts = given.map((cents, index) => (index === rest ? size - others : cents!))
  return amounts.every((cents) => cents > 0) ? amounts : null
}
