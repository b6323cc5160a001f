import { createContext, useContext, useMemo, useState } from 'react'
import { useBackEnd } from '../data/backEndContext.ts'
import { pickFile } from './pickFile.ts'

/** A bank file on its way in: where the back end can read it, and the account it was dropped on, if any. */
export interface ChosenStatement {
  readonly path: string
  readonly name: string
  readonly account?: string | undefined
}

interface FrameAccess {
  readonly statement: ChosenStatement | null
  readonly setStatement: (statement: ChosenStatement | null) => void
  /** Why the last file could not even be handed over. */
  readonly error: unknown
  /** Takes a file that was dropped or picked. */
  readonly takeFile: (file: File, account?: string) => void
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

export function useFrameState(): FrameAccess {
  const backEnd = useBackEnd()
  const [statement, setStatement] = useState<ChosenStatement | null>(null)
  const [error, setError] = useState<unknown>(null)
  return useMemo(() => {
    const takeFile = (file: File, account?: string) => {
      setError(null)
      backEnd
        .pathOf(file)
        .then((path) => setStatement({ path, name: file.name, account }))
        .catch(setError)
    }
    const chooseStatement = (account?: string) => {
      setError(null)
      if (!backEnd.chooseFile) return pickFile((file) => takeFile(file, account))
      backEnd
        .chooseFile('statement')
        .then((path) => path && setStatement({ path, name: lastPart(path), account }))
        .catch(setError)
    }
    return { statement, setStatement, error, takeFile, chooseStatement }
  }, [backEnd, statement, error])
}
