/** What this person chose on this machine: language, theme, form of negative amounts. Kept in the window, not in the books. */
import { createContext, useContext } from 'react'
import type { Language } from '../format/amountInput.ts'
import type { NegativeForm } from '../format/figures.ts'

export type ThemeChoice = 'system' | 'light' | 'dark' | 'contrast'

export interface Preferences {
  readonly language: Language
  readonly theme: ThemeChoice
  readonly negative: NegativeForm
}

const KEY = 'grandlivre.preferences'

function defaults(): Preferences {
  return { language: navigator.language.startsWith('en') ? 'en' : 'fr', theme: 'system', negative: 'minus' }
}

/** Unreadable or missing preferences give the defaults; they never stop the window. */
export function loadPreferences(): Preferences {
  try {
    return { ...defaults(), ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) }
  } catch {
    return defaults()
  }
}

export function savePreferences(preferences: Preferences): void {
  localStorage.setItem(KEY, JSON.stringify(preferences))
}

interface PreferencesAccess {
  readonly preferences: Preferences
  readonly change: (part: Partial<Preferences>) => void
}

export const PreferencesContext = createContext<PreferencesAccess | null>(null)

export function usePreferences(): PreferencesAccess {
  const access = useContext(PreferencesContext)
  if (!access) throw new Error('preferences are read outside their provider')
  return access
}
