/** Texts of movements, and comparison of words whatever their accents and case. */

/** Runs of spaces (also no-break ones), line ends and control characters become one space. */
export function tidyText(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

/** Lower case without accents. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}

/** Joins what a bank spreads over several fields; a field another one already contains is left out. */
export function joinTexts(parts: readonly string[]): string {
  const kept: string[] = []
  for (const part of parts) {
    if (part === '' || kept.some((other) => other.includes(part))) continue
    const contained = kept.findIndex((other) => part.includes(other))
    if (contained >= 0) kept[contained] = part
    else kept.push(part)
  }
  return kept.join(' ')
}
