import { useCallback } from 'react'
import { useBackEnd } from '../data/backEndContext.ts'
import { useFileDrop } from '../frame/useFileDrop.ts'

/**
 * A company file dropped on the first screen opens. Only the desktop shell knows where a dropped file lies; elsewhere
 * the drop does nothing, rather than have the browser leave the page for the file.
 */
export function useCompanyDrop(onOpen: (path: string) => void): void {
  const { pathOf, chooseFile } = useBackEnd()
  const take = useCallback(
    ([file]: readonly File[]) => {
      if (chooseFile && file?.name.endsWith('.grandlivre')) void pathOf(file).then(onOpen)
    },
    [chooseFile, pathOf, onOpen],
  )
  useFileDrop(take)
}
