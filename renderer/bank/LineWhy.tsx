import { useTranslation } from 'react-i18next'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import type { BankLine } from '../transport/wire.ts'
import { ReasonList } from './ReasonList.tsx'

const BY = {
  automatic: 'bank.decided.automatic',
  person: 'bank.decided.person',
  rule: 'bank.decided.rule',
} as const

/** Who settled a line, when and why: kept with the line, so that it is the same tomorrow and on another computer. */
export function LineWhy({ line }: { readonly line: BankLine }) {
  const { t } = useTranslation()
  const { instant } = useFormat()
  const { data } = useRead('bank.why', { lineId: line.id }, { keep: false })
  const why = data?.why
  if (!why) return null
  const score = why.score === null ? '' : ` (${t('bank.score', { count: why.score })})`
  return (
    <div className="gl-stack gl-tight">
      <p className="gl-hint">
        {t(BY[why.by], { user: why.userName ?? why.user, moment: instant(why.at), rule: why.ruleName ?? '' })}
        {score}
      </p>
      {why.reasons.length > 0 ? <ReasonList reasons={why.reasons} /> : null}
    </div>
  )
}
