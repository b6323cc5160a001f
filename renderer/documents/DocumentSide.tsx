import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import { Problem } from '../components/Problem.tsx'
import { useWrite } from '../data/useWrite.ts'
import { addressOf, type Document } from './documentKinds.ts'
import { useOrigin } from './useOrigin.ts'

/** What settles the document or what it settles, and what it is linked with: each opens. */
export function DocumentSide({ document }: { readonly document: Document }) {
  return (
    <aside className="gl-doc-side">
      <Payments document={document} />
      <Links document={document} />
    </aside>
  )
}

const CREDITS: readonly string[] = ['creditNote', 'receipt', 'supplierCredit', 'disbursement']

function Payments({ document }: { readonly document: Document }) {
  const { t } = useTranslation()
  const unlink = useWrite('payment.unallocate')
  const isCredit = CREDITS.includes(document.kind)
  if (document.payments.length === 0) return null
  return (
    <section className="gl-stack gl-tight" aria-labelledby="document-payments">
      <h2 className="gl-h2" id="document-payments">
        {t(isCredit ? 'document.settles' : 'document.settledBy')}
      </h2>
      <ul className="gl-doc-links">
        {document.payments.map((link) => (
          <li key={link.documentId}>
            <Link className="gl-link" to={addressOf.one(link.kind, link.documentId)}>
              {t(`document.kinds.${link.kind}.one`)} {link.number}
            </Link>
            <span className="gl-hint">
              {link.date} {link.method ? t(`document.methods.${link.method}`) : ''} {link.reference ?? ''}
            </span>
            <Figure amount={link.amount} />
            <Button
              size="small"
              appearance="subtle"
              disabled={unlink.isPending}
              onClick={() =>
                unlink.mutate(
                  isCredit
                    ? { creditId: document.id, documentId: link.documentId }
                    : { creditId: link.documentId, documentId: document.id },
                )
              }
            >
              {t('payment.unallocate')}
            </Button>
          </li>
        ))}
      </ul>
      <Problem error={unlink.error} />
    </section>
  )
}

function Links({ document }: { readonly document: Document }) {
  const { t } = useTranslation()
  const { entryId, originId, creditsId, cancelsId, releasesId, kind } = document
  const origin = useOrigin(originId)
  const sold = kind === 'supplierCredit' || kind === 'bill' ? 'bill' : 'invoice'
  const links: readonly (readonly [string, string | null])[] = [
    [t('document.links.entry'), entryId && `/ledger/entries/${encodeURIComponent(entryId)}`],
    [t('document.links.origin'), origin],
    [t('document.links.credits'), creditsId && addressOf.one(sold, creditsId)],
    [t('document.links.cancels'), cancelsId && addressOf.one(sold, cancelsId)],
    [t('document.links.releases'), releasesId && addressOf.one(sold, releasesId)],
  ]
  const known = links.filter((link): link is [string, string] => Boolean(link[1]))
  if (known.length === 0) return null
  return (
    <section className="gl-stack gl-tight" aria-labelledby="document-links">
      <h2 className="gl-h2" id="document-links">
        {t('document.linked')}
      </h2>
      <ul className="gl-doc-links">
        {known.map(([text, to]) => (
          <li key={to}>
            <Link className="gl-link" to={to}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
