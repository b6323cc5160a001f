import { useTranslation } from 'react-i18next'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { addressOf, type DocumentItem } from './documentKinds.ts'

const FOUND_MAX = 4

interface FoundDocument {
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly to: string
}

/** Documents found by their number, the name of the party or their amount, wherever one is. */
export function useFoundDocuments(text: string): readonly FoundDocument[] {
  const { t } = useTranslation()
  const format = useFormat()
  const enabled = text.length > 1
  const input = { text, limit: FOUND_MAX }
  const answers = [
    useRead('invoice.list', input, { enabled }),
    useRead('bill.list', input, { enabled }),
    useRead('quote.list', input, { enabled }),
    useRead('expense.list', input, { enabled }),
    useRead('payment.list', input, { enabled }),
  ]
  if (!enabled) return []
  return answers
    .flatMap(({ data }) => data?.items ?? [])
    .map(({ id, kind, number, partyName, total }: DocumentItem) => ({
      key: `document ${id}`,
      label: `${t(`document.kinds.${kind}.one`)} ${number ?? t('document.status.draft')}  ${partyName}`,
      hint: format.amount(total),
      to: addressOf.one(kind, id),
    }))
}
