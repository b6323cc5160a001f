import { useTranslation } from 'react-i18next'
import { firstDayOf, lastDayOf, monthOf } from '../../db/rules/dates.ts'
import type { Span } from '../../db/rules/spans.ts'
import { useFormat } from '../data/useFormat.ts'

/** A period in words: whole under a title, short over a column. */
export function useSpanText() {
  const { t } = useTranslation()
  const format = useFormat()
  const long = ({ from, to }: Span) =>
    t('trial.fromTo', { from: format.longDay(from), to: format.longDay(to) })
  const short = ({ from, to }: Span) => {
    const month = monthOf(from)
    const isMonth = from === firstDayOf(month) && to === lastDayOf(month)
    return isMonth ? format.month(month) : `${from} – ${to}`
  }
  return { long, short }
}
