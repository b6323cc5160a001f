import { Button } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Problem } from '../components/Problem.tsx'
import { useKeys } from '../components/useKeys.ts'
import { AllocateDialog } from './AllocateDialog.tsx'
import { type Action, actionsOf } from './actions.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { addressOf, type Document } from './documentKinds.ts'
import { PartDialog } from './PartDialog.tsx'
import { PaymentDialog } from './PaymentDialog.tsx'
import { RefundDialog } from './RefundDialog.tsx'
import { useDocumentActs } from './useDocumentActs.ts'

/** The letter that does it, while nobody types. */
const LETTERS: Readonly<Partial<Record<Action, string>>> = {
  edit: 'M',
  issue: 'E',
  receive: 'P',
  pay: 'P',
  credit: 'C',
  copy: 'D',
  pdf: 'I',
  approve: 'A',
  invoice: 'F',
}

const DIALOGS: readonly Action[] = ['receive', 'pay', 'allocate', 'refund', 'part', 'cancel']

/** Everything that can be done with a document, the likeliest first. */
export function DocumentActions({ document }: { readonly document: Document }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<Action | null>(null)
  const acts = useDocumentActs(document)
  const actions = actionsOf(document)
  const run = (action: Action) => {
    if (action === 'edit') void navigate(addressOf.edit(document.kind, document.id))
    // An order that is cancelled has no entry to date.
    else if (DIALOGS.includes(action) && !(action === 'cancel' && document.kind === 'order')) setAsked(action)
    else acts.run(action)
  }
  const letters = actions.flatMap((action): [string, () => void][] => {
    const letter = LETTERS[action]
    return letter ? [[letter, () => run(action)]] : []
  })
  useKeys(Object.fromEntries(letters))
  if (actions.length === 0) return null
  return (
    <>
      <div className="gl-actions" role="toolbar" aria-label={t('document.actions')}>
        {actions.map((action, index) => {
          const text =
            action === 'issue' ? t(`document.kinds.${document.kind}.issue`) : t(`document.act.${action}`)
          const letter = LETTERS[action]
          return (
            <Button
              key={action}
              appearance={index === 0 ? 'primary' : 'secondary'}
              disabledFocusable={acts.busy}
              onClick={() => run(action)}
              {...(letter ? { title: `${text} (${letter})` } : {})}
            >
              {text}
            </Button>
          )
        })}
      </div>
      <Problem error={acts.error} />
      <AskedDialog asked={asked} document={document} onClose={() => setAsked(null)} />
    </>
  )
}

interface AskedDialogProps {
  readonly asked: Action | null
  readonly document: Document
  readonly onClose: () => void
}

function AskedDialog({ asked, document, onClose }: AskedDialogProps): ReactNode {
  const navigate = useNavigate()
  if (asked === 'receive' || asked === 'pay') return <PaymentDialog document={document} onClose={onClose} />
  if (asked === 'allocate') return <AllocateDialog document={document} onClose={onClose} />
  if (asked === 'refund') return <RefundDialog document={document} onClose={onClose} />
  if (asked === 'cancel') return <CancelDialog document={document} onClose={onClose} />
  if (asked !== 'part') return null
  return (
    <PartDialog
      document={document}
      onClose={onClose}
      onMade={({ kind, id }) => void navigate(addressOf.edit(kind, id))}
    />
  )
}
