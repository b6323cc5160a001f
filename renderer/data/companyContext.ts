import { createContext, useContext } from 'react'
import type { CompanyInfo } from '../transport/wire.ts'

/** The company open in this window. */
export interface OpenCompany {
  readonly path: string
  readonly info: CompanyInfo
  /** Goes back to the choice of a company. */
  readonly leave: () => void
  /** Shows another company in this window. */
  readonly open: (path: string) => void
}

export const CompanyContext = createContext<OpenCompany | null>(null)

export function useCompany(): OpenCompany {
  const company = useContext(CompanyContext)
  if (!company) throw new Error('a company is used outside its provider')
  return company
}
