import { Button, Input, Select } from '@fluentui/react-components'
import { Add16Regular, Delete16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { AmountField } from '../../components/AmountField.tsx'
import { DateField } from '../../components/DateField.tsx'
import type { PriorItem } from './prior.ts'

interface PriorItemsProps {
  readonly items: readonly PriorItem[]
  readonly onChange: (items: readonly PriorItem[]) => void
  readonly owed: boolean
  readonly currency: string
}

/** Cheques and deposits older than the books: each gets its entry, taken out of the opening balance. */
export function PriorItems({ items, onChange, owed, currency }: PriorItemsProps) {
  const { t } = useTranslation()
  const add = () => {
    const key = Math.max(0, ...items.map((item) => item.key)) + 1
    onChange([...items, { key, date: '', number: '', memo: '', isOut: true, amount: '' }])
  }
  const change = (key: number, part: Partial<PriorItem>) =>
    onChange(items.map((item) => (item.key === key ? { ...item, ...part } : item)))
  return (
    <section className="gl-stack gl-tight" aria-label={t('reconciliation.prior')}>
      <h2 className="gl-h3">{t('reconciliation.prior')}</h2>
      <p className="gl-hint">{t('reconciliation.priorText')}</p>
      {items.map((item, index) => (
        <PriorRow
          key={item.key}
          item={item}
          number={index + 1}
          owed={owed}
          currency={currency}
          onChange={(part) => change(item.key, part)}
          onRemove={() => onChange(items.filter(({ key }) => key !== item.key))}
        />
      ))}
      <div>
        <Button size="small" icon={<Add16Regular />} onClick={add}>
          {t('reconciliation.addPrior')}
        </Button>
      </div>
    </section>
  )
}

interface PriorRowProps {
  readonly item: PriorItem
  readonly number: number
  readonly owed: boolean
  readonly currency: string
  readonly onChange: (part: Partial<PriorItem>) => void
  readonly onRemove: () => void
}

function PriorRow({ item, number, owed, currency, onChange, onRemove }: PriorRowProps) {
  const { t } = useTranslation()
  const label = (what: string) => `${what} ${number}`
  return (
    <fieldset className="gl-prior-row" aria-label={label(t('reconciliation.priorItem'))}>
      <Select
        aria-label={label(t('reconciliation.kind'))}
        value={item.isOut ? 'out' : 'in'}
        onChange={(_, { value }) => onChange({ isOut: value === 'out' })}
      >
        <option value="out">{t(owed ? 'reconciliation.priorPurchase' : 'reconciliation.priorCheque')}</option>
        <option value="in">{t(owed ? 'reconciliation.priorPayment' : 'reconciliation.priorDeposit')}</option>
      </Select>
      <DateField
        bare
        label={label(t('common.date'))}
        value={item.date}
        onChange={(date) => onChange({ date })}
      />
      <Input
        aria-label={label(t('common.number'))}
        placeholder={t('common.number')}
        value={item.number}
        maxLength={100}
        onChange={(_, { value }) => onChange({ number: value })}
      />
      <Input
        className="gl-prior-memo"
        aria-label={label(t('bank.description'))}
        placeholder={t('bank.description')}
        value={item.memo}
        maxLength={200}
        onChange={(_, { value }) => onChange({ memo: value })}
      />
      <AmountField
        bare
        label={label(t('common.amount'))}
        value={item.amount}
        onChange={(amount) => onChange({ amount })}
        currency={currency}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<Delete16Regular />}
        aria-label={label(t('reconciliation.removePrior'))}
        onClick={onRemove}
      />
    </fieldset>
  )
}
