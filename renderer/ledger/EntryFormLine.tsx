import { Button, Field, Input } from '@fluentui/react-components'
import { Delete16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { AccountField } from '../components/AccountField.tsx'
import { AmountField } from '../components/AmountField.tsx'
import { fault } from '../components/fieldMessage.ts'
import { useFormat } from '../data/useFormat.ts'
import { type DraftFaults, type DraftLine, isBlank, type missing } from './draft.ts'
import { EntryFormMore } from './EntryFormMore.tsx'

interface EntryFormLineProps {
  readonly line: DraftLine
  readonly number: number
  readonly faults: DraftFaults
  readonly more: boolean
  /** The amount that would balance the entry, on the side that lacks it. */
  readonly missing: ReturnType<typeof missing>
  readonly onChange: (part: Partial<DraftLine>) => void
  readonly onRemove: () => void
}

/** One line: choosing its account offers the amount that is missing. */
export function EntryFormLine(props: EntryFormLineProps) {
  const { line, number, faults, more, missing: lacking, onChange, onRemove } = props
  const { t } = useTranslation()
  const { currency } = useFormat()
  const problem = (field: string) => faults.get(`${line.key}.${field}`)
  const label = (text: string) => t('entry.ofLine', { text, number })
  const setAccount = (account: string) => {
    const empty = line.debit === '' && line.credit === ''
    onChange({ account, ...(empty && account !== '' && lacking ? lacking : {}) })
  }
  return (
    <>
      <tr className="gl-entry-line">
        <td>
          <AccountField
            bare
            label={label(t('common.account'))}
            value={line.account}
            onChange={setAccount}
            problem={problem('account')}
          />
        </td>
        <td>
          <Field {...fault(problem('memo'))}>
            <Input
              aria-label={label(t('entry.lineMemo'))}
              value={line.memo}
              onChange={(_, { value }) => onChange({ memo: value })}
            />
          </Field>
        </td>
        <td>
          <AmountField
            bare
            label={label(t('common.debit'))}
            value={line.debit}
            onChange={(debit) => onChange(debit === '' ? { debit } : { debit, credit: '' })}
            currency={currency}
            problem={problem('debit')}
          />
        </td>
        <td>
          <AmountField
            bare
            label={label(t('common.credit'))}
            value={line.credit}
            onChange={(credit) => onChange(credit === '' ? { credit } : { credit, debit: '' })}
            currency={currency}
            problem={problem('credit')}
          />
        </td>
        <td>
          <Button
            size="small"
            appearance="subtle"
            tabIndex={-1}
            disabled={isBlank(line)}
            icon={<Delete16Regular />}
            aria-label={label(t('entry.removeLine'))}
            title={t('entry.removeLine')}
            onClick={onRemove}
          />
        </td>
      </tr>
      {more && !isBlank(line) ? (
        <EntryFormMore line={line} number={number} faults={faults} onChange={onChange} />
      ) : null}
    </>
  )
}
