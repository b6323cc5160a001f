import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { Problem } from '../components/Problem.tsx'
import { DocumentsOf } from '../components/record/DocumentsOf.tsx'
import { RecordScreen } from '../components/record/RecordScreen.tsx'
import { useFaults, useRecordForm } from '../components/record/useRecordForm.ts'
import { Screen } from '../components/Screen.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import { AlikePart } from './AlikePart.tsx'
import { BalancePart } from './BalancePart.tsx'
import { ContactsPart } from './ContactsPart.tsx'
import { MergedPart } from './MergedPart.tsx'
import { NewDocumentButton } from './NewDocumentButton.tsx'
import { PartyFields } from './PartyFields.tsx'
import {
  blankParty,
  newPartyInput,
  type Party,
  type PartyRole,
  partyAddress,
  partyForm,
  partyInput,
} from './partyForm.ts'
import { ROLE_TEXTS } from './roleTexts.ts'
import { StatementPart } from './StatementPart.tsx'

/** A client or supplier: what is known of it, what it owes, whom to speak with, its documents. */
export function PartyScreen({ role }: { readonly role: PartyRole }) {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const { data: party, error } = useRead('party.get', { id }, { keep: false })
  if (party) return <PartyView key={party.id} role={role} party={party} />
  return (
    <Screen title={t(ROLE_TEXTS[role].one)}>
      {error ? <Problem error={error} /> : <p>{t('common.loading')}</p>}
    </Screen>
  )
}

function PartyView({ role, party }: { readonly role: PartyRole; readonly party: Party }) {
  const { t } = useTranslation()
  const form = useRecordForm(useMemo(() => partyForm(party), [party]))
  const update = useWrite('party.update')
  const faults = useFaults(update.error)
  const { values, changes, isChanged } = form
  const save = () =>
    update.mutate(
      { id: party.id, ...partyInput(values, changes) },
      { onSuccess: (saved) => form.rebase(partyForm(saved)) },
    )
  const kinds = [
    party.roles.includes('client') ? t('party.client') : '',
    party.roles.includes('supplier') ? t('party.supplier') : '',
  ]
  return (
    <RecordScreen
      title={party.name}
      subtitle={[...kinds.filter(Boolean), ...(party.archived ? [t('record.archived')] : [])].join(' · ')}
      list={partyAddress.list(role)}
      of={{ kind: 'party', id: party.id }}
      actions={<NewDocumentButton role={role} partyId={party.id} />}
      canSave={isChanged && values.name.trim() !== ''}
      busy={update.isPending}
      saved={update.isSuccess}
      error={update.error}
      onSave={save}
      aside={
        <>
          <BalancePart party={party} />
          <StatementPart partyId={party.id} role={role} />
          <ContactsPart partyId={party.id} />
          <AlikePart role={role} partyId={party.id} traits={party} />
          <MergedPart merged={party.merged} />
        </>
      }
      lead={<DocumentsOf of={{ partyId: party.id }} brief />}
    >
      <PartyFields form={form} faults={faults} />
    </RecordScreen>
  )
}

/** A new client or supplier; who looks like it is told while one types. */
export function NewPartyScreen({ role }: { readonly role: PartyRole }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { info } = useCompany()
  const form = useRecordForm(useMemo(() => blankParty(role, info), [role, info]))
  const create = useWrite('party.create')
  const faults = useFaults(create.error)
  const { values } = form
  const save = () =>
    create.mutate(newPartyInput(values), {
      onSuccess: ({ id }) => void navigate(partyAddress.one(role, id), { replace: true }),
    })
  return (
    <RecordScreen
      title={t(ROLE_TEXTS[role].add)}
      list={partyAddress.list(role)}
      canSave={values.name.trim() !== ''}
      busy={create.isPending}
      saved={false}
      error={create.error}
      onSave={save}
      aside={<AlikePart role={role} traits={values} />}
    >
      <PartyFields form={form} faults={faults} isNew />
    </RecordScreen>
  )
}
