/** Texts of movements, and comparison of words whatever their accents and case. */

/** True of a text of plain characters and single spaces inside it: most labels, seen faster than rewritten. */
function isTidy(text: string): boolean {
  let before = 32
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isPlain = (code >= 32 && code < 127) || (code > 160 && code < 0x1680)
    if (!isPlain || (code === 32 && before === 32)) return false
    before = code
  }
  return before !== 32
}

/** Runs of spaces (also no-break ones), line ends and control characters become one space. */
export function tidyText(text: string): string {
  if (isTidy(text)) return text
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
