import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ImportDialog } from '../bank/ImportDialog.tsx'
import { AskDialog } from '../components/AskDialog.tsx'
import { useFrame } from './frameContext.ts'
import { useFileDrop } from './useFileDrop.ts'

/** A bank file may be dropped on any screen; its preview opens over that screen. */
export function ImportFromAnywhere() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { statement, setStatement, takeFile, error, chooseStatement } = useFrame()
  const over = useFileDrop(takeFile)
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
          onCancel={() => location.reload()}
          error={error}
        >
          {null}
        </AskDialog>
      ) : null}
      {statement ? (
        <ImportDialog
          key={statement.path}
          statement={statement}
          onClose={() => setStatement(null)}
          onImported={(account) => void navigate(`/bank/${encodeURIComponent(account)}`)}
        />
      ) : null}
    </>
  )
}
