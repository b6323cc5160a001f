import { useTranslation } from 'react-i18next'
import { localDay } from '../../../db/rules/dates.ts'
import { dueDate, parseTerms, type Terms } from '../../../db/rules/documents/terms.ts'
import { useFormat } from '../../data/useFormat.ts'
import { TextField } from './TextField.tsx'

interface TermsFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem?: string | undefined
  /** What holds when the field is empty. */
  readonly usual?: string
}

/** Terms of payment as one writes them, with what they mean for an invoice of today. */
export function TermsField({ label, value, onChange, problem, usual = '' }: TermsFieldProps) {
  const { t } = useTranslation()
  const meaning = useMeaning()
  const text = value.trim() || usual
  const terms = text === '' ? null : parseTerms(text)
  const unread = text !== '' && terms === null ? t('terms.unreadable') : undefined
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      max={60}
      placeholder={usual}
      problem={unread ?? problem}
      hint={terms ? meaning(terms) : ''}
    />
  )
}

/** What terms mean, in words: the day on which an invoice of today is due, and what is taken off before. */
function useMeaning(): (terms: Terms) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const today = localDay(Date.now())
  return (terms) => {
    const due = t('terms.dueOn', { day: format.longDay(dueDate(terms, today)) })
    if (!terms.early) return due
    const { discountPpm, days } = terms.early
    return `${due} ${t('terms.early', { rate: format.rate(discountPpm), count: days })}`
  }
}
