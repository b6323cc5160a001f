import { createContext, useContext, useMemo, useState } from 'react'
import { useBackEnd } from '../data/backEndContext.ts'
import { pickStatements } from './pickFile.ts'

/** A bank file on its way in: where the back end can read it, and the account it was dropped on, if any. */
export interface ChosenStatement {
  /** Tells apart files that wait: one may come twice. */
  readonly key: number
  readonly path: string
  readonly name: string
  readonly account?: string | undefined
}

/** Files that were dropped or picked together, taken one after the other. */
interface Waiting {
  readonly files: readonly ChosenStatement[]
  /** How many of them are done. */
  readonly done: number
}

interface FrameAccess {
  /** The file whose preview is open. */
  readonly statement: ChosenStatement | null
  /** Which it is of how many that came together, counted from 1. */
  readonly place: { readonly number: number; readonly of: number }
  /** Leaves the file that is open, and opens the next. */
  readonly nextStatement: () => void
  /** Why the last file could not even be handed over. */
  readonly error: unknown
  readonly forgetError: () => void
  /** Takes files that were dropped or picked. */
  readonly takeFiles: (files: readonly File[], account?: string) => void
  /** Asks which file, then takes it. */
  readonly chooseStatement: (account?: string) => void
}

export const FrameContext = createContext<FrameAccess | null>(null)

export function useFrame(): FrameAccess {
  const access = useContext(FrameContext)
  if (!access) throw new Error('the frame is used outside its provider')
  return access
}

/** The end of a path, whichever the system. */
function lastPart(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}

const NOTHING: Waiting = { files: [], done: 0 }
let nextKey = 0

const withFile = ({ files, done }: Waiting, file: Omit<ChosenStatement, 'key'>): Waiting => {
  nextKey += 1
  return { files: [...files, { ...file, key: nextKey }], done }
}

const withoutFirst = ({ files, done }: Waiting): Waiting =>
  files.length <= 1 ? NOTHING : { files: files.slice(1), done: done + 1 }

export function useFrameState(): FrameAccess {
  const backEnd = useBackEnd()
  const [waiting, setWaiting] = useState(NOTHING)
  const [error, setError] = useState<unknown>(null)
  return useMemo(() => {
    const take = (path: string, name: string, account: string | undefined) =>
      setWaiting((before) => withFile(before, { path, name, account }))
    const takeFiles = (files: readonly File[], account?: string) => {
      setError(null)
      // one after the other, so that they open in the order in which they came
      const handOver = async () => {
        for (const file of files) take(await backEnd.pathOf(file), file.name, account)
      }
      handOver().catch(setError)
    }
    const chooseStatement = (account?: string) => {
      setError(null)
      if (!backEnd.chooseFile) return pickStatements((files) => takeFiles(files, account))
      backEnd
        .chooseFile('statement')
        .then((path) => path && take(path, lastPart(path), account))
        .catch(setError)
    }
    const { files, done } = waiting
    return {
      statement: files[0] ?? null,
      place: { number: done + 1, of: done + files.length },
      nextStatement: () => setWaiting(withoutFirst),
      error,
      forgetError: () => setError(null),
      takeFiles,
      chooseStatement,
    }
  }, [backEnd, waiting, error])
}
