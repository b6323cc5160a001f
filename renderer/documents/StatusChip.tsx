import {
  ArrowRepeatAll16Regular,
  Checkmark16Regular,
  Circle16Regular,
  CircleHalfFill16Regular,
  ClockAlarm16Regular,
  Dismiss16Regular,
  Edit16Regular,
  type FluentIcon,
  HourglassHalf16Regular,
  ThumbLike16Regular,
} from '@fluentui/react-icons'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

const SHAPES: Readonly<Record<string, FluentIcon>> = {
  draft: Edit16Regular,
  sent: Circle16Regular,
  received: Circle16Regular,
  open: Circle16Regular,
  recorded: Checkmark16Regular,
  partial: CircleHalfFill16Regular,
  overdue: ClockAlarm16Regular,
  paid: Checkmark16Regular,
  used: Checkmark16Regular,
  approved: ThumbLike16Regular,
  refused: Dismiss16Regular,
  expired: HourglassHalf16Regular,
  invoiced: ArrowRepeatAll16Regular,
  cancelled: Dismiss16Regular,
  held: HourglassHalf16Regular,
}

/** Kinds whose French name is masculine. */
const MASCULINE = ['supplierCredit', 'receipt', 'disbursement', 'clientRefund', 'supplierRefund', 'transfer']

/** The word of a status for a kind, in the language of the screen. */
export function useStatusText(): (kind: string, status: string) => string {
  const { t } = useTranslation()
  return useCallback(
    (kind, status) =>
      t(MASCULINE.includes(kind) ? `document.statusOf.${status}` : `document.status.${status}`),
    [t],
  )
}

/** A status in words, with a shape of its own: never colour alone. */
export function StatusChip({ kind, status }: { readonly kind: string; readonly status: string }) {
  const text = useStatusText()
  const Shape = SHAPES[status] ?? Circle16Regular
  return (
    <span className={`gl-chip gl-chip-${status}`}>
      <Shape aria-hidden />
      {text(kind, status)}
    </span>
  )
}
