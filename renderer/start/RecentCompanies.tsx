import { Button } from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../app/preferences.ts'
import { Problem } from '../components/Problem.tsx'
import { useBackEnd } from '../data/backEndContext.ts'
import { showInstant } from '../format/figures.ts'
import { useCompanies } from './useCompanies.ts'

/** The companies opened lately, the last one first; forgetting one leaves its file where it is. */
export function RecentCompanies({ onOpen }: { readonly onOpen: (path: string) => void }) {
  const { t } = useTranslation()
  const { language } = usePreferences().preferences
  const backEnd = useBackEnd()
  const queries = useQueryClient()
  const { data, error } = useCompanies()
  const forget = useMutation({
    mutationFn: (path: string) => backEnd.call('app.forget', { path }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['app.companies'] }),
  })
  const items = data?.items ?? []
  if (error) return <Problem error={error} />
  if (items.length === 0) return null
  return (
    <section className="gl-stack gl-tight" aria-labelledby="recent">
      <h2 className="gl-h2" id="recent">
        {t('start.recent')}
      </h2>
      <ul className="gl-recent">
        {items.map(({ path, name, openedAt }) => (
          <li key={path} className="gl-recent-item">
            <button type="button" className="gl-recent-open" onClick={() => onOpen(path)}>
              <span className="gl-recent-name">{name}</span>
              <span className="gl-hint">{showInstant(openedAt, language)}</span>
              <span className="gl-hint gl-recent-path">{path}</span>
            </button>
            <Button
              appearance="subtle"
              size="small"
              icon={<Dismiss16Regular />}
              aria-label={t('start.forget', { name })}
              title={t('start.forget', { name })}
              onClick={() => forget.mutate(path)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
