/** The few words that printed files share, in both languages. */
import type { Day } from '../../db/rules/dates.ts'
import { showDay } from './figures.ts'
import type { Language } from './table.ts'

/** `Imprimé le 1er mars 2026`. */
export function printedOn(day: Day, language: Language): string {
  const shown = showDay(day, language)
  return language === 'fr' ? `Imprimé le ${shown}` : `Printed on ${shown}`
}

/** `Page 2 / 14`, the same in both languages. */
export function pageOf(page: number, pages: number): string {
  return `Page ${page} / ${pages}`
}
