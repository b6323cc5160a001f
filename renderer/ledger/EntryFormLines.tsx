import { useTranslation } from 'react-i18next'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import { type Draft, type DraftFaults, type DraftLine, missing, sumsOf } from './draft.ts'
import { EntryFormLine } from './EntryFormLine.tsx'

interface EntryFormLinesProps {
  readonly draft: Draft
  readonly faults: DraftFaults
  /** Currency, party and project are shown. */
  readonly more: boolean
  readonly onChange: (key: number, part: Partial<DraftLine>) => void
  readonly onRemove: (key: number) => void
}

/** The lines of an entry with their totals and the difference, live. */
export function EntryFormLines({ draft, faults, more, onChange, onRemove }: EntryFormLinesProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const sums = sumsOf(draft.lines, currency)
  const wire = (cents: number) => formatCents(cents, decimalsOf(currency))
  const difference = sums.debit - sums.credit
  return (
    <div className="gl-table-box">
      <table className="gl-table gl-entry-table">
        <thead>
          <tr>
            <th scope="col" className="gl-col-account">
              {t('common.account')}
            </th>
            <th scope="col">{t('entry.lineMemo')}</th>
            <th scope="col" className="gl-end gl-col-amount">
              {t('common.debit')}
            </th>
            <th scope="col" className="gl-end gl-col-amount">
              {t('common.credit')}
            </th>
            <th scope="col" className="gl-col-remove">
              <span className="gl-visually-hidden">{t('entry.removeLine')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.lines.map((line, index) => (
            <EntryFormLine
              key={line.key}
              line={line}
              number={index + 1}
              faults={faults}
              more={more}
              missing={missing(draft, currency)}
              onChange={(part) => onChange(line.key, part)}
              onRemove={() => onRemove(line.key)}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('common.total')}{' '}
              <span role="status" className={difference === 0 ? '' : 'gl-wrong'}>
                {difference !== 0 ? t('entry.difference') : sums.debit > 0 ? t('entry.balanced') : ''}{' '}
                {difference === 0 ? null : <Figure amount={wire(difference)} />}
              </span>
              {faults.get('balance') ? <span className="gl-wrong"> {faults.get('balance')}</span> : null}
            </th>
            <td className="gl-end">
              <Figure amount={wire(sums.debit)} />
            </td>
            <td className="gl-end">
              <Figure amount={wire(sums.credit)} />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
