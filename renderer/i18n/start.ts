/** Loads both languages with the page: nothing is fetched later, so switching works unplugged and at once. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../format/amountInput.ts'
import en from './en.json'
import fr from './fr.json'

export async function startTexts(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'fr',
    resources: { fr: { translation: fr }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}
