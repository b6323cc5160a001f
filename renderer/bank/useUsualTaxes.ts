import { useMemo } from 'react'
import { useRead } from '../data/useRead.ts'

/**
 * Codes of the usual taxes of the place for which the company is registered on that day: those worth proposing.
 * Undefined until they are read.
 */
export function useUsualTaxes(day: string): readonly string[] | undefined {
  const { data } = useRead('tax.codes', {})
  return useMemo(() => {
    if (!data) return undefined
    const registered = data.registrations.filter(
      ({ since, until }) => (since === null || since <= day) && (until === null || day <= until),
    )
    const codes = new Set(registered.map(({ code }) => code))
    return data.usual.filter((code) => codes.has(code))
  }, [data, day])
}
