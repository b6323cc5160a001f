import { Checkbox, Field, Select, Spinner } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountField } from '../components/AccountField.tsx'
import { Notice } from '../components/Notice.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { ParseProblem, Preview } from '../transport/wire.ts'
import { ColumnCorrection } from './ColumnCorrection.tsx'
import { formatName } from './formatName.ts'
import { ImportLines } from './ImportLines.tsx'
import { ImportPlan } from './ImportPlan.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import { ImportQuestions } from './ImportQuestions.tsx'
import { StatementProof } from './StatementProof.tsx'
import { isBankLike, type useImport } from './useImport.ts'

interface ImportPreviewProps {
  readonly job: ReturnType<typeof useImport>
  readonly preview: Preview
}

/** What is asked above is not told again below. */
const isQuestion = ({ code }: ParseProblem) => code.startsWith('bank.ask.') || code === 'bank.file.signs'

/** What was recognised, where it goes, whether it adds up, what is still to be said, and the first rows. */
export function ImportPreview({ job, preview }: ImportPreviewProps) {
  const { t } = useTranslation()
  const { layout, remembered, outcome } = preview
  const box = useRef<HTMLDivElement>(null)
  const isAsking = job.questions.open.length > 0 || job.isDoubling
  // What is asked comes before the button that waits for it.
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('.gl-question:not([data-said]) :is(input, button)')
    if (isAsking) first?.focus()
  }, [isAsking])
  return (
    <div className="gl-stack" ref={box}>
      <Recognised preview={preview} />
      <Destination job={job} accounts={preview.fileAccounts} />
      {remembered ? <Notice>{t('bank.remembered', { name: remembered.name })}</Notice> : null}
      <ImportQuestions job={job} preview={preview} />
      {job.fileAccount ? <StatementProof account={job.fileAccount} /> : null}
      {job.isOutdated ? (
        <Spinner size="tiny" labelPosition="after" label={t('bank.reading')} className="gl-left" />
      ) : (
        <ImportPlan job={job} preview={preview} />
      )}
      {job.fileAccount ? <ImportLines account={job.fileAccount} lines={preview.lines} /> : null}
      {layout ? <ColumnCorrection layout={layout} onChange={job.answer} /> : null}
      <ImportProblems problems={preview.problems.filter((problem) => !isQuestion(problem))} />
      {outcome === 'partial' ? (
        <Checkbox
          label={t('bank.acceptPartial')}
          checked={job.choices.acceptPartial}
          onChange={(_, { checked }) => job.choose({ acceptPartial: checked === true })}
        />
      ) : null}
    </div>
  )
}

/** The format, how many movements, their days, the bank. */
function Recognised({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { layout, format: fileFormat, transactions, firstDate, lastDate } = preview
  return (
    <p className="gl-hint">
      {t('bank.recognised', {
        format: formatName(fileFormat),
        count: transactions,
        shown: format.count(transactions),
      })}
      {firstDate && lastDate
        ? ` · ${t('bank.period', { from: format.longDay(firstDate), to: format.longDay(lastDate) })}`
        : ''}
      {layout?.bank ? ` · ${layout.bank}` : ''}
    </p>
  )
}

interface DestinationProps {
  readonly job: ReturnType<typeof useImport>
  readonly accounts: Preview['fileAccounts']
}

/** Which account of the file goes into which account of the books. */
function Destination({ job, accounts }: DestinationProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="gl-form-row">
      {accounts.length > 1 ? (
        <Field label={t('bank.fileAccount')}>
          <Select
            value={job.fileAccount?.accountId ?? ''}
            onChange={(_, { value }) => job.choose({ fileAccount: value, skipProbable: null })}
          >
            {accounts.map(({ accountId, transactions }) => (
              <option key={accountId} value={accountId ?? ''}>
                {accountId} ({format.count(transactions)})
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <AccountField
        label={t('bank.intoAccount')}
        value={job.account}
        onChange={(account) => job.choose({ account, skipProbable: null })}
        only={isBankLike}
        holdEnter
      />
    </div>
  )
}
