import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../app/preferences.ts'

/** Goes to the other language, written in that language. */
export function LanguageButton() {
  const { t } = useTranslation()
  const { preferences, change } = usePreferences()
  const other = preferences.language === 'fr' ? 'en' : 'fr'
  return (
    <Button
      appearance="subtle"
      className="gl-icon-button"
      lang={other}
      onClick={() => change({ language: other })}
      title={t('frame.otherLanguage')}
      aria-label={`${other.toUpperCase()} – ${t('frame.otherLanguage')}`}
    >
      {other.toUpperCase()}
    </Button>
  )
}
