import { useMemo } from 'react'
import type { Text } from '../../db/rules/errors.ts'
import { usePreferences } from '../app/preferences.ts'
import {
  showAmount,
  showBytes,
  showCount,
  showInstant,
  showLongDay,
  showMonth,
  showRate,
} from '../format/figures.ts'
import { useCompany } from './companyContext.ts'

/** Figures in the language, the currency and the negative form of this window. */
export function useFormat() {
  const { language, negative } = usePreferences().preferences
  const { currency } = useCompany().info
  return useMemo(
    () => ({
      amount: (wire: string, other?: string) => showAmount(wire, other ?? currency, language, negative),
      bytes: (bytes: number) => showBytes(bytes, language),
      count: (count: number) => showCount(count, language),
      instant: (at: number) => showInstant(at, language),
      longDay: (day: string) => showLongDay(day, language),
      month: (month: string) => showMonth(month, language),
      rate: (ppm: number) => showRate(ppm, language),
      text: (text: Text) => text[language],
      currency,
      language,
    }),
    [currency, language, negative],
  )
}
