import { Spinner } from '@fluentui/react-components'
import type { BankAccount, BankLine } from '../transport/wire.ts'
import { CodingForm } from './CodingForm.tsx'
import { blankPart } from './coding.ts'
import { acceptedOf, partsOf, type Suggestion } from './suggestions.ts'
import type { CodingStart } from './useCoding.ts'
import { useSuggested } from './useSuggestions.ts'
import { useUsualTaxes } from './useUsualTaxes.ts'

interface CodingPanelProps {
  readonly line: BankLine
  readonly bank: BankAccount
  readonly parts: 1 | 2
  /** The suggestion that was chosen; null: the best there is. */
  readonly chosen: Suggestion | null
  readonly onCoded: () => void
  readonly onCancel: () => void
}

const isCoding = ({ act }: Suggestion) => act.kind === 'code'

/** The coding of one line, started from what was chosen or is suggested first. */
export function CodingPanel({ line, bank, parts, chosen, ...rest }: CodingPanelProps) {
  const suggested = useSuggested(line)
  const usual = useUsualTaxes(line.date)
  if (suggested === undefined || usual === undefined) return <Spinner size="tiny" className="gl-coding" />
  const suggestion = chosen ?? suggested.suggestions.find(isCoding) ?? null
  return (
    <CodingForm
      line={line}
      foreign={bank.currency}
      start={startOf(suggestion, parts)}
      why={suggestion?.text ?? null}
      {...rest}
    />
  )
}

/** What a coding starts with: the suggested parts, and an empty one to split with. */
function startOf(suggestion: Suggestion | null, parts: 1 | 2): CodingStart {
  const coding = suggestion?.act.kind === 'code' ? suggestion.act.coding : null
  const first = coding ? partsOf(coding) : [blankPart()]
  return {
    parts: first.length < parts ? [...first, blankPart()] : first,
    partyId: coding?.partyId ?? '',
    memo: coding?.memo ?? '',
    suggested: suggestion && coding ? acceptedOf(suggestion) : null,
  }
}
