/**
 * The weak protection of Excel 5 and 95 (and of 97 in some countries): each byte is turned and mixed with a key of
 * sixteen bytes made of the password. Source: [MS-OFFCRYPTO] 2.3.7 and [MS-XLS] 2.2.10.
 */
import type { BiffRecord } from './biff-records.ts'

const LENGTH = 16
const PASSWORD_MAX = 15
const FILLERS = [0xbb, 0xff, 0xff, 0xba, 0xff, 0xff, 0xb9, 0x80, 0x00, 0xbe, 0x0f, 0x00, 0xbf, 0x0f, 0x00]

const turned = (value: number, by: number, width: number) => {
  const mask = (1 << width) - 1
  return ((value << by) | (value >>> (width - by))) & mask
}

/** One step of the shift register that gives the key. */
function step(value: number): number {
  const next = turned(value, 1, 16)
  return (next & 1) === 0 ? next : next ^ 0x1020
}

function keyOf(bytes: readonly number[]): number {
  let [key, base, end] = [0, 0x8000, 0xffff]
  for (const byte of [...bytes].reverse()) {
    for (let bit = 0; bit < 8; bit++) {
      base = step(base)
      end = step(end)
      if ((byte & 0x7f & (1 << bit)) !== 0) key ^= base
    }
  }
  return key ^ end
}

function hashOf(bytes: readonly number[]): number {
  return bytes.reduce((hash, byte, i) => hash ^ turned(byte, (i + 1) % 15, 15), bytes.length ^ 0xce4b)
}

/** Gives back one byte of a record in plain. */
export type DecodeByte = (byte: number, index: number, record: BiffRecord) => number

/** The way to decode under a password; null when key and hash stored in the file say that it is another. */
export function xorDecoder(password: string, storedKey: number, storedHash: number): DecodeByte | null {
  const bytes = [...password.slice(0, PASSWORD_MAX)].map((char) => char.charCodeAt(0) & 0xff)
  const key = keyOf(bytes)
  if (bytes.length === 0 || key !== storedKey || hashOf(bytes) !== storedHash) return null
  const mixed = [...bytes, ...FILLERS].slice(0, LENGTH)
  const table = mixed.map((byte, i) => turned(byte ^ (i % 2 === 0 ? key & 0xff : key >>> 8), 2, 8))
  return (byte, index, { data }) => turned(byte, 3, 8) ^ table[(index + data.length) % LENGTH]!
}
