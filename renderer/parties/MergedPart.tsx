import { Button } from '@fluentui/react-components'
import { ArrowUndo16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { RecordBox } from '../components/record/RecordBox.tsx'
import { useWrite } from '../data/useWrite.ts'
import type { Party } from './partyForm.ts'

/** The records merged into this one; each can be set apart again, with its documents. */
export function MergedPart({ merged }: Pick<Party, 'merged'>) {
  const { t } = useTranslation()
  const undo = useWrite('party.unmerge')
  if (merged.length === 0) return null
  return (
    <RecordBox title={t('party.merged')}>
      <ul className="gl-contacts">
        {merged.map(({ id, name }) => (
          <li key={id} className="gl-contact">
            <span className="gl-contact-text">{name}</span>
            <Button
              size="small"
              icon={<ArrowUndo16Regular />}
              disabled={undo.isPending}
              onClick={() => undo.mutate({ id })}
              aria-label={t('party.unmergeOne', { name })}
            >
              {t('party.unmerge')}
            </Button>
          </li>
        ))}
      </ul>
      <Problem error={undo.error} />
    </RecordBox>
  )
}
