import { useMutation, useQueryClient } from '@tanstack/react-query'
import { localDay } from '../../db/rules/dates.ts'
import { usePreferences } from '../app/preferences.ts'
import { useBackEnd } from '../data/backEndContext.ts'
import { freePath } from './filePath.ts'

/** `2026-11-21-104205`: names a file by the moment at which it is made. */
export function fileStamp(): string {
  return `${localDay(Date.now())}-${new Date().toTimeString().slice(0, 8).replaceAll(':', '')}`
}

/** Makes the sample company in the default folder under a name nobody uses yet; gives its path. */
export function useSample() {
  const backEnd = useBackEnd()
  const queries = useQueryClient()
  const { language } = usePreferences().preferences
  return useMutation({
    mutationFn: async () => {
      const { folder, items } = await backEnd.call('app.companies', {})
      const name = language === 'fr' ? 'entreprise-modele' : 'sample-company'
      const path = freePath(folder, `${name}-${fileStamp()}`, items)
      await backEnd.call('company.sample', { language }, { company: path })
      // puts it among the recent companies, for who has gone on to something else meanwhile
      await backEnd.call('company.info', {}, { company: path })
      return path
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['app.companies'] }),
  })
}
