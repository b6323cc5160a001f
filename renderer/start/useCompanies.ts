import { useQuery } from '@tanstack/react-query'
import { useBackEnd } from '../data/backEndContext.ts'

/** The companies opened lately on this machine and the folder where new ones go. */
export function useCompanies() {
  const backEnd = useBackEnd()
  return useQuery({ queryKey: ['app.companies'], queryFn: () => backEnd.call('app.companies', {}) })
}
