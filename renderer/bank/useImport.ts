import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useBackEnd } from '../data/backEndContext.ts'
import { useCompany } from '../data/companyContext.ts'
import { useRead } from '../data/useRead.ts'
import type { ChosenStatement } from '../frame/frameContext.ts'
import { CallError } from '../transport/errors.ts'
import type { Account, ColumnMap, ImportResult, Preview } from '../transport/wire.ts'
import { useFileAccounts } from './useFileAccounts.ts'
import { useFilePassword } from './useFilePassword.ts'
import { useQuestions } from './useQuestions.ts'

/** Accounts that a bank statement can be about. */
export function isBankLike({ role, type }: Account): boolean {
  return (
    role === 'bank' || role === 'creditCard' || role === 'cash' || (role === 'loan' && type === 'liability')
  )
}

/** What the person chose, beside the columns. */
interface Choices {
  readonly account: string | null
  readonly fileAccount: string | null
  readonly acceptPartial: boolean
  /** Whether lines that are probably known are left out; null until it is said. */
  readonly skipProbable: boolean | null
}

const NO_CHOICES: Choices = { account: null, fileAccount: null, acceptPartial: false, skipProbable: null }

/** Lines are probably there already, and nobody said yet what to do with them. */
const doubles = (preview: Preview, { skipProbable }: Choices): boolean =>
  (preview.books?.probableDuplicates.count ?? 0) > 0 && skipProbable === null

/** Nothing more to say: the file is read with certainty, the books would take it, and what is doubtful was settled. */
function isReady(preview: Preview, choices: Choices): boolean {
  const isWhole = preview.outcome !== 'partial' || choices.acceptPartial
  return preview.books !== null && !doubles(preview, choices) && isWhole
}

/** The file, as `bank.preview` and `bank.import` are told of it. */
const fileOf = ({ path }: ChosenStatement, fileAccount: string | null, columns: ColumnMap | null) => ({
  path,
  ...(fileAccount === null ? {} : { fileAccount }),
  ...(columns ? { columns } : {}),
})

/** What of the choices the import alone is told. */
const saidIn = ({ acceptPartial, skipProbable }: Choices) => ({
  ...(acceptPartial ? { acceptPartial } : {}),
  ...(skipProbable ? { skipProbable } : {}),
})

/** The import of one file: what was recognised, the person's corrections, and the import itself. */
export function useImport(statement: ChosenStatement) {
  const backEnd = useBackEnd()
  const queries = useQueryClient()
  const { path: company } = useCompany()
  const [columns, setColumns] = useState<ColumnMap | null>(null)
  const [choices, setChoices] = useState(NO_CHOICES)
  const choose = (part: Partial<Choices>) => setChoices((before) => ({ ...before, ...part }))
  const { data: banks } = useRead('bank.accounts', {})
  const account = choices.account ?? statement.account ?? banks?.items[0]?.code ?? ''
  const password = useFilePassword()
  const { fileAccount } = choices
  const file = fileOf(statement, fileAccount, columns)
  const previewed = useQuery({
    // The password is not in the key, which is kept as long as the answer: only how often one was given.
    queryKey: ['bank.preview', company, statement.key, account, file, password.given],
    queryFn: ({ signal }) => {
      const input = { ...file, ...password.input(), ...(account === '' ? {} : { account }) }
      return backEnd.call('bank.preview', input, { company, signal })
    },
    enabled: banks !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const preview = previewed.data
  const ofFile = preview?.fileAccounts ?? []
  const chosenInFile = ofFile.find(({ accountId }) => accountId === fileAccount) ?? ofFile[0]
  const { left, next } = useFileAccounts(ofFile, chosenInFile, banks?.items ?? [])
  // Several accounts: the first is meant until another is chosen, and must then be said.
  const needed = ofFile.length > 1 && fileAccount === null ? chosenInFile?.accountId : null
  const write = useMutation<ImportResult, CallError, void>({
    mutationFn: () =>
      backEnd.call('bank.import', { ...file, ...password.input(), account, ...saidIn(choices) }, { company }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: [company] }),
  })
  if (needed && !previewed.isPlaceholderData) choose({ fileAccount: needed })
  const answer = (part: ColumnMap) => {
    setColumns((before) => ({ ...(before ?? preview?.answers ?? {}), ...part }))
    // other tables may be other accounts
    if (part.otherTables !== undefined) choose({ fileAccount: null })
  }
  const error = previewed.error instanceof CallError ? previewed.error : null
  return {
    preview,
    reading: previewed.isFetching,
    /** What is shown answers to what was chosen before. */
    isOutdated: previewed.isPlaceholderData,
    error,
    password: password.over(error, preview !== undefined && !previewed.isPlaceholderData),
    questions: useQuestions(preview, previewed.isPlaceholderData),
    isDoubling: preview !== undefined && doubles(preview, choices),
    columns,
    answer,
    account,
    fileAccount: chosenInFile,
    choices,
    choose,
    /** Accounts of the file that were not imported here. */
    left,
    /** Begins with the next of them. */
    next: () => {
      setChoices({ ...NO_CHOICES, ...next(account) })
      write.reset()
    },
    ready: preview !== undefined && account !== '' && !error && isReady(preview, choices),
    write,
  }
}
