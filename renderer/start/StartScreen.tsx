import { Button, Spinner } from '@fluentui/react-components'
import { Add20Regular, BookOpen20Regular, FolderOpen20Regular } from '@fluentui/react-icons'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { useBackEnd } from '../data/backEndContext.ts'
import { LanguageButton } from '../frame/LanguageButton.tsx'
import { ThemeButton } from '../frame/ThemeButton.tsx'
import { CreateCompany } from './CreateCompany.tsx'
import { OpenCompany } from './OpenCompany.tsx'
import { RecentCompanies } from './RecentCompanies.tsx'
import { useCompanyDrop } from './useCompanyDrop.ts'
import { useSample } from './useSample.ts'

interface StartScreenProps {
  readonly onOpen: (path: string) => void
}

/** The first minute: create a company, open one, or try with a sample. */
export function StartScreen({ onOpen }: StartScreenProps) {
  const { t } = useTranslation()
  const backEnd = useBackEnd()
  const [step, setStep] = useState<'choose' | 'create' | 'open'>('choose')
  const sample = useSample()
  const { reset } = sample
  // who goes on to something else no longer waits for the sample: it joins the recent companies and opens over nothing
  const go = useCallback(
    (next: 'choose' | 'create' | 'open') => {
      reset()
      setStep(next)
    },
    [reset],
  )
  useCompanyDrop(onOpen)
  useEffect(() => {
    document.title = t('app.name')
  }, [t])
  useEffect(
    () =>
      backEnd.onEvent((event) => {
        if (event.event !== 'menu') return
        if (event.command === 'company.new') go('create')
        if (event.command === 'company.open') go('open')
      }),
    [backEnd, go],
  )
  return (
    <div className="gl-start">
      <div className="gl-start-corner">
        <LanguageButton />
        <ThemeButton />
      </div>
      <main className="gl-start-box">
        <h1 className="gl-start-title">{t('app.name')}</h1>
        <p className="gl-start-promise">{t('start.promise')}</p>
        {step === 'create' ? <CreateCompany onDone={onOpen} onBack={() => go('choose')} /> : null}
        {step === 'open' ? <OpenCompany onOpen={onOpen} onBack={() => go('choose')} /> : null}
        {step === 'choose' ? (
          <div className="gl-stack">
            <div className="gl-start-choices">
              <Button appearance="primary" size="large" icon={<Add20Regular />} onClick={() => go('create')}>
                {t('start.create')}
              </Button>
              <Button size="large" icon={<FolderOpen20Regular />} onClick={() => go('open')}>
                {t('start.open')}
              </Button>
              <Button
                size="large"
                icon={sample.isPending ? <Spinner size="tiny" /> : <BookOpen20Regular />}
                disabled={sample.isPending}
                onClick={() => sample.mutate(undefined, { onSuccess: onOpen })}
              >
                {sample.isPending ? t('start.sampleBusy') : t('start.sample')}
              </Button>
            </div>
            <p className="gl-hint">{t('start.sampleHint')}</p>
            <Problem error={sample.error} />
            <RecentCompanies onOpen={onOpen} />
          </div>
        ) : null}
      </main>
    </div>
  )
}
