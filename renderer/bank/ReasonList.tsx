import { useTranslation } from 'react-i18next'
import { useFormat } from '../data/useFormat.ts'
import type { Reason } from './matching.ts'

/** Why a match is proposed, in words, each reason with its points; those that only ask to be careful have none. */
export function ReasonList({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { t } = useTranslation()
  const { text } = useFormat()
  return (
    <ul className="gl-reasons">
      {reasons.map((reason) => (
        <li key={reason.code}>
          <span>{text(reason.text)}</span>
          {reason.points === 0 ? null : (
            <span className="gl-figure gl-reason-points">
              {reason.points > 0 ? `+${reason.points}` : `−${-reason.points}`}
              <span className="gl-visually-hidden"> {t('bank.points', { count: reason.points })}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
