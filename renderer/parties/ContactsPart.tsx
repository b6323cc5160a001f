import { Button, Checkbox } from '@fluentui/react-components'
import { Add16Regular, Archive16Regular, ArrowUndo16Regular, Edit16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { RecordBox } from '../components/record/RecordBox.tsx'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Output } from '../transport/wire.ts'
import { ContactForm } from './ContactForm.tsx'

export type Contact = Output<'contact.list'>['items'][number]

/** The people to speak with; each is added, changed and taken out of the list where it stands. */
export function ContactsPart({ partyId }: { readonly partyId: string }) {
  const { t } = useTranslation()
  const [withArchived, setWithArchived] = useState(false)
  const [editing, setEditing] = useState<string | null>(null)
  const { data, error } = useRead('contact.list', { partyId, archived: withArchived })
  const close = () => setEditing(null)
  return (
    <RecordBox
      title={t('contact.title')}
      actions={
        <Button size="small" icon={<Add16Regular />} onClick={() => setEditing('new')}>
          {t('contact.add')}
        </Button>
      }
    >
      <Problem error={error} />
      {data?.items.length === 0 && editing === null ? <p className="gl-hint">{t('contact.none')}</p> : null}
      <ul className="gl-contacts">
        {data?.items.map((contact) =>
          editing === contact.id ? (
            <li key={contact.id}>
              <ContactForm partyId={partyId} contact={contact} onClose={close} />
            </li>
          ) : (
            <ContactLine key={contact.id} contact={contact} onEdit={() => setEditing(contact.id)} />
          ),
        )}
        {editing === 'new' ? (
          <li>
            <ContactForm partyId={partyId} onClose={close} />
          </li>
        ) : null}
      </ul>
      <Checkbox
        label={t('contact.showArchived')}
        checked={withArchived}
        onChange={(_, { checked }) => setWithArchived(checked === true)}
      />
    </RecordBox>
  )
}

function ContactLine({ contact, onEdit }: { readonly contact: Contact; readonly onEdit: () => void }) {
  const { t } = useTranslation()
  const archive = useWrite('contact.archive')
  const { id, name, role, email, phone, archived } = contact
  return (
    <li className="gl-contact">
      <div className="gl-contact-text">
        <strong>{name}</strong>
        {role ? <span>{role}</span> : null}
        {archived ? <span className="gl-hint">{t('record.archived')}</span> : null}
        {email ? (
          <a className="gl-link" href={`mailto:${email}`}>
            {email}
          </a>
        ) : null}
        {phone ? <span className="gl-figure">{phone}</span> : null}
        <Problem error={archive.error} />
      </div>
      <Button
        size="small"
        appearance="subtle"
        icon={<Edit16Regular />}
        aria-label={t('contact.edit', { name })}
        title={t('account.edit')}
        onClick={onEdit}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={archived ? <ArrowUndo16Regular /> : <Archive16Regular />}
        aria-label={t(archived ? 'contact.restore' : 'contact.archive', { name })}
        title={t(archived ? 'record.putBack' : 'record.archive')}
        disabled={archive.isPending}
        onClick={() => archive.mutate({ id, archived: !archived })}
      />
    </li>
  )
}
