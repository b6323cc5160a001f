import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useWrite } from '../data/useWrite.ts'
import { keepTyped, keptTyped } from './keptTyped.ts'
import {
  blankStatement,
  enterInput,
  faultsFromDetails,
  faultsOf,
  type TypedLine,
  type TypedStatement,
  withoutTyped,
  withTyped,
} from './typedStatement.ts'

const NO_FAULTS: ReadonlyMap<string, string> = new Map()

/** The statement being typed for one account: kept while one looks elsewhere, checked before it is saved. */
export function useTypedStatement(account: string, currency: string) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { path } = useCompany()
  const [statement, setStatement] = useState<TypedStatement>(
    () => keptTyped(path, account) ?? blankStatement(),
  )
  const [tried, setTried] = useState(false)
  const [skipProbable, setSkipProbable] = useState<boolean | null>(null)
  const write = useWrite('bank.enter')
  const isSaved = write.data !== undefined
  useEffect(() => keepTyped(path, account, isSaved ? null : statement), [path, account, statement, isSaved])
  const change = (next: TypedStatement) => {
    setStatement(next)
    if (write.error) write.reset()
  }
  const save = () => {
    setTried(true)
    if (faultsOf(statement, currency).size > 0 || write.isPending || isSaved) return
    const said = skipProbable === null ? {} : { skipProbable }
    write.mutate({ ...enterInput(account, statement, currency), ...said })
  }
  const own = tried
    ? new Map([...faultsOf(statement, currency)].map(([place, text]) => [place, t(text)] as const))
    : NO_FAULTS
  const answer = write.error?.answer
  const refused = answer ? faultsFromDetails(statement, answer.details, language) : NO_FAULTS
  return {
    statement,
    faults: new Map([...refused, ...own]),
    asksProbable: answer?.code === 'bank.enterProbable',
    skipProbable,
    setSkipProbable,
    change: (part: Partial<Pick<TypedStatement, 'opening' | 'closing'>>) => change({ ...statement, ...part }),
    changeLine: (key: number, part: Partial<TypedLine>) => change(withTyped(statement, key, part)),
    removeLine: (key: number) => change(withoutTyped(statement, key)),
    clear: () => {
      setStatement(blankStatement())
      setTried(false)
      setSkipProbable(null)
      write.reset()
    },
    /** What was typed goes along to another account, unless something waits there. */
    moveTo: (other: string) => {
      if (other === account || keptTyped(path, other)) return
      keepTyped(path, other, statement)
      keepTyped(path, account, null)
    },
    save,
    saved: write.data,
    busy: write.isPending,
    error: write.error,
  }
}
