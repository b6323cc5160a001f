import { Spinner } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { Problem } from '../components/Problem.tsx'
import type { ChosenStatement } from '../frame/frameContext.ts'
import { ImportOutcome } from './ImportOutcome.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { useImport } from './useImport.ts'

interface ImportDialogProps {
  readonly statement: ChosenStatement
  readonly onClose: () => void
  /** Shows the lines of the account they went to. */
  readonly onImported: (account: string) => void
}

/** Shows what a bank file holds before anything is written, then imports it and says what came of it. */
export function ImportDialog({ statement, onClose, onImported }: ImportDialogProps) {
  const { t } = useTranslation()
  const job = useImport(statement)
  const done = job.write.data
  const finish = () => {
    onClose()
    onImported(job.account)
  }
  return (
    <AskDialog
      wide
      title={done ? t('bank.importedTitle') : t('bank.previewTitle', { name: statement.name })}
      confirm={done ? t('bank.seeLines') : t('bank.importThis')}
      onConfirm={done ? finish : job.run}
      onCancel={done ? finish : onClose}
      busy={job.write.isPending || job.inspecting}
      disabled={!done && !job.ready}
      error={job.write.error}
    >
      <Problem error={job.inspectError} />
      {!job.inspection && !job.inspectError ? <Spinner label={t('bank.reading')} /> : null}
      {done ? <ImportOutcome result={done} /> : null}
      {!done && job.inspection ? <ImportPreview job={job} inspection={job.inspection} /> : null}
    </AskDialog>
  )
}
