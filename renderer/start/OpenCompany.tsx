import { Button, Field, Input } from '@fluentui/react-components'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBackEnd } from '../data/backEndContext.ts'
import { RecentCompanies } from './RecentCompanies.tsx'
import { useCompanies } from './useCompanies.ts'

interface OpenCompanyProps {
  readonly onOpen: (path: string) => void
  readonly onBack: () => void
}

/** Opens a company file: by the system's dialog where there is one, else by its path on this machine. */
export function OpenCompany({ onOpen, onBack }: OpenCompanyProps) {
  const { t } = useTranslation()
  const { chooseFile } = useBackEnd()
  const { data } = useCompanies()
  const [path, setPath] = useState('')
  const choose = () => void chooseFile?.('company').then((chosen) => chosen && onOpen(chosen))
  useEffect(() => {
    if (data && !chooseFile)
      setPath((before) => before || `${data.folder}${data.folder.includes('\\') ? '\\' : '/'}`)
  }, [data, chooseFile])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (path.trim() !== '') onOpen(path.trim())
  }
  return (
    <form className="gl-stack" onSubmit={submit}>
      <h2 className="gl-h2">{t('start.open')}</h2>
      {chooseFile ? (
        <div className="gl-actions">
          <Button appearance="primary" onClick={choose}>
            {t('start.browse')}
          </Button>
        </div>
      ) : null}
      <Field label={t('start.path')} hint={t('start.pathHint')}>
        <Input value={path} onChange={(_, data) => setPath(data.value)} autoFocus />
      </Field>
      <div className="gl-actions">
        <Button type="submit" appearance={chooseFile ? 'secondary' : 'primary'}>
          {t('start.openThis')}
        </Button>
        <Button appearance="subtle" onClick={onBack}>
          {t('common.back')}
        </Button>
      </div>
      <RecentCompanies onOpen={onOpen} />
    </form>
  )
}
