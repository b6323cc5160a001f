import { decimalsOf } from '../../db/rules/money.ts'
import { type Language, readAmount } from '../format/amountInput.ts'

/** `105,00` or `1 234.5 $` is looked for as an amount; a word or a bare number in the memos and numbers. */
export function entryQuery(
  typed: string,
  currency: string,
  language: Language,
): { text?: string; amount?: string } {
  const text = typed.trim()
  if (text === '') return {}
  const looksLikeAmount = /\d/.test(text) && /[.,$]/.test(text) && !/[^\d\s.,$()\u00a0\u202f-]/.test(text)
  const reading = looksLikeAmount ? readAmount(text, decimalsOf(currency), language) : null
  return reading?.ok ? { amount: reading.text } : { text }
}
