import { Field, Select } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../components/EmptyState.tsx'
import { Screen } from '../components/Screen.tsx'
import { useAddress } from '../data/useAddress.ts'
import { DocumentList } from './DocumentList.tsx'
import { MONEY_STATUSES, type MoneyListKind } from './documentKinds.ts'

interface MoneyScreenProps {
  readonly title: string
  readonly tabs: ReactNode
  /** One kind is listed at a time, so that its total means something; the first unless one says otherwise. */
  readonly kinds: readonly MoneyListKind[]
  readonly actions: ReactNode
  /** Beside the words of an empty list. */
  readonly first: ReactNode
  readonly children?: ReactNode
}

/** Money in or out, by kind. */
export function MoneyScreen({ title, tabs, kinds, actions, first, children }: MoneyScreenProps) {
  const { t } = useTranslation()
  const { search, only } = useAddress()
  const kind = kinds.find((one) => one === search.get('kind')) ?? kinds[0]!
  const choice = (
    <Field label={t('document.sort')}>
      <Select
        className="gl-doc-status-filter"
        value={kind}
        onChange={(_, { value }) => only({ kind: value })}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {t(`document.kinds.${one}.short`)}
          </option>
        ))}
      </Select>
    </Field>
  )
  return (
    <Screen title={title} subtitle={t(`document.kinds.${kind}.many`)} actions={actions} fill>
      {tabs}
      <DocumentList
        key={kind}
        operation="payment.list"
        kind={kind}
        only={kind}
        before={choice}
        statuses={kind === 'transfer' ? ['recorded', 'cancelled'] : MONEY_STATUSES}
        empty={
          <>
            {kind === kinds[0] ? null : <div className="gl-filters">{choice}</div>}
            <EmptyState title={t(`document.kinds.${kind}.none`)} action={kind === kinds[0] ? first : null}>
              {t(`document.kinds.${kind}.noneText`)}
            </EmptyState>
          </>
        }
      />
      {children}
    </Screen>
  )
}
