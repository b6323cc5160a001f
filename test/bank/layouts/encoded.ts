/** A text as the bytes of a file. */

export type Encoding = 'utf8' | 'bom' | 'cp1252' | 'utf16'

/** Characters that Windows keeps at 0x80 to 0x9f. */
const WINDOWS: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, '–': 0x96, '—': 0x97, œ: 0x9c }

export function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'bom') return Buffer.from(`\uFEFF${text}`)
  if (encoding === 'utf16') return Buffer.from(`\uFEFF${text}`, 'utf16le')
  if (encoding === 'utf8') return Buffer.from(text)
  return Uint8Array.from(
    text.replaceAll('−', '-').replaceAll('\u202f', '\u00a0'),
    (char) => WINDOWS[char] ?? char.charCodeAt(0),
  )
}
