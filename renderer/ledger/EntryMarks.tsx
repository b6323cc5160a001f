import { Badge } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../transport/wire.ts'

/** Reversed, reversal, held: in words, never by colour alone. */
export function EntryMarks({ entry }: { readonly entry: Pick<Entry, 'reversedBy' | 'reverses' | 'counts'> }) {
  const { t } = useTranslation()
  return (
    <>
      {entry.reversedBy ? (
        <Badge appearance="outline" color="important" size="small">
          {t('entry.reversed')}
        </Badge>
      ) : null}
      {entry.reverses ? (
        <Badge appearance="outline" color="important" size="small">
          {t('entry.reversal')}
        </Badge>
      ) : null}
      {entry.counts ? null : (
        <Badge appearance="outline" color="important" size="small">
          {t('entry.heldMark')}
        </Badge>
      )}
    </>
  )
}
