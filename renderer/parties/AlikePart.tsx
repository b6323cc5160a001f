import { Button } from '@fluentui/react-components'
import { Merge16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { RecordBox } from '../components/record/RecordBox.tsx'
import { useRead } from '../data/useRead.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { type PartyRole, partyAddress } from './partyForm.ts'
import { useReasons } from './useReasons.ts'

interface AlikePartProps {
  readonly role: PartyRole
  /** Left out while the record does not exist. */
  readonly partyId?: string
  readonly traits: {
    readonly name: string
    readonly email: string | null
    readonly phone: string | null
    readonly taxNumbers: Readonly<Record<string, string>>
  }
}

/** Records that are likely the same client or supplier, with what makes think so, and the way to make them one. */
export function AlikePart({ role, partyId, traits }: AlikePartProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const reasonsOf = useReasons()
  const [merging, setMerging] = useState<string | null>(null)
  const { name, email, phone, taxNumbers } = traits
  const { data } = useRead(
    'party.duplicates',
    {
      name: name.trim(),
      ...(email ? { email } : {}),
      ...(phone ? { phone } : {}),
      taxNumbers: { ...taxNumbers },
      ...(partyId ? { exceptId: partyId } : {}),
    },
    { enabled: name.trim() !== '' },
  )
  const items = name.trim() === '' ? [] : (data?.items ?? [])
  if (items.length === 0) return null
  return (
    <RecordBox title={t('party.alike')}>
      <ul className="gl-contacts">
        {items.map((found) => (
          <li key={found.id} className="gl-contact">
            <div className="gl-contact-text">
              <Link className="gl-link" to={partyAddress.one(role, found.id)}>
                {found.name}
              </Link>
              <span className="gl-hint">{reasonsOf(found.reasons)}</span>
            </div>
            {partyId ? (
              <Button size="small" icon={<Merge16Regular />} onClick={() => setMerging(found.id)}>
                {t('party.merge')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {partyId && merging ? (
        <MergeDialog
          keep={partyId}
          merge={merging}
          onClose={() => setMerging(null)}
          onMerged={(kept) => {
            setMerging(null)
            if (kept !== partyId) void navigate(partyAddress.one(role, kept), { replace: true })
          }}
        />
      ) : null}
    </RecordBox>
  )
}
