/**
 * The two hashes by which copies are compared. The ledger hash names the set of changes: each device's changes are a
 * chain, so its end fixes them all, in whatever order they came. The state hash is over the tables: it must then
 * be the same too, and is the check that can fail.
 */
import { nodeCrypto } from '../builtins.ts'
import type { Sql } from '../sql.ts'
import { STATE_TABLES } from '../tables.ts'
import { sha256 } from './envelope.ts'
import { heads } from './store.ts'

/** SHA-256 over one line `device sequence head` per device, sorted by device; hex. */
export function ledgerHash(sql: Sql): string {
  return sha256(
    heads(sql)
      .map((head) => `${head.device} ${head.deviceSeq} ${head.hash}\n`)
      .join(''),
  )
}

/** SHA-256 of each state table's rows as JSON arrays, one a line, in an order every device shares. */
export function tableHashes(sql: Sql): Map<string, string> {
  const hashes = new Map<string, string>()
  for (const table of STATE_TABLES) {
    if (table.content === null) continue
    const hash = nodeCrypto().createHash('sha256')
    const rows = sql.prepare(table.content).raw(true)
    let lines: string[] = []
    for (const row of rows.iterate()) {
      lines.push(JSON.stringify(row))
      if (lines.length < 1000) continue
      hash.update(`${lines.join('\n')}\n`)
      lines = []
    }
    if (lines.length > 0) hash.update(`${lines.join('\n')}\n`)
    rows.raw(false)
    hashes.set(table.name, hash.digest('hex'))
  }
  return hashes
}

/** One hash of all state tables; hex. */
export function stateHash(sql: Sql): string {
  return sha256([...tableHashes(sql)].map(([name, hash]) => `${name} ${hash}\n`).join(''))
}
