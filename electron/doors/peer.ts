/**
 * Who is at the other end of a connection on this machine. The address of a first visit stands on the command line of the
 * browser, where other users of the machine can read it: so its ticket is only good for a process of the same user.
 */
import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { endianness } from 'node:os'

/** An IPv4 address and port as the system's table writes them: `0100007F:1F90` on most machines. */
function tableName(address: string, port: number): string {
  const bytes = Buffer.from(address.split('.').map(Number))
  const word = endianness() === 'LE' ? bytes.reverse() : bytes
  return `${word.toString('hex')}:${port.toString(16).padStart(4, '0')}`.toUpperCase()
}

/**
 * True when the connection was made by another user. Linux only, where command lines are open to all; false where it cannot
 * be known.
 */
export function isAnotherUser({ remoteAddress, remotePort, localAddress, localPort }: Socket): boolean {
  const own = process.getuid?.()
  if (process.platform !== 'linux' || own === undefined || !remoteAddress || !localAddress) return false
  let table: string
  try {
    table = readFileSync('/proc/net/tcp', 'latin1')
  } catch {
    return false
  }
  const ends = [tableName(remoteAddress, remotePort!), tableName(localAddress, localPort!)]
  const row = table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find((columns) => columns[1] === ends[0] && columns[2] === ends[1])
  return row !== undefined && Number(row[7]) !== own
}
