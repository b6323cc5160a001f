/**
 * The hybrid logical clock: wall time in milliseconds x 1,024 plus a counter, in one safe integer (until the
 * year 2248). A device's stamps always grow, and are greater than every stamp it has seen, whatever its wall
 * clock says; so a cause is always stamped before its effect.
 */
import type { InstantMs } from '../rules/dates.ts'

/** Hybrid stamp; compare with `<`, ties are broken by device id. */
export type Stamp = number

const COUNTER = 1024

/** How far an arriving stamp may be ahead of everything known here: 24 h. */
export const AHEAD_MAX_MS = 24 * 3600 * 1000

/** The next stamp after `latest` (0 when there is none) at wall time `now`. */
export function nextStamp(latest: Stamp, now: InstantMs): Stamp {
  return Math.max(latest + 1, now * COUNTER)
}

/** The first stamp of an instant. */
export function stampAt(instant: InstantMs): Stamp {
  return instant * COUNTER
}

/** Wall time in a stamp. */
export function instantOf(stamp: Stamp): InstantMs {
  return Math.floor(stamp / COUNTER)
}

/** True when a stamp lies more than 24 h after both the local wall clock and every stamp known from others. */
export function isTooFarAhead(stamp: Stamp, now: InstantMs, latestKnown: Stamp): boolean {
  return instantOf(stamp) > Math.max(now, instantOf(latestKnown)) + AHEAD_MAX_MS
}
