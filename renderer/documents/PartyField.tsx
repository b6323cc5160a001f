import { type Ref, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Combo } from '../components/Combo.tsx'
import type { Listed } from '../data/useAll.ts'
import { matchScore } from '../format/search.ts'
import { PartyDialog } from './PartyDialog.tsx'
import type { Party } from './useDocumentContext.ts'

interface PartyFieldProps {
  readonly role: 'client' | 'supplier'
  readonly label?: string
  readonly value: string
  readonly parties: Listed<Party>
  readonly onChange: (id: string) => void
  readonly problem?: string | undefined
  readonly inputRef?: Ref<HTMLInputElement>
}

const ANSWERS_MAX = 10
const NEW = 'new:'

const LABELS = { client: 'document.client', supplier: 'document.supplier' } as const

/** A client or supplier found by its number or any part of its name; one not found is created from here. */
export function PartyField({ role, label, value, parties, onChange, problem, inputRef }: PartyFieldProps) {
  const { t } = useTranslation()
  const [creating, setCreating] = useState<string | null>(null)
  const [made, setMade] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const find = useCallback(
    (typed: string) => {
      const found = parties.items
        .map((party) => ({ party, score: matchScore(typed, party.number ?? '', [party.name]) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, ANSWERS_MAX)
        .map(({ party }) => ({
          key: party.id,
          label: party.name,
          ...(party.number ? { code: party.number } : {}),
        }))
      const name = typed.trim()
      return name === ''
        ? found
        : [...found, { key: `${NEW}${name}`, label: t('document.createParty', { name }) }]
    },
    [parties, t],
  )
  const known = parties.items.find(({ id }) => id === value)?.name
  const shown = known ?? (made?.id === value ? made.name : value === '' ? '' : t('common.loading'))
  const choose = (key: string) => (key.startsWith(NEW) ? setCreating(key.slice(NEW.length)) : onChange(key))
  return (
    <>
      <Combo
        label={label ?? t(LABELS[role])}
        shown={shown}
        find={find}
        loading={!parties.ready}
        onChoose={choose}
        problem={problem}
        placeholder={t('document.partyHint')}
        inputRef={inputRef}
      />
      {creating === null ? null : (
        <PartyDialog
          role={role}
          name={creating}
          onClose={() => setCreating(null)}
          onMade={(party) => {
            setCreating(null)
            setMade(party)
            onChange(party.id)
          }}
        />
      )}
    </>
  )
}
