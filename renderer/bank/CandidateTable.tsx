import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import { DocumentName } from './DocumentName.tsx'
import type { OpenDocument } from './matching.ts'

interface CandidateTableProps {
  readonly label: string
  readonly documents: readonly OpenDocument[]
  /** How many answer to what is looked for, shown or not. */
  readonly total: number
  readonly action: string
  readonly onAct: (document: OpenDocument) => void
  readonly busy: boolean
}

/** Open documents of the line's direction, those nearest to its amount first. */
export function CandidateTable({ label, documents, total, action, onAct, busy }: CandidateTableProps) {
  const { t } = useTranslation()
  const { count } = useFormat()
  return (
    <>
      <div className="gl-table-box gl-candidates">
        <table className="gl-table" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{t('bank.document')}</th>
              <th scope="col" className="gl-end gl-candidates-open">
                {t('bank.open')}
              </th>
              <th scope="col">
                <span className="gl-visually-hidden">{action}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {documents.map((document) => (
              <tr key={document.id}>
                <td>
                  <DocumentName document={document} day />
                </td>
                <td className="gl-end">
                  <Figure amount={document.balance} />
                </td>
                <td className="gl-end">
                  <Button
                    size="small"
                    appearance="subtle"
                    disabledFocusable={busy}
                    aria-label={`${action} : ${document.number ?? document.partyName}`}
                    onClick={() => onAct(document)}
                  >
                    {action}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > documents.length ? (
        <p className="gl-hint">
          {t('bank.moreCandidates', {
            count: total - documents.length,
            shown: count(total - documents.length),
          })}
        </p>
      ) : null}
    </>
  )
}
