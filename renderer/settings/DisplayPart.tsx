import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { type ThemeChoice, usePreferences } from '../app/preferences.ts'
import { useCompany } from '../data/companyContext.ts'
import type { Language } from '../format/amountInput.ts'
import { type NegativeForm, showAmount } from '../format/figures.ts'

const THEMES = {
  system: 'theme.system',
  light: 'theme.light',
  dark: 'theme.dark',
  contrast: 'theme.contrast',
} as const

/** Language, theme and form of negative amounts in this window. */
export function DisplayPart() {
  const { t } = useTranslation()
  const { preferences, change } = usePreferences()
  const { currency } = useCompany().info
  const example = (form: NegativeForm) => showAmount('-1234.56', currency, preferences.language, form)
  return (
    <div className="gl-stack">
      <Field label={t('display.language')}>
        <RadioGroup
          value={preferences.language}
          onChange={(_, { value }) => change({ language: value as Language })}
        >
          <Radio value="fr" label={t('language.fr')} />
          <Radio value="en" label={t('language.en')} />
        </RadioGroup>
      </Field>
      <Field label={t('frame.theme')}>
        <RadioGroup
          value={preferences.theme}
          onChange={(_, { value }) => change({ theme: value as ThemeChoice })}
        >
          {(Object.keys(THEMES) as ThemeChoice[]).map((theme) => (
            <Radio key={theme} value={theme} label={t(THEMES[theme])} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('display.negative')}>
        <RadioGroup
          value={preferences.negative}
          onChange={(_, { value }) => change({ negative: value as NegativeForm })}
        >
          <Radio value="minus" label={example('minus')} />
          <Radio value="parentheses" label={example('parentheses')} />
        </RadioGroup>
      </Field>
      <p className="gl-hint">{t('display.zoom')}</p>
    </div>
  )
}
