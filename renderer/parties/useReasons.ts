import { useTranslation } from 'react-i18next'
import type { Output } from '../transport/wire.ts'

type Reason = Output<'party.duplicates'>['items'][number]['reasons'][number]

const REASON_TEXTS = {
  taxNumber: 'party.reasons.taxNumber',
  email: 'party.reasons.email',
  phone: 'party.reasons.phone',
  name: 'party.reasons.name',
  similarName: 'party.reasons.similarName',
} as const satisfies Record<Reason, string>

/** Why two records look like one, in words. */
export function useReasons(): (reasons: readonly Reason[]) => string {
  const { t } = useTranslation()
  return (reasons) => reasons.map((reason) => t(REASON_TEXTS[reason])).join(', ')
}
