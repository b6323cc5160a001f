import { useMutation } from '@tanstack/react-query'
import { usePreferences } from '../app/preferences.ts'
import { saveMadeFile } from '../format/saveFile.ts'
import type { CallError } from '../transport/errors.ts'
import type { Input } from '../transport/wire.ts'
import { useBackEnd } from './backEndContext.ts'
import { useCompany } from './companyContext.ts'

type ExportInput = Input<'report.export'>
export type ExportFormat = ExportInput['format']

/** A report or list by its operation, with the filters it is shown with. */
export interface Exported {
  readonly report: ExportInput['report']
  readonly input: object
}

/** Has the books make a file of a report, in the language and with the negative form of this window, and keeps it. */
export function useExport() {
  const backEnd = useBackEnd()
  const { path } = useCompany()
  const { language, negative } = usePreferences().preferences
  const { mutate, error, isPending } = useMutation<void, CallError, Exported & { format: ExportFormat }>({
    mutationFn: async ({ report, input, format }) => {
      const wanted = { report, input: { ...input }, format, language, negative }
      saveMadeFile(await backEnd.call('report.export', wanted, { company: path }))
    },
  })
  const save = (exported: Exported, format: ExportFormat) => mutate({ ...exported, format })
  return { save, error, busy: isPending }
}
