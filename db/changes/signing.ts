/** Signatures over the heads of the chains: Ed25519, public key in the log, private key outside the file. */
import { nodeCrypto } from '../builtins.ts'
import type { Sql } from '../sql.ts'
import { headOf } from './store.ts'

export interface KeyPair {
  /** SPKI DER, base64: in the log. */
  readonly publicKey: string
  /** PKCS#8 DER, base64: in the keychain, else in a file only its owner can read. */
  readonly privateKey: string
}

export function newKeyPair(): KeyPair {
  const pair = nodeCrypto().generateKeyPairSync('ed25519')
  return {
    publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  }
}

/** The signed text: company, device, last sequence and head, one a line. */
function headMessage(company: string, device: string, deviceSeq: number, head: string): Buffer {
  return Buffer.from(`grandlivre-head 1\n${company}\n${device}\n${deviceSeq}\n${head}\n`)
}

export type SignatureReason = 'lock' | 'backup' | 'equality' | 'sync'

/** Signs the end of a device's chain, once per head; does nothing for a device without changes. */
export function signHead(
  sql: Sql,
  company: string,
  device: string,
  privateKey: string,
  reason: SignatureReason,
): void {
  const { deviceSeq, hash } = headOf(sql, device)
  if (deviceSeq === 0) return
  const key = nodeCrypto().createPrivateKey({
    key: Buffer.from(privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  const signature = nodeCrypto()
    .sign(null, headMessage(company, device, deviceSeq, hash), key)
    .toString('base64')
  sql.run(
    'INSERT OR IGNORE INTO head_signature (device, device_seq, head, signature, reason) VALUES (?,?,?,?,?)',
    device,
    deviceSeq,
    hash,
    signature,
    reason,
  )
}

export interface HeadSignature {
  readonly device: string
  readonly device_seq: number
  readonly head: string
  readonly signature: string
}

/** True when the signature is the device's own over that head. */
export function isSigned(company: string, publicKey: string, row: HeadSignature): boolean {
  const key = nodeCrypto().createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  })
  const message = headMessage(company, row.device, row.device_seq, row.head)
  return nodeCrypto().verify(null, message, key, Buffer.from(row.signature, 'base64'))
}
