import { Button } from '@fluentui/react-components'
import { DocumentAdd20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { localDay } from '../../db/rules/dates.ts'
import { useKeys } from '../components/useKeys.ts'
import { useCompany } from '../data/companyContext.ts'
import { blankDocument } from '../documents/documentDraft.ts'
import { addressOf } from '../documents/documentKinds.ts'
import { keepDocument, keptDocument } from '../documents/keptDocument.ts'
import type { PartyRole } from './partyForm.ts'

const KINDS = { client: 'invoice', supplier: 'bill' } as const

/** Begins an invoice to this client, or a bill of this supplier; one that is being typed already is never lost. */
export function NewDocumentButton({ role, partyId }: { readonly role: PartyRole; readonly partyId: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { path } = useCompany()
  const kind = KINDS[role]
  const begin = () => {
    if (keptDocument(path, kind) === null)
      keepDocument(path, kind, { ...blankDocument(kind, localDay(Date.now())), partyId })
    void navigate(addressOf.blank(kind))
  }
  useKeys({ N: begin })
  const text = t(`document.kinds.${kind}.new`)
  return (
    <Button icon={<DocumentAdd20Regular />} onClick={begin} title={`${text} (N)`}>
      {text}
    </Button>
  )
}
