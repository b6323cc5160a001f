/** Finding things by any part of their name, whatever the case and the accents. */

/** Lower case without accents: `Électricité` -> `electricite`. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** How well `text` answers to `typed`: 0 not at all; the start of the number beats a word, a word beats the middle. */
export function matchScore(typed: string, code: string, names: readonly string[]): number {
  const wanted = plain(typed.trim())
  if (wanted === '') return 1
  if (plain(code) === wanted) return 100
  if (plain(code).startsWith(wanted)) return 80
  const haystack = plain(names.join(' '))
  const words = wanted.split(/\s+/)
  if (!words.every((word) => haystack.includes(word) || plain(code).includes(word))) return 0
  if (haystack.startsWith(wanted)) return 60
  return new RegExp(`(^|[^\\p{L}\\p{N}])${words[0]!.replace(/[^\p{L}\p{N}]/gu, '.')}`, 'u').test(haystack)
    ? 40
    : 20
}
