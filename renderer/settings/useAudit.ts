import type { Thing } from '../components/record/HistoryButton.tsx'
import { partsIn } from '../data/addressParts.ts'
import { useAddress } from '../data/useAddress.ts'
import { useReadPages } from '../data/useRead.ts'
import type { Input } from '../transport/wire.ts'

export type AuditAsked = Omit<Input<'log.acts'>, 'limit' | 'cursor'>

const PARTS = ['from', 'to', 'userId'] as const

/** What is asked of the log, kept in the address; an address may be followed, sent or come back to. */
export function useAudit() {
  const { search, put, only } = useAddress()
  const [kind, id] = [search.get('of'), search.get('id')]
  const asked: AuditAsked = {
    ...partsIn(search, PARTS),
    ...(kind && id ? { of: { kind: kind as Thing['kind'], id } } : {}),
  }
  return { asked, put, showAll: () => only({}), log: useReadPages('log.acts', asked) }
}
