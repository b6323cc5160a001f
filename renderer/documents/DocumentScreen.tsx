import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { Problem } from '../components/Problem.tsx'
import { HistoryButton } from '../components/record/HistoryButton.tsx'
import { Screen } from '../components/Screen.tsx'
import { useKeys } from '../components/useKeys.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { DocumentActions } from './DocumentActions.tsx'
import { DocumentPaper } from './DocumentPaper.tsx'
import { DocumentSide } from './DocumentSide.tsx'
import { addressOf, type Document, isTradeKind } from './documentKinds.ts'
import { StatusChip } from './StatusChip.tsx'

/** A document as it is on paper, what settles it, and what can be done with it. */
export function DocumentScreen() {
  const { t } = useTranslation()
  const { kind = '', id = '' } = useParams()
  const { data, error } = useRead(isTradeKind(kind) ? `${kind}.get` : 'payment.get', { id }, { keep: false })
  if (!data)
    return (
      <Screen title={t('document.one')}>
        {error ? <Problem error={error} /> : <p>{t('common.loading')}</p>}
      </Screen>
    )
  return <DocumentView document={data} />
}

function DocumentView({ document }: { readonly document: Document }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const format = useFormat()
  const { kind, number, status } = document
  useKeys({ Escape: () => void navigate(addressOf.list(kind)) })
  return (
    <Screen
      title={
        number === null ? t(`document.kinds.${kind}.draft`) : `${t(`document.kinds.${kind}.one`)} ${number}`
      }
      subtitle={
        <span className="gl-doc-subtitle">
          <StatusChip kind={kind} status={status} /> {format.longDay(document.date)}
        </span>
      }
      actions={
        <>
          <Button appearance="subtle" onClick={() => void navigate(addressOf.list(kind))}>
            {t('common.back')}
          </Button>
          <HistoryButton kind="document" id={document.id} />
        </>
      }
    >
      <DocumentActions document={document} />
      <Notes document={document} />
      <div className="gl-doc-view">
        <DocumentPaper document={document} />
        <DocumentSide document={document} />
      </div>
    </Screen>
  )
}

/** What keeps a draft from being issued, and what is worth a look. */
function Notes({ document }: { readonly document: Document }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { problems, warnings } = document
  if (problems.length + warnings.length === 0) return null
  return (
    <section className="gl-doc-notes" aria-label={t('document.worthALook')}>
      <ul className="gl-problem-list">
        {[...problems, ...warnings].map(({ path, code, message }) => (
          <li key={`${path} ${code}`}>{format.text(message)}</li>
        ))}
      </ul>
    </section>
  )
}
