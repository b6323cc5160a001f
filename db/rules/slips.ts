/** One letter more, less, other, or two neighbours exchanged (Damerau 1964); false for a word and itself. */
export function isOneSlip(a: string, b: string): boolean {
  const short = a.length <= b.length ? a : b
  const long = short === a ? b : a
  const more = long.length - short.length
  if (more > 1) return false
  let start = 0
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start++
  let end = short.length
  while (end > start && short.charCodeAt(end - 1) === long.charCodeAt(end - 1 + more)) end--
  const differing = end - start
  if (more === 1) return differing === 0
  const isSwap = differing === 2 && short[start] === long[start + 1] && short[start + 1] === long[start]
  return differing === 1 || isSwap
}
