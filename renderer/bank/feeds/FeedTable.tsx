import { useTranslation } from 'react-i18next'
import { AccountField } from '../../components/AccountField.tsx'
import { Figure } from '../../components/Figure.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useFormat } from '../../data/useFormat.ts'
import { useWrite } from '../../data/useWrite.ts'
import { isBankLike } from '../useImport.ts'
import type { Connection } from './ConnectionPart.tsx'

/** The accounts of a bank: their number, what the bank says is on them, and where they go in the books. */
export function FeedTable({ feeds }: { readonly feeds: Connection['accounts'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const link = useWrite('bankConnection.link')
  return (
    <>
      <div className="gl-table-box">
        <table className="gl-table">
          <thead>
            <tr>
              <th scope="col">{t('feeds.account')}</th>
              <th scope="col">{t('feeds.inBooks')}</th>
              <th scope="col">{t('feeds.lastRead')}</th>
              <th scope="col" className="gl-end">
                {t('feeds.balance')}
              </th>
            </tr>
          </thead>
          <tbody>
            {feeds.map(({ id, name, iban, currency, account, balance, balanceDay, readAt }) => (
              <tr key={id}>
                <th scope="row">
                  {name ?? iban} <span className="gl-hint gl-figure">{name ? spaced(iban) : null}</span>
                </th>
                <td>
                  <AccountField
                    label={t('feeds.inBooksOf', { name: name ?? iban ?? '' })}
                    bare
                    value={account ?? ''}
                    only={isBankLike}
                    onChange={(code) => link.mutate({ feed: id, account: code === '' ? null : code })}
                  />
                </td>
                <td>{readAt === null ? t('feeds.never') : format.instant(readAt)}</td>
                <td className="gl-end">
                  {balance === null ? null : (
                    <>
                      <Figure amount={balance} {...(currency ? { currency } : {})} />
                      {balanceDay ? <span className="gl-hint"> {format.longDay(balanceDay)}</span> : null}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Problem error={link.error} />
    </>
  )
}

/** An IBAN in groups of four, as it is printed. */
function spaced(iban: string | null): string {
  return (iban ?? '').replace(/(.{4})(?=.)/g, '$1 ')
}
