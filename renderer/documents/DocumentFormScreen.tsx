import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useNavigate, useParams } from 'react-router'
import type { TradeKind } from '../../db/rules/documents/kinds.ts'
import { Figure } from '../components/Figure.tsx'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { DocumentForm } from './DocumentForm.tsx'
import { addressOf, type Document, isTradeKind } from './documentKinds.ts'
import { useDocumentForm } from './useDocumentForm.ts'

/** A new document of a kind, or a draft taken up again. */
export function DocumentFormScreen() {
  const { kind, id } = useParams()
  if (!isTradeKind(kind)) return <Navigate to="/" replace />
  return id === undefined ? <NewDocument key={kind} kind={kind} /> : <DraftTakenUp kind={kind} id={id} />
}

function NewDocument({ kind }: { readonly kind: TradeKind }) {
  const { t } = useTranslation()
  const [saved, setSaved] = useState<Document | null>(null)
  const form = useDocumentForm({ kind, started: null, place: kind })
  const done = (document: Document) => {
    form.clear()
    setSaved(document)
    globalThis.document.querySelector<HTMLInputElement>('.gl-doc-head input')?.focus()
  }
  return (
    <Screen title={t(`document.kinds.${kind}.new`)} subtitle={t('document.formHint')}>
      {saved ? <SavedNotice saved={saved} /> : null}
      <DocumentForm form={form} onIssued={done} onKept={done} confirm={t(`document.kinds.${kind}.issue`)} />
    </Screen>
  )
}

/** What was just done, with what is worth a look about it; the next one is begun already. */
function SavedNotice({ saved }: { readonly saved: Document }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, id, number, total, warnings } = saved
  return (
    <Notice intent={warnings.length > 0 ? 'warning' : 'success'}>
      {number === null ? t('document.kept') : t(`document.kinds.${kind}.issued`, { number })}{' '}
      <Figure amount={total} />{' '}
      <Link className="gl-link" to={addressOf.one(kind, id)}>
        {t('entry.seeIt')}
      </Link>
      {warnings.map(({ path, code, message }) => (
        <p key={`${path} ${code}`}>{format.text(message)}</p>
      ))}
    </Notice>
  )
}

interface DraftProps {
  readonly kind: TradeKind
  readonly id: string
}

function DraftTakenUp({ kind, id }: DraftProps) {
  const { t } = useTranslation()
  const { data, error } = useRead(`${kind}.get`, { id }, { keep: false })
  if (!data)
    return (
      <Screen title={t(`document.kinds.${kind}.draft`)}>
        {error ? <Problem error={error} /> : <p>{t('common.loading')}</p>}
      </Screen>
    )
  // Issued meanwhile: there is nothing left to type on.
  if (data.status !== 'draft') return <Navigate to={addressOf.one(kind, id)} replace />
  return <DraftForm key={id} kind={kind} draft={data} />
}

function DraftForm({ kind, draft }: { readonly kind: TradeKind; readonly draft: Document }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const form = useDocumentForm({ kind, started: draft, place: `${kind} ${draft.id}` })
  const see = ({ id }: Document) => void navigate(addressOf.one(kind, id), { replace: true })
  return (
    <Screen title={t(`document.kinds.${kind}.draft`)} subtitle={t('document.formHint')}>
      <DocumentForm form={form} onIssued={see} onKept={see} confirm={t(`document.kinds.${kind}.issue`)} />
    </Screen>
  )
}
