import { Spinner } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { Figure } from '../components/Figure.tsx'
import { Problem } from '../components/Problem.tsx'
import { useBackEnd } from '../data/backEndContext.ts'
import { useCompany } from '../data/companyContext.ts'
import { useAccounts } from '../data/useAccounts.ts'
import { useWrite } from '../data/useWrite.ts'
import type { EntryLine } from '../transport/wire.ts'

interface CloseYearDialogProps {
  readonly year: number
  readonly onClose: () => void
}

/** Shows the closing entry before it is posted; it can be reversed like any other. */
export function CloseYearDialog({ year, onClose }: CloseYearDialogProps) {
  const { t } = useTranslation()
  const backEnd = useBackEnd()
  const { path } = useCompany()
  const preview = useQuery({
    queryKey: [path, 'year.close', year, 'preview'],
    queryFn: () => backEnd.call('year.close', { year, preview: true }, { company: path }),
  })
  const close = useWrite('year.close')
  return (
    <AskDialog
      wide
      title={t('period.closeYear', { year })}
      confirm={t('period.closeThis')}
      onCancel={onClose}
      onConfirm={() => close.mutate({ year }, { onSuccess: onClose })}
      busy={close.isPending}
      disabled={!preview.data}
      error={close.error}
    >
      <p>{t('period.closeText')}</p>
      <Problem error={preview.error} />
      {preview.isPending ? <Spinner /> : null}
      {preview.data ? (
        <>
          <p>
            {t('period.result')}{' '}
            <strong>
              <Figure amount={preview.data.result} />
            </strong>
          </p>
          <ClosingLines lines={preview.data.lines} />
        </>
      ) : null}
    </AskDialog>
  )
}

function ClosingLines({
  lines,
}: {
  readonly lines: readonly Pick<EntryLine, 'account' | 'debit' | 'credit'>[]
}) {
  const { t } = useTranslation()
  const { titleOf } = useAccounts()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls with the keyboard
    <section className="gl-table-box" tabIndex={0} aria-label={t('period.closingEntry')}>
      <table className="gl-table">
        <thead>
          <tr>
            <th scope="col">{t('common.account')}</th>
            <th scope="col" className="gl-end">
              {t('common.debit')}
            </th>
            <th scope="col" className="gl-end">
              {t('common.credit')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.account}>
              <th scope="row">
                {line.account} {titleOf(line.account)}
              </th>
              <td className="gl-end">
                <Figure amount={line.debit} blankZero />
              </td>
              <td className="gl-end">
                <Figure amount={line.credit} blankZero />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
