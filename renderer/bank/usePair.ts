import { useRead } from '../data/useRead.ts'
import type { BankLine } from '../transport/wire.ts'

/** The line of another own account that shows the other side of this one, with the reasons; null when there is none. */
export function usePair(line: BankLine) {
  const { data } = useRead(
    'bank.transfers',
    { account: line.account, lineId: line.id },
    { enabled: line.status === 'new', keep: false },
  )
  const pair = data?.items[0]
  if (!pair) return null
  return { pair, other: pair.from.lineId === line.id ? pair.to : pair.from }
}
