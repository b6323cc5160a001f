import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ImportDialog } from '../bank/ImportDialog.tsx'
import { AskDialog } from '../components/AskDialog.tsx'
import { useFrame } from './frameContext.ts'
import { useFileDrop } from './useFileDrop.ts'

/** Bank files may be dropped on any screen; the preview of each opens over that screen, one after the other. */
export function ImportFromAnywhere() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { statement, place, nextStatement, takeFiles, error, forgetError, chooseStatement } = useFrame()
  const over = useFileDrop(takeFiles)
  const bank = (account: string) => `/bank/${encodeURIComponent(account)}`
  return (
    <>
      {over ? (
        <div className="gl-drop" role="status">
          {t('bank.dropHere')}
        </div>
      ) : null}
      {error ? (
        <AskDialog
          title={t('bank.import')}
          confirm={t('common.retry')}
          onConfirm={() => chooseStatement()}
          onCancel={forgetError}
          error={error}
        >
          {null}
        </AskDialog>
      ) : null}
      {statement ? (
        <ImportDialog
          key={statement.key}
          statement={statement}
          place={place}
          onClose={nextStatement}
          onImported={(account) => void navigate(bank(account))}
          onEnter={(account) => void navigate(`${bank(account)}/enter`)}
        />
      ) : null}
    </>
  )
}
