import { Button } from '@fluentui/react-components'
import { History20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Input } from '../../transport/wire.ts'

export type Thing = NonNullable<Input<'log.acts'>['of']>

/** Leads to who did what to one thing, and when. */
export function HistoryButton({ kind, id, size = 'medium' }: Thing & { readonly size?: 'small' | 'medium' }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = () => void navigate(`/settings/audit?${new URLSearchParams({ of: kind, id })}`)
  return (
    <Button size={size} appearance="subtle" icon={<History20Regular />} onClick={open}>
      {t('audit.history')}
    </Button>
  )
}
