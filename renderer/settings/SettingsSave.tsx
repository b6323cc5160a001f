import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import type { useSettingsForm } from './useSettingsForm.ts'

/** The end of a part of the settings: what was refused or kept, and the button that saves. */
export function SettingsSave({ form, set }: Pick<ReturnType<typeof useSettingsForm>, 'form' | 'set'>) {
  const { t } = useTranslation()
  return (
    <>
      <Problem error={set.error} />
      {set.isSuccess && !form.isChanged ? <Notice intent="success">{t('record.saved')}</Notice> : null}
      <div className="gl-actions">
        <Button appearance="primary" type="submit" disabledFocusable={!form.isChanged || set.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </>
  )
}
