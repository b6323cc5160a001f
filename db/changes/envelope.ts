/**
 * What a change is, and the bytes over which it is hashed. This is the one format that must last: see docs/log.md.
 * A change is written once and never altered; old versions are read for ever by converters (convert.ts).
 */
import { nodeCrypto, nodeZlib } from '../builtins.ts'
import { assert } from '../rules/errors.ts'
import type { Stamp } from './clock.ts'

/** Limits of one change; a bigger act is a run of changes with one act id. */
export const BODY_BYTES_MAX = 1024 * 1024
export const BODY_LINES_MAX = 5000
/** From this size on, a body is deflated (level 1: as small as needed, and in every standard library). */
const DEFLATE_FROM_BYTES = 1024

export const CODEC_PLAIN = 0
export const CODEC_DEFLATE = 1

export const ZERO_HASH = '0'.repeat(64)

/** The personal part of one record in a change: beside the chained body, so that it can be erased. */
export interface Part {
  /** `party`, `entry`, `statement` ... */
  readonly kind: string
  readonly record: string
  /** SHA-256 over salt and content, hex; it is chained, the content is not. */
  readonly commitment: string
  /** 16 random bytes, hex; null once erased. */
  readonly salt: string | null
  /** JSON text; null once erased. */
  readonly content: string | null
}

/** A change as it is kept and exchanged. `body` is JSON text. */
export interface Change {
  readonly company: string
  readonly device: string
  /** 1, 2, 3 ... per device, without a gap. */
  readonly deviceSeq: number
  readonly id: string
  readonly stamp: Stamp
  readonly act: string
  readonly actIndex: number
  readonly actCount: number
  readonly user: string
  readonly door: string
  readonly operation: string
  readonly type: string
  readonly version: number
  /** Last sequence seen of each other device, where it grew since this device's previous change. */
  readonly after: Readonly<Record<string, number>>
  readonly body: string
  readonly parts: readonly Part[]
  /** SHA-256, hex, over the header lines (headerText). */
  readonly hash: string
}

export type Unhashed = Omit<Change, 'hash'>

export function sha256(data: string | Uint8Array): string {
  return nodeCrypto().hash('sha256', data, 'hex')
}

/** `{"b":2,"a":1}` -> `a=1,b=2`; empty for none. */
export function afterText(after: Readonly<Record<string, number>>): string {
  return Object.keys(after)
    .sort()
    .map((device) => `${device}=${after[device]}`)
    .join(',')
}

export function parseAfter(text: string): Record<string, number> {
  const pairs = text === '' ? [] : text.split(',').map((pair) => pair.split('='))
  return Object.fromEntries(pairs.map(([device, seq]) => [device!, Number(seq)]))
}

/** What a part commits to: salt (hex), newline, content. */
export function commitment(salt: string, content: string): string {
  return sha256(`${salt}\n${content}`)
}

function headerLines(previous: string, change: Unhashed): string[] {
  return [
    'grandlivre-change 1',
    previous,
    change.company,
    change.device,
    String(change.deviceSeq),
    change.id,
    String(change.stamp),
    change.act,
    `${change.actIndex} ${change.actCount}`,
    change.user,
    change.door,
    change.operation,
    `${change.type} ${change.version}`,
    afterText(change.after),
    sha256(change.body),
    ...change.parts.map((part) => `${part.kind} ${part.record} ${part.commitment}`),
  ]
}

const hasLineEnd = (line: string) => line.includes('\n')
const textOf = (lines: readonly string[]) => `${lines.join('\n')}\n`

/** The hashed text of a change: one field a line, in this order, each line ended by \n (docs/log.md). */
export function headerText(previous: string, change: Unhashed): string {
  const lines = headerLines(previous, change)
  assert(!lines.some(hasLineEnd), 'a header field holds a line end')
  return textOf(lines)
}

/** Hash of a change that follows the one whose hash is `previous` (64 zeros for a device's first). */
export function hashChange(previous: string, change: Unhashed): string {
  return sha256(headerText(previous, change))
}

/** True when a change bears its own hash after `previous`; one with a line end in a field was never made here. */
export function isChained(previous: string, change: Change): boolean {
  const lines = headerLines(previous, change)
  return !lines.some(hasLineEnd) && sha256(textOf(lines)) === change.hash
}

/** Body text -> codec number and stored bytes; the hash is over the text, so the codec may change. */
export function packBody(body: string): { codec: number; bytes: Uint8Array } {
  const bytes = Buffer.from(body, 'utf8')
  if (bytes.length < DEFLATE_FROM_BYTES) return { codec: CODEC_PLAIN, bytes }
  return { codec: CODEC_DEFLATE, bytes: nodeZlib().deflateSync(bytes, { level: 1 }) }
}

/** Stored bytes -> body text; more than the limit is refused by zlib before it is inflated. */
export function unpackBody(codec: number, bytes: Uint8Array): string {
  assert(codec === CODEC_PLAIN || codec === CODEC_DEFLATE, `unknown codec ${codec}`)
  const plain =
    codec === CODEC_PLAIN
      ? Buffer.from(bytes)
      : nodeZlib().inflateSync(bytes, { maxOutputLength: 2 * BODY_BYTES_MAX })
  return plain.toString('utf8')
}
