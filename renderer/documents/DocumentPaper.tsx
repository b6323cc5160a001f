import { useTranslation } from 'react-i18next'
import { decimalsOf } from '../../db/rules/money.ts'
import { Figure } from '../components/Figure.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import { showDecimal } from './decimalInput.ts'
import { type Document, type DocumentLine, isTradeKind } from './documentKinds.ts'
import { TaxName } from './TaxName.tsx'
import { namesOf } from './taxSets.ts'

/** The document as a sheet: whose, to whom, its lines, its taxes, its total. */
export function DocumentPaper({ document }: { readonly document: Document }) {
  const { t } = useTranslation()
  const { info } = useCompany()
  return (
    <article className="gl-doc-paper" aria-label={t(`document.kinds.${document.kind}.one`)}>
      <header className="gl-doc-paper-head">
        <div>
          <p className="gl-doc-company">{info.name}</p>
          <p>{t(`document.kinds.${document.kind}.one`)}</p>
        </div>
        <PaperFacts document={document} />
      </header>
      <div className="gl-doc-to">
        <p className="gl-hint">{t(`document.kinds.${document.kind}.party`)}</p>
        <p className="gl-doc-name">{document.partyName || t('document.nobody')}</p>
      </div>
      {isTradeKind(document.kind) ? <PaperLines document={document} /> : null}
      <PaperSums document={document} />
      {document.notes ? <p className="gl-doc-said">{document.notes}</p> : null}
    </article>
  )
}

function PaperFacts({ document }: { readonly document: Document }) {
  const { t } = useTranslation()
  const { titleOf } = useAccounts()
  const { number, date, dueDate, terms, reference, method, account, kind } = document
  const isQuote = kind === 'quote'
  const facts: readonly (readonly [string, string | null])[] = [
    [t('common.number'), number],
    [t('common.date'), date],
    [t(isQuote ? 'document.validThrough' : 'document.due'), dueDate],
    [t('document.terms'), isTradeKind(kind) ? terms : null],
    [t('document.reference'), reference],
    [t('document.method'), method === null ? null : t(`document.methods.${method}`)],
    [t('common.account'), account === null ? null : `${account} ${titleOf(account)}`],
  ]
  return (
    <dl className="gl-doc-facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

function PaperLines({ document }: { readonly document: Document }) {
  const { t } = useTranslation()
  const { lines } = document
  const hasDiscount = lines.some(({ discountPercent }) => discountPercent !== null)
  return (
    <div className="gl-table-box">
      <table className="gl-table">
        <thead>
          <tr>
            <th scope="col">{t('document.description')}</th>
            <th scope="col" className="gl-end">
              {t('document.quantity')}
            </th>
            <th scope="col" className="gl-end">
              {t('document.unitPrice')}
            </th>
            {hasDiscount ? (
              <th scope="col" className="gl-end">
                {t('document.discountPercent')}
              </th>
            ) : null}
            <th scope="col">{t('document.taxes')}</th>
            <th scope="col">{t('common.account')}</th>
            <th scope="col" className="gl-end">
              {t('common.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <PaperLine key={line.id} line={line} hasDiscount={hasDiscount} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface PaperLineProps {
  readonly line: DocumentLine
  readonly hasDiscount: boolean
}

function PaperLine({ line, hasDiscount }: PaperLineProps) {
  const { t } = useTranslation()
  const { currency, language } = useFormat()
  const { titleOf } = useAccounts()
  return (
    <tr>
      <td>{line.description}</td>
      <td className="gl-end gl-figure">
        {showDecimal(line.quantity, 0, language)} {line.unit ?? ''}
      </td>
      <td className="gl-end gl-figure">{showDecimal(line.unitPrice, decimalsOf(currency), language)}</td>
      {hasDiscount ? (
        <td className="gl-end gl-figure">
          {line.discountPercent === null ? '' : `${showDecimal(line.discountPercent, 0, language)} %`}
        </td>
      ) : null}
      <td className="gl-doc-nowrap">
        {line.taxes.length === 0 ? t('document.noTax') : namesOf(line.taxes, language)}
      </td>
      <td title={line.account === null ? '' : titleOf(line.account)}>{line.account}</td>
      <td className="gl-end">
        <Figure amount={line.amount} />
      </td>
    </tr>
  )
}

const negated = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)
const isZero = (amount: string): boolean => /^-?0*(?:\.0*)?$/.test(amount)

function PaperSums({ document }: { readonly document: Document }) {
  const { t } = useTranslation()
  const { kind, taxes, discount, subtotal, holdback, total, paid, balance } = document
  const isTrade = isTradeKind(kind)
  const isDue = kind === 'invoice' || kind === 'bill'
  const row = (name: string, amount: string) => (
    <div className="gl-doc-sum">
      <dt>{name}</dt>
      <dd>
        <Figure amount={amount} />
      </dd>
    </div>
  )
  return (
    <dl className="gl-doc-sums">
      {isZero(discount) ? null : row(t('document.discount'), negated(discount))}
      {isTrade ? row(t('document.subtotal'), subtotal) : null}
      {isZero(holdback) ? null : row(t('document.holdback'), negated(holdback))}
      {taxes.map(({ code, rate, amount }) => (
        <div key={code} className="gl-doc-sum">
          <dt>
            <TaxName code={code} rate={rate} />
          </dt>
          <dd>
            <Figure amount={amount} />
          </dd>
        </div>
      ))}
      <div className="gl-doc-sum gl-doc-sum-total">
        <dt>{t('common.total')}</dt>
        <dd>
          <Figure amount={total} />
        </dd>
      </div>
      {isDue && !isZero(paid) ? row(t('document.paid'), negated(paid)) : null}
      {document.number === null || kind === 'transfer' || kind === 'quote' || kind === 'order'
        ? null
        : row(t(isDue || kind === 'expense' ? 'document.balance' : 'document.creditLeft'), balance)}
    </dl>
  )
}
