import { Button } from '@fluentui/react-components'
import { Add20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { TradeKind } from '../../db/rules/documents/kinds.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { Screen } from '../components/Screen.tsx'
import { useKeys } from '../components/useKeys.ts'
import { DocumentList } from './DocumentList.tsx'
import { addressOf, isSaleKind, STATUSES } from './documentKinds.ts'

interface DocumentsScreenProps {
  readonly kind: TradeKind
  readonly tabs: ReactNode
  /** Beside the button of a new document. */
  readonly actions?: ReactNode
}

/** The documents of one kind: N begins a new one, Enter opens the chosen one. */
export function DocumentsScreen({ kind, tabs, actions = null }: DocumentsScreenProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const begin = () => void navigate(addressOf.blank(kind))
  useKeys({ N: begin })
  const add = (
    <Button
      appearance="primary"
      icon={<Add20Regular />}
      onClick={begin}
      title={`${t(`document.kinds.${kind}.new`)} (N)`}
    >
      {t(`document.kinds.${kind}.new`)}
    </Button>
  )
  return (
    <Screen
      title={t(isSaleKind(kind) ? 'nav.sales' : 'nav.purchases')}
      subtitle={t('document.listHint', { list: t(`document.kinds.${kind}.many`) })}
      actions={
        <>
          {add}
          {actions}
        </>
      }
      fill
    >
      {tabs}
      <DocumentList
        key={kind}
        operation={`${kind}.list`}
        kind={kind}
        statuses={STATUSES[kind]}
        empty={
          <EmptyState title={t(`document.kinds.${kind}.none`)} action={add}>
            {t(`document.kinds.${kind}.noneText`)}
          </EmptyState>
        }
      />
    </Screen>
  )
}
