import type { Language } from '../format/amountInput.ts'

/** The twelve month ends as `MM-DD`, December first; the end of February is `02-29`, its last day whatever the year. */
export function yearEnds(language: Language): readonly { readonly value: string; readonly label: string }[] {
  const shown = new Intl.DateTimeFormat(`${language}-CA`, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return [12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((month) => {
    // Day 0 of the next month of a leap year is the last day of this one.
    const end = new Date(Date.UTC(2024, month, 0))
    return { value: end.toISOString().slice(5, 10), label: shown.format(end) }
  })
}
