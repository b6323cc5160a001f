import { useMemo } from 'react'
import { usePreferences } from '../app/preferences.ts'
import type { Account } from '../transport/wire.ts'
import { useRead } from './useRead.ts'

/** The chart of accounts, by code, with each account's name in the language of the screen. */
export function useAccounts() {
  const { data, error } = useRead('account.list', {})
  const { language } = usePreferences().preferences
  return useMemo(() => {
    const accounts = data?.items ?? []
    const byCode = new Map(accounts.map((account) => [account.code, account]))
    const nameOf = (account: Pick<Account, 'name' | 'nameEn'>) =>
      language === 'en' && account.nameEn ? account.nameEn : account.name
    const titleOf = (code: string) => {
      const account = byCode.get(code)
      return account ? nameOf(account) : code
    }
    return { accounts, byCode, nameOf, titleOf, loading: data === undefined && error === null, error }
  }, [data, error, language])
}
