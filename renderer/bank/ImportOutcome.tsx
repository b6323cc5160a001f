import { useTranslation } from 'react-i18next'
import { Notice } from '../components/Notice.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { ImportResult } from '../transport/wire.ts'
import { ImportProblems } from './ImportProblems.tsx'

/** What came of an import: lines added, lines already there, and whether the closing balance is proved. */
export function ImportOutcome({ result }: { readonly result: ImportResult }) {
  const { t } = useTranslation()
  const format = useFormat()
  const {
    added,
    duplicates,
    doubtful,
    read,
    closingBalanceProved,
    probableDuplicates,
    layout,
    insideReconciled,
  } = result
  const known = result.openingBalance !== null && result.closingBalance !== null
  const { count, skipped } = probableDuplicates
  return (
    <>
      <Notice intent="success">
        {t('bank.added', { count: added, shown: format.count(added) })}{' '}
        {duplicates > 0 ? t('bank.duplicates', { count: duplicates, shown: format.count(duplicates) }) : ''}
      </Notice>
      <p>{t('bank.read', { count: read, shown: format.count(read) })}</p>
      <p>
        {!known
          ? t('bank.proof.unknown')
          : closingBalanceProved
            ? t('bank.proof.proved')
            : t('bank.proof.wrong')}
      </p>
      {insideReconciled ? (
        <Notice intent="warning">
          {t('reconciliation.importedInside', {
            count: insideReconciled.count,
            shown: format.count(insideReconciled.count),
            day: format.longDay(insideReconciled.through),
          })}
        </Notice>
      ) : null}
      {count > 0 ? (
        <Notice intent={skipped ? 'info' : 'warning'}>
          {t(skipped ? 'bank.probable.skipped' : 'bank.probable.added', {
            count,
            shown: format.count(count),
          })}
        </Notice>
      ) : null}
      {doubtful.length > 0 ? (
        <Notice intent="warning">{t('bank.doubtful', { count: doubtful.length })}</Notice>
      ) : null}
      {layout?.learned ? <p>{t('bank.learned', { name: layout.learned.name })}</p> : null}
      <ImportProblems problems={result.problems} />
    </>
  )
}
