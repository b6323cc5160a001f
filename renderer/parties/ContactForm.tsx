import { Button } from '@fluentui/react-components'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { TextField } from '../components/record/TextField.tsx'
import { textOrNull, useFaults } from '../components/record/useRecordForm.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Contact } from './ContactsPart.tsx'

interface ContactFormProps {
  readonly partyId: string
  /** Left out for a new one. */
  readonly contact?: Contact
  readonly onClose: () => void
}

/** A contact being typed where it stands: Enter saves, Escape steps back. */
export function ContactForm({ partyId, contact, onClose }: ContactFormProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(contact?.name ?? '')
  const [role, setRole] = useState(contact?.role ?? '')
  const [email, setEmail] = useState(contact?.email ?? '')
  const [phone, setPhone] = useState(contact?.phone ?? '')
  const create = useWrite('contact.create')
  const update = useWrite('contact.update')
  const error = create.error ?? update.error
  const faults = useFaults(error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    const fields = {
      name: name.trim(),
      role: textOrNull(role),
      email: textOrNull(email),
      phone: textOrNull(phone),
    }
    if (contact) update.mutate({ id: contact.id, ...fields }, { onSuccess: onClose })
    else create.mutate({ partyId, ...fields }, { onSuccess: onClose })
  }
  const stepBack = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <form className="gl-contact-form" aria-label={t('contact.one')} onSubmit={submit} onKeyDown={stepBack}>
      <div className="gl-form-row">
        <TextField
          label={t('contact.name')}
          value={name}
          onChange={setName}
          problem={faults('name')}
          required
          autoFocus
        />
        <TextField label={t('contact.role')} value={role} onChange={setRole} max={100} />
      </div>
      <div className="gl-form-row">
        <TextField
          label={t('party.email')}
          type="email"
          value={email}
          onChange={setEmail}
          problem={faults('email')}
        />
        <TextField label={t('party.phone')} type="tel" value={phone} onChange={setPhone} max={50} />
      </div>
      <Problem error={error} />
      <div className="gl-actions">
        <Button
          size="small"
          appearance="primary"
          type="submit"
          disabledFocusable={name.trim() === '' || create.isPending || update.isPending}
        >
          {t('contact.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
