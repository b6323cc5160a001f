import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../app/preferences.ts'
import { CallError } from '../transport/errors.ts'

/** Why something was not done: the sentence, then each thing that is wrong. Shows nothing without an error. */
export function Problem({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  const { language } = usePreferences().preferences
  if (!(error instanceof CallError)) return null
  const { message, details } = error.answer
  const others = details.filter((detail) => detail.message[language] !== message[language])
  return (
    <MessageBar intent="error" layout="multiline" role="alert" className="gl-problem">
      <MessageBarBody>
        <MessageBarTitle>{t('error.title')}</MessageBarTitle>
        <p className="gl-problem-text">{message[language]}</p>
        {others.length > 0 ? (
          <ul className="gl-problem-list">
            {others.map((detail) => (
              <li key={`${detail.path} ${detail.code}`}>{detail.message[language]}</li>
            ))}
          </ul>
        ) : null}
      </MessageBarBody>
    </MessageBar>
  )
}
