import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useBackEnd } from '../data/backEndContext.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import type { ChosenStatement } from '../frame/frameContext.ts'
import type { Account, ColumnMap } from '../transport/wire.ts'

/** Accounts that a bank statement can be about. */
export function isBankLike({ role, type }: Account): boolean {
  return (
    role === 'bank' || role === 'creditCard' || role === 'cash' || (role === 'loan' && type === 'liability')
  )
}

/** The import of one file: what was recognised, the person's corrections, and the import itself. */
export function useImport(statement: ChosenStatement) {
  const backEnd = useBackEnd()
  const [columns, setColumns] = useState<ColumnMap | null>(null)
  const [account, setAccount] = useState<string | null>(null)
  const [fileAccount, setFileAccount] = useState<string | null>(null)
  const [acceptPartial, setAcceptPartial] = useState(false)
  const { data: banks } = useRead('bank.accounts', {})
  const inspected = useQuery({
    queryKey: ['bank.inspect', statement.path, columns],
    queryFn: ({ signal }) =>
      backEnd.call('bank.inspect', { path: statement.path, ...(columns ? { columns } : {}) }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const write = useWrite('bank.import')
  const inspection = inspected.data
  const ofFile = inspection?.fileAccounts ?? []
  const chosenInFile = ofFile.find(({ accountId }) => accountId === fileAccount) ?? ofFile[0]
  const chosenAccount = account ?? statement.account ?? banks?.items[0]?.code ?? ''
  const run = () =>
    write.mutate({
      path: statement.path,
      account: chosenAccount,
      ...(ofFile.length > 1 && chosenInFile?.accountId ? { fileAccount: chosenInFile.accountId } : {}),
      ...(columns ? { columns } : {}),
      ...(acceptPartial ? { acceptPartial } : {}),
    })
  const needsConsent = inspection?.outcome === 'partial' && !acceptPartial
  const ready =
    inspection !== undefined && inspection.outcome !== 'ask' && chosenAccount !== '' && !needsConsent
  return {
    inspection,
    inspecting: inspected.isFetching,
    inspectError: inspected.error,
    setColumns,
    account: chosenAccount,
    setAccount,
    fileAccount: chosenInFile,
    setFileAccount,
    acceptPartial,
    setAcceptPartial,
    ready,
    run,
    write,
  }
}
