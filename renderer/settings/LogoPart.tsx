import { Button } from '@fluentui/react-components'
import { Image20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { useBackEnd } from '../data/backEndContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import { pickFile } from '../frame/pickFile.ts'

const PICTURES = '.png,.jpg,.jpeg'

/** The logo that the documents carry. */
export function LogoPart() {
  const { t } = useTranslation()
  const format = useFormat()
  const backEnd = useBackEnd()
  const { data: identity } = useRead('company.get', {})
  const { data: picture } = useRead('company.logo', {})
  const change = useWrite('company.setLogo')
  const [failure, setFailure] = useState<unknown>(null)
  const logo = identity?.logo
  const choose = () => {
    setFailure(null)
    pickFile((file) => {
      backEnd
        .pathOf(file)
        .then((path) => change.mutate({ path }))
        .catch(setFailure)
    }, PICTURES)
  }
  return (
    <section className="gl-stack gl-settings-block" aria-labelledby="logo">
      <h3 className="gl-h3" id="logo">
        {t('logo.title')}
      </h3>
      <p className="gl-hint">{t('logo.text')}</p>
      {logo && picture?.base64 ? (
        <figure className="gl-logo">
          <img src={`data:${picture.type};base64,${picture.base64}`} alt={t('logo.alt')} />
          <figcaption className="gl-hint">
            {t('logo.size', { width: logo.width, height: logo.height, bytes: format.bytes(logo.bytes) })}
          </figcaption>
        </figure>
      ) : null}
      <Problem error={change.error ?? failure} />
      <div className="gl-actions">
        <Button icon={<Image20Regular />} disabled={change.isPending} onClick={choose}>
          {t(logo ? 'logo.change' : 'logo.choose')}
        </Button>
        {logo ? (
          <Button disabled={change.isPending} onClick={() => change.mutate({ path: null })}>
            {t('logo.remove')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
