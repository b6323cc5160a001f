import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListColumn } from '../components/list/listColumns.ts'
import type { Output } from '../transport/wire.ts'
import type { PartyRole } from './partyForm.ts'

type PartyRow = Output<'party.list'>['items'][number]

/** The columns of clients or suppliers; the balance of the other role waits to be chosen. */
export function usePartyColumns(role: PartyRole): readonly ListColumn<PartyRow>[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('party.name'),
        width: 'minmax(200px, 2fr)',
        value: ({ name }) => name,
        fixed: true,
      },
      { key: 'number', title: t('common.number'), width: '96px', value: ({ number }) => number },
      { key: 'city', title: t('party.city'), width: 'minmax(120px, 1fr)', value: ({ city }) => city },
      { key: 'phone', title: t('party.phone'), width: '144px', value: ({ phone }) => phone },
      { key: 'email', title: t('party.email'), width: 'minmax(160px, 1fr)', value: ({ email }) => email },
      { key: 'terms', title: t('party.terms'), width: '128px', value: ({ terms }) => terms, extra: true },
      {
        key: 'receivable',
        title: t('party.receivable'),
        width: '144px',
        kind: 'amount',
        value: ({ receivable }) => receivable,
        total: true,
        extra: role !== 'client',
      },
      {
        key: 'payable',
        title: t('party.payable'),
        width: '144px',
        kind: 'amount',
        value: ({ payable }) => payable,
        total: true,
        extra: role !== 'supplier',
      },
    ],
    [t, role],
  )
}
