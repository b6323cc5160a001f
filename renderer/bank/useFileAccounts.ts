import { useState } from 'react'
import type { BankAccount, Preview } from '../transport/wire.ts'

type InFile = Preview['fileAccounts'][number]

/** The accounts of one file, imported one after the other: what is left beside the chosen one, and where the next may go. */
export function useFileAccounts(
  ofFile: readonly InFile[],
  chosen: InFile | undefined,
  banks: readonly BankAccount[],
) {
  /** Accounts of the books that accounts of this file went to, by the name they have in the file. */
  const [taken, setTaken] = useState<ReadonlyMap<string, string>>(new Map())
  const left = ofFile.flatMap(({ accountId }) =>
    accountId === null || accountId === chosen?.accountId || taken.has(accountId) ? [] : [accountId],
  )
  /** The chosen one went to an own account: the next, into one of its currency that none of the file went to yet. */
  const next = (account: string) => {
    const now = new Map([...taken, [chosen?.accountId ?? '', account] as const])
    setTaken(now)
    const used = new Set(now.values())
    const { currency } = banks.find(({ code }) => code === account) ?? {}
    const free = banks.find((bank) => !used.has(bank.code) && bank.currency === currency)
    return { fileAccount: left[0]!, account: free?.code ?? account }
  }
  return { left, next }
}
