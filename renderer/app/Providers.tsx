import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Mishap } from '../components/Mishap.tsx'
import { loadPreferences, type Preferences, PreferencesContext, savePreferences } from './preferences.ts'
import { shownTheme, themeOf } from './theme.ts'
import { useMedia } from './useMedia.ts'

/** The page's nonce; read by the property because the attribute reads empty once the page is parsed. */
function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
}

/** Styles under the page's security policy, theme, language and preferences for everything inside. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const [preferences, setPreferences] = useState(loadPreferences)
  const { i18n } = useTranslation()
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  const forcedColors = useMedia('(forced-colors: active)')
  const shown = shownTheme(preferences.theme, systemDark, forcedColors)
  const renderer = useMemo(
    () => createDOMRenderer(document, { styleElementAttributes: { nonce: pageNonce() } }),
    [],
  )
  const access = useMemo(() => {
    const change = (part: Partial<Preferences>) => setPreferences((before) => ({ ...before, ...part }))
    return { preferences, change }
  }, [preferences])

  useEffect(() => {
    savePreferences(preferences)
    document.documentElement.lang = preferences.language
    document.documentElement.dataset.theme = shown
    void i18n.changeLanguage(preferences.language)
  }, [preferences, shown, i18n])

  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={themeOf(shown)} className="gl-root">
        <PreferencesContext value={access}>
          <Mishap>{children}</Mishap>
        </PreferencesContext>
      </FluentProvider>
    </RendererProvider>
  )
}
