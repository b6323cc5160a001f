import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead } from '../data/useRead.ts'
import { addressOf } from '../documents/documentKinds.ts'
import type { Entry } from '../transport/wire.ts'

/** The document that made an entry, if one did. */
export function EntryDocument({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation()
  const [family, id = ''] = entry.source?.split(':') ?? []
  const isMade = family === 'document'
  const { data: document } = useRead('document.get', { id }, { enabled: isMade, keep: false })
  if (!isMade || !document) return null
  const { kind, number } = document
  return (
    <div>
      <dt>{t('document.one')}</dt>
      <dd>
        <Link className="gl-link" to={addressOf.one(kind, id)}>
          {t(`document.kinds.${kind}.one`)} {number}
        </Link>
      </dd>
    </div>
  )
}
