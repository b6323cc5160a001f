import { useTranslation } from 'react-i18next'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import { namesOf } from '../documents/taxSets.ts'
import type { Suggestion } from './suggestions.ts'
import type { LineSuggestions } from './useSuggestions.ts'

/** Digits that a keyboard has. */
const DIGIT_MAX = 9

/** What the line may be coded to, each with its reason; a digit or a click opens it filled in. */
export function Suggestions({ suggested }: { readonly suggested: LineSuggestions }) {
  const { t } = useTranslation()
  const { suggestions, claimed, firstDigit, take } = suggested
  if (suggestions.length === 0) return null
  return (
    <section className="gl-suggestions" aria-label={t('bank.suggest.title')}>
      <h3 className="gl-h3">{claimed ? t('bank.suggest.beside') : t('bank.suggest.title')}</h3>
      <ol>
        {suggestions.map((suggestion, index) => (
          <li key={`${suggestion.by} ${JSON.stringify(suggestion.act)}`}>
            <button type="button" className="gl-suggestion" onClick={() => take(suggestion)}>
              {firstDigit + index <= DIGIT_MAX ? <kbd aria-hidden>{firstDigit + index}</kbd> : null}
              <span className="gl-suggestion-what">
                <SuggestedAct suggestion={suggestion} />
              </span>
              <SuggestedWhy suggestion={suggestion} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

function SuggestedWhy({ suggestion }: { readonly suggestion: Suggestion }) {
  const { text } = useFormat()
  return <span className="gl-suggestion-why">{text(suggestion.text)}</span>
}

/** What would be done, in words. */
function SuggestedAct({ suggestion: { act } }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { titleOf } = useAccounts()
  if (act.kind === 'ignore') return t('bank.suggest.ignore', { reason: act.reason })
  if (act.kind === 'document')
    return act.partyName === ''
      ? t('bank.suggest.someDocument')
      : t('bank.suggest.document', { name: act.partyName })
  if (act.kind === 'transfer')
    return act.account === null
      ? t('bank.suggest.transfer')
      : t('bank.suggest.transferWith', { account: `${act.account} ${titleOf(act.account)}` })
  return act.coding.allocations.map(({ account, taxes = [] }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one coding never move
    <span key={index} className="gl-suggestion-account">
      {account} {titleOf(account)}
      {taxes.length > 0 ? ` · ${namesOf(taxes, language)}` : ''}
    </span>
  ))
}
