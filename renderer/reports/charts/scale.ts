/**
 * The geometry of pictures. Figures come in minor units and leave as pixels: places on a screen, never amounts again.
 */

/** Round values that cover a span, about `count` of them, with zero among them when the span holds it. */
export function ticksOf(least: number, most: number, count: number): readonly number[] {
  const span = most - least
  if (!(span > 0)) return [least]
  const rough = span / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((by) => by * power).find((by) => by >= rough)!
  const first = Math.floor(least / step)
  const last = Math.ceil(most / step)
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
}

/** Where a value stands between two pixels. */
export function scaleOf(
  [least, most]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const span = most - least || 1
  return (value) => Math.round((start + ((value - least) / span) * (end - start)) * 10) / 10
}

export interface Band {
  readonly start: number
  readonly middle: number
  readonly width: number
}

/** `count` equal places side by side between two pixels. */
export function bandsOf(count: number, [start, end]: readonly [number, number]): readonly Band[] {
  const width = (end - start) / Math.max(1, count)
  return Array.from({ length: count }, (_, index) => ({
    start: start + index * width,
    middle: start + (index + 0.5) * width,
    width,
  }))
}

/** The points of an SVG line or shape. */
export const pointsOf = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.map(([x, y]) => `${x},${y}`).join(' ')
