import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import type { Entry, EntryLine } from '../transport/wire.ts'

/** What a line says besides its account and amount. */
function LineNotes({ line }: { readonly line: EntryLine }) {
  const foreign = line.currency && line.foreignAmount
  return (
    <>
      {line.taxCode ? <span>{line.taxCode} </span> : null}
      {line.memo ? <span>{line.memo} </span> : null}
      {foreign ? (
        <span>
          <Figure amount={line.foreignAmount} currency={line.currency!} /> × {line.rate}
        </span>
      ) : null}
    </>
  )
}

/** The postings of an entry: debits equal credits. */
export function EntryLines({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation()
  const { titleOf } = useAccounts()
  return (
    <div className="gl-table-box">
      <table className="gl-table">
        <thead>
          <tr>
            <th scope="col">{t('common.account')}</th>
            <th scope="col">{t('entry.lineNotes')}</th>
            <th scope="col" className="gl-end">
              {t('common.debit')}
            </th>
            <th scope="col" className="gl-end">
              {t('common.credit')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entry.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a posted entry never move
            <tr key={index}>
              <th scope="row">
                <Link className="gl-link" to={`/ledger/accounts/${encodeURIComponent(line.account)}`}>
                  {line.account} {titleOf(line.account)}
                </Link>
              </th>
              <td>
                <LineNotes line={line} />
              </td>
              <td className="gl-end">
                <Figure amount={line.debit} blankZero />
              </td>
              <td className="gl-end">
                <Figure amount={line.credit} blankZero />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('common.total')}
            </th>
            <td className="gl-end">
              <Figure amount={entry.total} />
            </td>
            <td className="gl-end">
              <Figure amount={entry.total} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
