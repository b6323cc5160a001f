import { RecordField } from '../components/RecordField.tsx'
import type { DraftLine } from './documentDraft.ts'
import type { DocumentFormState } from './useDocumentForm.ts'

interface LineProjectProps {
  readonly form: DocumentFormState
  readonly line: DraftLine
  readonly label: string
}

/** The project of a line, where it is not that of the document. */
export function LineProject({ form, line, label }: LineProjectProps) {
  return (
    <RecordField
      bare
      label={label}
      value={line.projectId}
      records={form.context.projects}
      onChange={(projectId) => form.changeLine(line.key, { projectId })}
      problem={form.faults.get(`${line.key}.projectId`)}
    />
  )
}
