import { useTranslation } from 'react-i18next'
import { useFormat } from '../data/useFormat.ts'
import type { ParseProblem } from '../transport/wire.ts'

const SHOWN_MAX = 50

/** What was wrong in the file, with the number of each line. */
export function ImportProblems({ problems }: { readonly problems: readonly ParseProblem[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (problems.length === 0) return null
  const more = problems.length - SHOWN_MAX
  return (
    <details className="gl-problems" open={problems.some(({ severity }) => severity === 'row')}>
      <summary>{t('bank.problems', { count: problems.length })}</summary>
      <ul>
        {problems.slice(0, SHOWN_MAX).map((problem) => (
          <li key={`${problem.line ?? problem.id ?? ''} ${problem.code} ${format.text(problem.message)}`}>
            {problem.line === undefined ? '' : `${t('bank.lineNumber', { line: problem.line })} `}
            {format.text(problem.message)}
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{t('bank.moreProblems', { count: more })}</p> : null}
    </details>
  )
}
