import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { InspectAccount, Preview } from '../transport/wire.ts'
import { proofOf } from './statementProof.ts'

interface ImportLinesProps {
  readonly account: InspectAccount
  readonly lines: Preview['lines']
}

/**
 * The movements as they would be taken in, to hold beside the paper: open where no balance proves that days and signs are
 * read right.
 */
export function ImportLines({ account, lines }: ImportLinesProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const money = account.currency ?? currency
  const [isOpen, setOpen] = useState(!proofOf(account).proved)
  if (lines.length === 0) return null
  return (
    <details className="gl-problems" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('bank.linesRead')}</summary>
      {isOpen ? <LinesTable lines={lines} total={account.transactions} currency={money} /> : null}
    </details>
  )
}

interface LinesTableProps {
  readonly lines: Preview['lines']
  /** How many the account has. */
  readonly total: number
  readonly currency: string
}

function LinesTable({ lines, total, currency }: LinesTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const hasReference = lines.some(({ reference }) => reference !== null)
  const hasCategory = lines.some(({ category }) => category !== null)
  const hasBalance = lines.some(({ balance }) => balance !== null)
  const more = total - lines.length
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls with the keyboard */}
      <section className="gl-table-box gl-lines-read" tabIndex={0} aria-label={t('bank.linesRead')}>
        <table className="gl-table">
          <thead>
            <tr>
              <th scope="col">{t('common.date')}</th>
              <th scope="col">{t('bank.description')}</th>
              {hasReference ? <th scope="col">{t('bank.reference')}</th> : null}
              {hasCategory ? <th scope="col">{t('bank.category')}</th> : null}
              <th scope="col" className="gl-end">
                {t('common.amount')}
              </th>
              {hasBalance ? (
                <th scope="col" className="gl-end">
                  {t('common.balance')}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ date, description, reference, category, amount, balance }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two movements may be alike in all
              <tr key={at}>
                <td className="gl-figure">{date ?? '—'}</td>
                <td title={description}>{description}</td>
                {hasReference ? <td title={reference ?? ''}>{reference}</td> : null}
                {hasCategory ? <td title={category ?? ''}>{category}</td> : null}
                <td className="gl-end">
                  <Figure amount={amount} currency={currency} />
                </td>
                {hasBalance ? (
                  <td className="gl-end">
                    <Figure amount={balance ?? undefined} currency={currency} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 ? (
        <p className="gl-hint">{t('bank.moreProblems', { count: more, shown: format.count(more) })}</p>
      ) : null}
    </>
  )
}
