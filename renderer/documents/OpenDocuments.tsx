import { Checkbox } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { AmountField } from '../components/AmountField.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import { addressOf, type DocumentItem } from './documentKinds.ts'
import { sumLaid } from './payment.ts'
import type { PaymentForm } from './usePaymentForm.ts'

/** What is open, to tick: each ticked document takes all its balance unless another amount is typed. */
export function OpenDocuments({ form }: { readonly form: PaymentForm }) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  if (!form.open) return null
  if (form.open.length === 0) return <EmptyState title={t('payment.noneOpen')} />
  return (
    <div className="gl-table-box">
      <table className="gl-table gl-doc-open">
        <thead>
          <tr>
            <th scope="col">{t('common.number')}</th>
            <th scope="col">{t('payment.party')}</th>
            <th scope="col">{t('common.date')}</th>
            <th scope="col">{t('document.due')}</th>
            <th scope="col" className="gl-end">
              {t('document.balance')}
            </th>
            <th scope="col" className="gl-end gl-col-amount">
              {t('payment.settled')}
            </th>
          </tr>
        </thead>
        <tbody>
          {form.open.map((item) => (
            <OpenRow key={item.id} form={form} item={item} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={5}>
              {t('common.total')}
            </th>
            <td className="gl-end">
              <Figure amount={formatCents(sumLaid(form.laid, currency), decimalsOf(currency))} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

interface OpenRowProps {
  readonly form: PaymentForm
  readonly item: DocumentItem
}

function OpenRow({ form, item }: OpenRowProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const { id, kind, number, reference, partyName, date, dueDate, balance, status } = item
  return (
    <tr>
      <td>
        <span className="gl-doc-tick">
          <Checkbox
            aria-label={t('payment.take', { number: number ?? '' })}
            checked={form.laid.has(id)}
            onChange={(_, { checked }) => form.tick(id, checked === true)}
          />
          <Link className="gl-link" to={addressOf.one(kind, id)} tabIndex={-1}>
            {reference && kind === 'bill' ? `${number} (${reference})` : number}
          </Link>
        </span>
      </td>
      <td>{partyName}</td>
      <td>{date}</td>
      <td>
        {dueDate} {status === 'overdue' ? <strong>{t('document.status.overdue')}</strong> : null}
      </td>
      <td className="gl-end">
        <Figure amount={balance} />
      </td>
      <td>
        <AmountField
          bare
          label={t('payment.settledOf', { number: number ?? '' })}
          value={form.laid.get(id) ?? ''}
          onChange={(amount) => form.lay(id, amount)}
          currency={currency}
        />
      </td>
    </tr>
  )
}
