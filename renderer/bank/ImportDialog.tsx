import { Spinner } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import type { ChosenStatement } from '../frame/frameContext.ts'
import { useGoneBack } from '../frame/useGoneBack.ts'
import { FilePassword } from './FilePassword.tsx'
import { ImportOutcome } from './ImportOutcome.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { ScannedFile } from './ScannedFile.tsx'
import { useImport } from './useImport.ts'

interface ImportDialogProps {
  readonly statement: ChosenStatement
  /** Which it is of the files that came together. */
  readonly place: { readonly number: number; readonly of: number }
  readonly onClose: () => void
  /** Shows the lines of the account they went to. */
  readonly onImported: (account: string) => void
  /** Types the statement by hand into an account. */
  readonly onEnter: (account: string) => void
}

/** Shows what a bank file holds before anything is written, then imports it and says what came of it. */
export function ImportDialog({ statement, place, onClose, onImported, onEnter }: ImportDialogProps) {
  const { t } = useTranslation()
  useGoneBack(onClose)
  const job = useImport(statement)
  const [secret, setSecret] = useState('')
  const done = job.write.data
  const [next] = done ? job.left : []
  const isScanned = job.error?.answer.code === 'bank.scanned'
  const isLast = place.number === place.of
  const many = isLast && place.of === 1 ? '' : ` (${t('bank.placeOf', { ...place })})`
  const finish = () => {
    onClose()
    if (isLast) onImported(job.account)
  }
  const enter = () => {
    onClose()
    onEnter(job.account)
  }
  const goOn = t(isLast ? 'bank.seeLines' : 'bank.nextFile')
  const act = next
    ? { label: t('bank.importNext', { name: next }), run: job.next, can: true }
    : done
      ? { label: goOn, run: finish, can: true }
      : job.password.isAsked
        ? { label: t('bank.password.open'), run: () => job.password.give(secret), can: secret !== '' }
        : isScanned
          ? { label: t('bank.enter.open'), run: enter, can: job.account !== '' }
          : { label: t('bank.importThis'), run: () => job.write.mutate(), can: job.ready }
  return (
    <AskDialog
      wide
      title={`${done ? t('bank.importedTitle') : t('bank.previewTitle', { name: statement.name })}${many}`}
      confirm={act.label}
      {...(done ? { leave: next ? goOn : t('common.close') } : {})}
      onConfirm={act.run}
      onCancel={next ? finish : onClose}
      busy={job.write.isPending || job.reading}
      disabled={!act.can}
      error={job.write.error}
    >
      {job.password.isAsked ? (
        <FilePassword value={secret} onChange={setSecret} isWrong={job.password.isWrong} />
      ) : isScanned ? null : (
        <Problem error={job.error} />
      )}
      {isScanned ? <ScannedFile job={job} /> : null}
      {job.reading && !job.preview ? <Spinner label={t('bank.reading')} /> : null}
      {done ? <ImportOutcome result={done} /> : null}
      {next ? (
        <Notice>{t('bank.otherAccounts', { names: job.left.join(', '), count: job.left.length })}</Notice>
      ) : null}
      {!done && job.preview && !job.error ? <ImportPreview job={job} preview={job.preview} /> : null}
    </AskDialog>
  )
}
