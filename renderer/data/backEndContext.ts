import { createContext, useContext } from 'react'
import type { BackEnd } from '../transport/backEnd.ts'

export const BackEndContext = createContext<BackEnd | null>(null)

export function useBackEnd(): BackEnd {
  const backEnd = useContext(BackEndContext)
  if (!backEnd) throw new Error('the back end is used outside its provider')
  return backEnd
}
