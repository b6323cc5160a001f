import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import { Notice } from '../components/Notice.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { Preview } from '../transport/wire.ts'
import { ProbableChoice } from './ProbableChoice.tsx'
import type { useImport } from './useImport.ts'

type Books = NonNullable<Preview['books']>

interface ImportPlanProps {
  readonly job: ReturnType<typeof useImport>
  readonly preview: Preview
}

/** What the import would add to the account, and what it would not. */
export function ImportPlan({ job, preview }: ImportPlanProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { books, refused } = preview
  if (refused) return <Notice intent="warning">{format.text(refused.message)}</Notice>
  if (!books) return null
  const left = job.choices.skipProbable ? books.probableDuplicates.count : 0
  const [added, duplicates] = [books.added - left, books.duplicates + left]
  return (
    <>
      <p>
        {t('bank.wouldAdd', { count: added, shown: format.count(added) })}{' '}
        {duplicates > 0 ? t('bank.wouldRepeat', { count: duplicates, shown: format.count(duplicates) }) : ''}
      </p>
      {books.doubtful > 0 ? (
        <Notice intent="warning">{t('bank.doubtful', { count: books.doubtful })}</Notice>
      ) : null}
      {books.probableDuplicates.count > 0 ? (
        <ProbableLines
          probable={books.probableDuplicates}
          skip={job.choices.skipProbable}
          onChoose={(skipProbable) => job.choose({ skipProbable })}
          currency={job.fileAccount?.currency ?? undefined}
        />
      ) : null}
    </>
  )
}

interface ProbableLinesProps {
  readonly probable: Books['probableDuplicates']
  readonly skip: boolean | null
  readonly onChoose: (skip: boolean) => void
  readonly currency?: string | undefined
}

/** Lines that are there already in other words: the person says what to do with them, after seeing each. */
function ProbableLines({ probable, skip, onChoose, currency }: ProbableLinesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { count, items } = probable
  const shown = format.count(count)
  return (
    <section className="gl-question" aria-label={t('bank.probable.title')} data-said={skip ?? undefined}>
      <p>
        <strong>{t('bank.probable.text', { count, shown })}</strong>
      </p>
      <ProbableChoice count={count} skip={skip} onChoose={onChoose} />
      <details className="gl-problems">
        <summary>{t('bank.probable.see', { count })}</summary>
        <table className="gl-table">
          <thead>
            <tr>
              <th scope="col">{t('common.date')}</th>
              <th scope="col" className="gl-end">
                {t('common.amount')}
              </th>
              <th scope="col">{t('bank.probable.inFile')}</th>
              <th scope="col">{t('bank.probable.known')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ knownId, knownDate, date, amount, description, knownDescription }) => (
              <tr key={knownId}>
                <td className="gl-figure">{date}</td>
                <td className="gl-end">
                  <Figure amount={amount} {...(currency ? { currency } : {})} />
                </td>
                <td>{description}</td>
                <td>
                  {knownDate === date ? '' : `${knownDate} `}
                  {knownDescription}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {count > items.length ? <p>{t('bank.moreProblems', { count: count - items.length })}</p> : null}
      </details>
    </section>
  )
}
