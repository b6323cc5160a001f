/**
 * What main and the back end say to each other over `parentPort`. The back end is our own program, but it reads files
 * of others: what it asks is checked all the same, and can only be one of these few things.
 */
import { z } from 'zod'

/** Sealed secrets are keys and passwords, never documents. */
export const SECRET_BYTES_MAX = 64 * 1024

const id = z.union([z.int().min(0), z.string().min(1).max(100)])

export const fromBackEnd = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('keychain'),
    id,
    action: z.enum(['seal', 'open']),
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= SECRET_BYTES_MAX),
  }),
  /** Start a program apart; its port comes back. */
  z.strictObject({ type: z.literal('host'), kind: z.enum(['parse']), id }),
  z.strictObject({ type: z.literal('endHost'), id }),
])
export type FromBackEnd = z.output<typeof fromBackEnd>
export type RequestId = z.output<typeof id>

export type ToBackEnd =
  /** With a port: a window to serve. */
  | { readonly type: 'window' }
  | { readonly type: 'keychain'; readonly id: RequestId; readonly ok: true; readonly bytes: Uint8Array }
  | { readonly type: 'keychain'; readonly id: RequestId; readonly ok: false; readonly code: KeychainRefusal }
  /** With a port: the host that was asked for. */
  | { readonly type: 'host'; readonly id: RequestId }
  | { readonly type: 'hostExit'; readonly id: RequestId; readonly code: number | null }
  /** Back up, close the companies and end. */
  | { readonly type: 'stop' }

/** `unavailable`: the system keeps no secrets here; `unreadable`: these bytes were not sealed by this user here. */
export type KeychainRefusal = 'keychain.unavailable' | 'keychain.unreadable'
