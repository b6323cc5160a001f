import { Spinner } from '@fluentui/react-components'
import type { BankAccount, BankLine } from '../transport/wire.ts'
import { CodingForm } from './CodingForm.tsx'
import { blankPart } from './coding.ts'
import { useSuggestion } from './useSuggestion.ts'
import { useUsualTaxes } from './useUsualTaxes.ts'

interface CodingPanelProps {
  readonly line: BankLine
  readonly bank: BankAccount
  readonly parts: 1 | 2
  readonly onCoded: () => void
  readonly onCancel: () => void
}

/** The coding of one line, started from what the same payee had last time. */
export function CodingPanel({ line, bank, parts, ...rest }: CodingPanelProps) {
  const suggestion = useSuggestion(line, bank.code)
  const usual = useUsualTaxes(line.date)
  if (suggestion === undefined || usual === undefined) return <Spinner size="tiny" className="gl-coding" />
  const first = suggestion ?? blankPart()
  return (
    <CodingForm
      line={line}
      foreign={bank.currency}
      suggested={suggestion !== null}
      start={parts === 1 ? [first] : [first, blankPart()]}
      {...rest}
    />
  )
}
