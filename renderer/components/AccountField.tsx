import { type Ref, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccounts } from '../data/useAccounts.ts'
import { matchScore } from '../format/search.ts'
import type { Account } from '../transport/wire.ts'
import { Combo } from './Combo.tsx'

interface AccountFieldProps {
  readonly label: string
  /** Account code, or an empty text. */
  readonly value: string
  readonly onChange: (code: string) => void
  readonly problem?: string | null | undefined
  readonly bare?: boolean
  readonly holdEnter?: boolean
  readonly only?: (account: Account) => boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

const ANSWERS_MAX = 12

/** An account found by its number or any part of its name. */
export function AccountField({ value, onChange, only, ...rest }: AccountFieldProps) {
  const { t } = useTranslation()
  const { accounts, byCode, nameOf, loading } = useAccounts()
  const find = useCallback(
    (typed: string) =>
      accounts
        .filter((account) => !account.closed && (only?.(account) ?? true))
        .map((account) => ({
          account,
          score: matchScore(typed, account.code, [account.name, account.nameEn]),
        }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, typed === '' ? undefined : ANSWERS_MAX)
        .map(({ account }) => ({ key: account.code, label: nameOf(account), code: account.code })),
    [accounts, nameOf, only],
  )
  const chosen = byCode.get(value)
  const shown = chosen ? `${chosen.code} ${nameOf(chosen)}` : value
  return (
    <Combo
      {...rest}
      loading={loading}
      shown={shown}
      find={find}
      onChoose={onChange}
      placeholder={t('account.placeholder')}
    />
  )
}
