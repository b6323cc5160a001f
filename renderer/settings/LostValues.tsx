import { Button } from '@fluentui/react-components'
import { Checkmark16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Output } from '../transport/wire.ts'
import { fieldText, kindText, valueText } from './lostTexts.ts'

type Lost = Output<'held.list'>['lost'][number]
type Given = Lost['kept']

/** Fields that two devices wrote at the same time: the value that stands, the one that lost, and the choice of one. */
export function LostValues({ items }: { readonly items: readonly Lost[] }) {
  const { t } = useTranslation()
  const settle = useWrite('held.settle')
  return (
    <section className="gl-stack" aria-labelledby="lost">
      <h3 className="gl-h3" id="lost">
        {t('held.lostTitle')}
      </h3>
      <p className="gl-hint">{t('held.lostText')}</p>
      <Problem error={settle.error} />
      {items.map((item) => (
        <LostField
          key={item.id}
          item={item}
          busy={settle.isPending}
          onKeep={(keep) => settle.mutate({ lostId: item.id, keep })}
        />
      ))}
    </section>
  )
}

interface LostFieldProps {
  readonly item: Lost
  readonly busy: boolean
  readonly onKeep: (keep: 'kept' | 'lost') => void
}

function LostField({ item, busy, onKeep }: LostFieldProps) {
  const { t } = useTranslation()
  const title = `${t(kindText(item.kind))} ${item.name ?? item.record} – ${t(fieldText(item.field))}`
  return (
    <section className="gl-record-box" aria-label={title}>
      <h4 className="gl-lost-title">{title}</h4>
      <div className="gl-lost">
        <Value
          title={t('held.kept')}
          item={item}
          given={item.kept}
          busy={busy}
          onKeep={() => onKeep('kept')}
          stands
        />
        <Value
          title={t('held.lost')}
          item={item}
          given={item.lost}
          busy={busy}
          onKeep={() => onKeep('lost')}
        />
      </div>
    </section>
  )
}

interface ValueProps {
  readonly title: string
  readonly item: Lost
  readonly given: Given
  readonly busy: boolean
  readonly onKeep: () => void
  readonly stands?: boolean
}

function Value({ title, item, given, busy, onKeep, stands = false }: ValueProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = valueText(item.field, given.value, format)
  return (
    <div className="gl-lost-value">
      <p className="gl-hint">{title}</p>
      <p className="gl-lost-text">{shown === '' ? t('held.empty') : shown}</p>
      <p className="gl-hint">
        {t('held.by', { user: given.user ?? t('held.someone'), at: format.instant(given.at) })}
      </p>
      <Button
        size="small"
        {...(stands ? { icon: <Checkmark16Regular /> } : {})}
        disabled={busy}
        onClick={onKeep}
        aria-label={t('held.keepValue', { value: shown === '' ? t('held.empty') : shown })}
      >
        {t('held.keep')}
      </Button>
    </div>
  )
}
