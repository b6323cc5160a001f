/**
 * Structured values as text, for the protocol that drives Chromium carries only that: JSON, with tags for what JSON
 * loses. It also runs inside the page (its source is injected), so it uses nothing from outside itself.
 */
export interface StructuredText {
  pack(value: unknown): string
  unpack(text: string): unknown
}

export function structuredText(): StructuredText {
  interface Tag {
    readonly $: string
    readonly v?: unknown
  }
  const map = (object: object, change: (value: unknown) => unknown) =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))

  function base64(bytes: Uint8Array): string {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  }

  function tagOf(value: unknown): Tag | null {
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
    if (typeof value === 'number' && !Number.isFinite(value)) return { $: 'number', v: String(value) }
    if (value instanceof Date) return { $: 'date', v: value.getTime() }
    if (value instanceof Map) return { $: 'map', v: encode([...value]) }
    if (value instanceof Set) return { $: 'set', v: encode([...value]) }
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: base64(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value))
      return { $: 'bytes', v: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) }
    return null
  }

  function encode(value: unknown): unknown {
    const tag = tagOf(value)
    if (tag) return tag
    if (Array.isArray(value)) return value.map(encode)
    if (typeof value !== 'object' || value === null) return value
    const plain = map(value, encode)
    return '$' in plain ? { $: 'object', v: plain } : plain
  }

  function untag({ $, v }: Tag): unknown {
    const bytes = () => Uint8Array.from(atob(v as string), (letter) => letter.charCodeAt(0))
    if ($ === 'undefined') return undefined
    if ($ === 'bigint') return BigInt(v as string)
    if ($ === 'number') return Number(v)
    if ($ === 'date') return new Date(v as number)
    if ($ === 'map') return new Map(decode(v) as [unknown, unknown][])
    if ($ === 'set') return new Set(decode(v) as unknown[])
    if ($ === 'buffer') return bytes().buffer
    if ($ === 'bytes') return bytes()
    return map(v as object, decode)
  }

  function decode(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(decode)
    if (typeof value !== 'object' || value === null) return value
    return '$' in value ? untag(value as Tag) : map(value, decode)
  }

  return {
    pack: (value) => JSON.stringify(encode(value)),
    unpack: (text) => decode(JSON.parse(text)),
  }
}
