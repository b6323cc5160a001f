import { useState } from 'react'
import { localDay } from '../../../db/rules/dates.ts'
import { useRead } from '../../data/useRead.ts'
import type { BankLine } from '../../transport/wire.ts'
import type { LineWork } from '../useLineWork.ts'
import type { LineSuggestions } from '../useSuggestions.ts'
import { draftOfHabit, draftOfLine, type RuleDraft } from './ruleDraft.ts'

/** The rule that is offered after a habit, and the one that G makes of it or of the active line. */
export function useRuleWork(line: BankLine | undefined, work: LineWork, suggested: LineSuggestions) {
  const [dismissed, setDismissed] = useState<string | null>(null)
  const [draft, setDraft] = useState<RuleDraft | null>(null)
  const last = work.lastDone
  const { data } = useRead('bank.habit', { lineId: last ?? '' }, { enabled: last !== null, keep: false })
  const offered = last === null || last === dismissed ? null : (data?.habit ?? null)
  return {
    offered,
    draft,
    /** The day whose taxes are offered. */
    day: line?.date ?? localDay(Date.now()),
    open: () => {
      if (offered) setDraft(draftOfHabit(offered))
      else if (line?.status === 'new') setDraft(draftOfLine(line, suggested.suggestions[0]))
    },
    dismiss: () => setDismissed(last),
    close: () => {
      setDraft(null)
      setDismissed(last)
      work.back()
    },
  }
}

export type RuleWork = ReturnType<typeof useRuleWork>
