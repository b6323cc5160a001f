import { Button, Field, Input } from '@fluentui/react-components'
import { Delete16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { AmountField } from '../components/AmountField.tsx'
import { DateField } from '../components/DateField.tsx'
import { Figure } from '../components/Figure.tsx'
import { fault } from '../components/fieldMessage.ts'
import {
  isBlankTyped,
  proofOf,
  type TypedFaults,
  type TypedLine,
  type TypedStatement,
} from './typedStatement.ts'

interface TypedLinesProps {
  readonly statement: TypedStatement
  readonly faults: TypedFaults
  readonly currency: string
  readonly onChange: (key: number, part: Partial<TypedLine>) => void
  readonly onRemove: (key: number) => void
}

/** The lines of a statement being typed, each with the balance after it. */
export function TypedLines({ statement, faults, currency, onChange, onRemove }: TypedLinesProps) {
  const { t } = useTranslation()
  const proof = proofOf(statement, currency)
  return (
    <div className="gl-table-box">
      <table className="gl-table gl-entry-table" aria-label={t('bank.enter.lines')}>
        <thead>
          <tr>
            <th scope="col" className="gl-col-day">
              {t('common.date')}
            </th>
            <th scope="col">{t('bank.description')}</th>
            <th scope="col" className="gl-end gl-col-amount">
              {t('bank.enter.out')}
            </th>
            <th scope="col" className="gl-end gl-col-amount">
              {t('bank.enter.in')}
            </th>
            <th scope="col" className="gl-end gl-col-amount">
              {t('common.balance')}
            </th>
            <th scope="col" className="gl-col-remove">
              <span className="gl-visually-hidden">{t('bank.enter.removeLine')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {statement.lines.map((line, index) => (
            <TypedRow
              key={line.key}
              line={line}
              number={index + 1}
              balance={proof.balances[index] ?? null}
              faults={faults}
              currency={currency}
              onChange={(part) => onChange(line.key, part)}
              onRemove={() => onRemove(line.key)}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('common.total')}
            </th>
            <td className="gl-end">
              <Figure amount={proof.out} currency={currency} />
            </td>
            <td className="gl-end">
              <Figure amount={proof.in} currency={currency} />
            </td>
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

interface TypedRowProps {
  readonly line: TypedLine
  readonly number: number
  readonly balance: string | null
  readonly faults: TypedFaults
  readonly currency: string
  readonly onChange: (part: Partial<TypedLine>) => void
  readonly onRemove: () => void
}

function TypedRow({ line, number, balance, faults, currency, onChange, onRemove }: TypedRowProps) {
  const { t } = useTranslation()
  const problem = (field: string) => faults.get(`${line.key}.${field}`)
  const label = (text: string) => t('bank.enter.ofLine', { text, number })
  return (
    <tr className="gl-entry-line">
      <td>
        <DateField
          bare
          label={label(t('common.date'))}
          value={line.date}
          onChange={(date) => onChange({ date })}
          problem={problem('date')}
        />
      </td>
      <td>
        <Field {...fault(problem('description'))}>
          <Input
            aria-label={label(t('bank.description'))}
            value={line.description}
            maxLength={500}
            onChange={(_, { value }) => onChange({ description: value })}
          />
        </Field>
      </td>
      {(['out', 'in'] as const).map((side) => (
        <td key={side}>
          <AmountField
            bare
            label={label(t(side === 'out' ? 'bank.enter.out' : 'bank.enter.in'))}
            value={line[side]}
            onChange={(amount) =>
              onChange(amount === '' ? { [side]: '' } : { out: '', in: '', [side]: amount })
            }
            currency={currency}
            problem={problem(side)}
          />
        </td>
      ))}
      <td className="gl-end gl-typed-balance">
        {balance === null ? null : <Figure amount={balance} currency={currency} />}
      </td>
      <td>
        <Button
          size="small"
          appearance="subtle"
          tabIndex={-1}
          disabled={isBlankTyped(line)}
          icon={<Delete16Regular />}
          aria-label={label(t('bank.enter.removeLine'))}
          title={t('bank.enter.removeLine')}
          onClick={onRemove}
        />
      </td>
    </tr>
  )
}
