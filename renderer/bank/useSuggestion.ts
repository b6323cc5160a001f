import { useMemo } from 'react'
import { useCompany } from '../data/companyContext.ts'
import { useAccounts } from '../data/useAccounts.ts'
import { useRead } from '../data/useRead.ts'
import type { BankLine } from '../transport/wire.ts'
import { type Part, partLike, payeeKey } from './coding.ts'

const LOOKED_AT = 500

/** The lines coded lately, which suggestions come from. */
export function useCodedLines(bankAccount: string) {
  return useRead('bank.lines', {
    account: bankAccount,
    status: 'coded',
    order: 'desc',
    limit: LOOKED_AT,
  })
}

/** Codes and taxes of the last coded line of the same payee, if any; undefined while it is looked for. */
export function useSuggestion(line: BankLine, bankAccount: string): Part | null | undefined {
  const { info } = useCompany()
  const { accounts } = useAccounts()
  const coded = useCodedLines(bankAccount)
  const like = useMemo(() => {
    const key = payeeKey(line.description)
    const sign = line.amount.startsWith('-')
    return coded.data?.items
      .filter(
        (item) => item.entryId && payeeKey(item.description) === key && item.amount.startsWith('-') === sign,
      )
      .toSorted((a, b) => b.date.localeCompare(a.date))[0]
  }, [coded.data, line])
  const entryId = like?.entryId ?? ''
  const entry = useRead('ledger.entry', { id: entryId }, { enabled: entryId !== '', keep: false })
  return useMemo(() => {
    if (!coded.data) return undefined
    if (entryId === '') return null
    if (!entry.data) return entry.error ? null : undefined
    const taxRoles = new Set(['taxRecoverable', 'taxCollected', 'taxRestricted'])
    const taxAccounts = new Set(
      accounts.filter(({ role }) => role && taxRoles.has(role)).map(({ code }) => code),
    )
    const part = partLike(entry.data, bankAccount, taxAccounts)
    return part && !info.taxRegistered ? { ...part, taxes: [] } : part
  }, [coded.data, entryId, entry.data, entry.error, accounts, bankAccount, info.taxRegistered])
}
