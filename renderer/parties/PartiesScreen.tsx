import { Button, Field, Select } from '@fluentui/react-components'
import { Add20Regular, PeopleTeam20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { List } from '../components/list/List.tsx'
import { usePages } from '../components/list/sources.ts'
import { useList } from '../components/list/useList.ts'
import { Screen } from '../components/Screen.tsx'
import { useKeys } from '../components/useKeys.ts'
import { PurchasesTabs } from '../purchases/PurchasesTabs.tsx'
import { SalesTabs } from '../sales/SalesTabs.tsx'
import { type PartyRole, partyAddress } from './partyForm.ts'
import { ROLE_TEXTS } from './roleTexts.ts'
import { usePartyColumns } from './usePartyColumns.tsx'

const NOTHING = { role: 'own', archived: 'no' }

/** Clients, or suppliers, with what is left to settle with each. */
export function PartiesScreen({ role }: { readonly role: PartyRole }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const texts = ROLE_TEXTS[role]
  const list = useList(role === 'client' ? 'clients' : 'suppliers')
  const [filter, setFilter] = useState(NOTHING)
  const columns = usePartyColumns(role)
  const input = {
    ...(filter.role === 'own' ? { role } : {}),
    archived: filter.archived === 'yes',
  }
  const source = usePages('party.list', input, {
    text: list.text,
    totals: { receivable: (answer) => answer.receivable, payable: (answer) => answer.payable },
  })
  const add = () => void navigate(partyAddress.blank(role))
  useKeys({ N: add })
  return (
    <Screen
      title={t(role === 'client' ? 'nav.sales' : 'nav.purchases')}
      subtitle={t(texts.many)}
      actions={
        <>
          <Button icon={<PeopleTeam20Regular />} onClick={() => void navigate(partyAddress.duplicates(role))}>
            {t('party.duplicates')}
          </Button>
          <Button appearance="primary" icon={<Add20Regular />} onClick={add} title={`${t(texts.add)} (N)`}>
            {t(texts.add)}
          </Button>
        </>
      }
      fill
    >
      {role === 'client' ? <SalesTabs shown="clients" /> : <PurchasesTabs shown="suppliers" />}
      <List
        state={list}
        label={t(texts.many)}
        columns={columns}
        source={source}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(partyAddress.one(role, id))}
        hint={t('party.searchHint')}
        filters={<PartyFilter role={role} filter={filter} onChange={setFilter} />}
        filtered={filter.role !== NOTHING.role || filter.archived !== NOTHING.archived}
        onClearFilters={() => setFilter(NOTHING)}
        empty={
          <EmptyState
            title={t(texts.none)}
            action={
              <Button appearance="primary" icon={<Add20Regular />} onClick={add}>
                {t(texts.add)}
              </Button>
            }
          >
            {t(texts.noneText)}
          </EmptyState>
        }
        fileName={t(texts.file)}
      />
    </Screen>
  )
}

interface PartyFilterProps {
  readonly role: PartyRole
  readonly filter: typeof NOTHING
  readonly onChange: (filter: typeof NOTHING) => void
}

function PartyFilter({ role, filter, onChange }: PartyFilterProps) {
  const { t } = useTranslation()
  return (
    <>
      <Field label={t('party.show')}>
        <Select value={filter.role} onChange={(_, { value }) => onChange({ ...filter, role: value })}>
          <option value="own">{t(ROLE_TEXTS[role].many)}</option>
          <option value="all">{t('party.both')}</option>
        </Select>
      </Field>
      <Field label={t('common.status')}>
        <Select value={filter.archived} onChange={(_, { value }) => onChange({ ...filter, archived: value })}>
          <option value="no">{t('record.active')}</option>
          <option value="yes">{t('record.archivedMany')}</option>
        </Select>
      </Field>
    </>
  )
}
