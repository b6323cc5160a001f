import { useTranslation } from 'react-i18next'
import { DocumentLine } from './DocumentLine.tsx'
import type { DocumentFormState } from './useDocumentForm.ts'

interface DocumentLinesProps {
  readonly form: DocumentFormState
  readonly more: boolean
}

/** The lines of a document with their amounts, live. */
export function DocumentLines({ form, more }: DocumentLinesProps) {
  const { t } = useTranslation()
  return (
    <div className="gl-table-box">
      <table className={more ? 'gl-table gl-doc-table gl-doc-wide' : 'gl-table gl-doc-table'}>
        <thead>
          <tr>
            <th scope="col">{t('document.description')}</th>
            <th scope="col" className="gl-end gl-doc-col-quantity">
              {t('document.quantity')}
            </th>
            {more ? (
              <th scope="col" className="gl-doc-col-unit">
                {t('document.unit')}
              </th>
            ) : null}
            <th scope="col" className="gl-end gl-doc-col-price">
              {t('document.unitPrice')}
            </th>
            {more ? (
              <th scope="col" className="gl-end gl-doc-col-discount">
                {t('document.discountPercent')}
              </th>
            ) : null}
            <th scope="col" className="gl-doc-col-taxes">
              {t('document.taxes')}
            </th>
            <th scope="col" className="gl-doc-col-account">
              {t('common.account')}
            </th>
            {more ? (
              <th scope="col" className="gl-doc-col-project">
                {t('entry.project')}
              </th>
            ) : null}
            <th scope="col" className="gl-end gl-doc-col-amount">
              {t('common.amount')}
            </th>
            <th scope="col" className="gl-doc-col-buttons">
              <span className="gl-visually-hidden">{t('document.lineActions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {form.draft.lines.map((line, index) => (
            <DocumentLine key={line.key} form={form} line={line} number={index + 1} more={more} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
