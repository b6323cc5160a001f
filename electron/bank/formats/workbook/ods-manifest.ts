/** The manifest of an OpenDocument file, as far as it tells which parts are encrypted, and how (OpenDocument 1.3, part 2, 4). */
import { attributeOf } from './markup.ts'
import { readPart } from './xlsx-parts.ts'
import type { ZipArchive } from './zip.ts'

const ENTRIES_MAX = 2_000

/** How one part is encrypted, in the words of the manifest. */
export interface Sealed {
  /** Of what is unpacked when it is decrypted. */
  readonly size: number
  readonly checksumType: string
  readonly checksum: Buffer
  cipher: string
  iv: Buffer
  derivation: string
  keyBytes: number
  salt: Buffer
  spins: number
  /** What Argon2 takes beside: rounds over so many KiB, so many lanes at once. */
  argon: { passes: number; memory: number; lanes: number }
  startKey: string
}

const NOTHING = Buffer.alloc(0)
const KEY_BYTES = 16
const base64 = (tag: string, name: string) => Buffer.from(attributeOf(tag, name) ?? '', 'base64')

const newSealed = (size: number, tag: string): Sealed => ({
  size,
  checksumType: attributeOf(tag, 'checksum-type') ?? '',
  checksum: base64(tag, 'checksum'),
  cipher: '',
  iv: NOTHING,
  derivation: '',
  keyBytes: KEY_BYTES,
  salt: NOTHING,
  spins: 0,
  argon: { passes: 0, memory: 0, lanes: 0 },
  startKey: 'SHA1',
})

function describe(sealed: Sealed, element: string, tag: string): void {
  const number = (name: string) => Number(attributeOf(tag, name) ?? 0)
  if (element === 'algorithm') {
    sealed.cipher = attributeOf(tag, 'algorithm-name') ?? ''
    sealed.iv = base64(tag, 'initialisation-vector')
  } else if (element === 'start-key-generation')
    sealed.startKey = attributeOf(tag, 'start-key-generation-name') ?? ''
  else if (element === 'key-derivation') {
    sealed.derivation = attributeOf(tag, 'key-derivation-name') ?? ''
    sealed.keyBytes = number('key-size') || KEY_BYTES
    sealed.salt = base64(tag, 'salt')
    sealed.spins = number('iteration-count')
    const [passes, memory, lanes] = ['argon2-iterations', 'argon2-memory', 'argon2-lanes'].map(number)
    sealed.argon = { passes: passes!, memory: memory!, lanes: lanes! }
  }
}

/** Which parts are encrypted, and how. */
export async function readManifest(zip: ZipArchive, name: string): Promise<Map<string, Sealed>> {
  const found = new Map<string, Sealed>()
  let [path, size] = ['', 0]
  let sealed: Sealed | null = null
  await readPart(zip, name, {
    open: (element, tag) => {
      if (element === 'file-entry') {
        path = (attributeOf(tag, 'full-path') ?? '').toLowerCase()
        size = Number(attributeOf(tag, 'size') ?? -1)
        sealed = null
      } else if (element === 'encryption-data' && found.size < ENTRIES_MAX) {
        sealed = newSealed(size, tag)
        found.set(path, sealed)
      } else if (sealed) describe(sealed, element, tag)
    },
    close: () => {},
    text: () => {},
  })
  return found
}
