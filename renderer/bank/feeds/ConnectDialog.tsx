import { Field, Select, Spinner } from '@fluentui/react-components'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../../components/AskDialog.tsx'
import { Combo } from '../../components/Combo.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useCompany } from '../../data/companyContext.ts'
import { useFormat } from '../../data/useFormat.ts'
import { useRead } from '../../data/useRead.ts'
import { useWrite } from '../../data/useWrite.ts'
import { matchScore } from '../../format/search.ts'
import type { Input } from '../../transport/wire.ts'
import { BankLink } from './BankLink.tsx'

type Country = Input<'bankConnection.institutions'>['country']

interface ConnectDialogProps {
  readonly countries: readonly string[]
  readonly onClose: () => void
}

const ANSWERS_MAX = 30

/** Which bank of which country; then its own site, where the consent is given. */
export function ConnectDialog({ countries, onClose }: ConnectDialogProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { info } = useCompany()
  const own = countries.includes(info.country) ? info.country : 'BE'
  const [country, setCountry] = useState(own as Country)
  const [bank, setBank] = useState('')
  const { data, error, isFetching } = useRead('bankConnection.institutions', { country }, { keep: false })
  const create = useWrite('bankConnection.create')
  const names = useMemo(() => new Intl.DisplayNames([language], { type: 'region' }), [language])
  const banks = useMemo(() => data?.items ?? [], [data])
  const find = useCallback(
    (typed: string) =>
      banks
        .map((one) => ({ one, score: matchScore(typed, one.bic ?? '', [one.name]) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, ANSWERS_MAX)
        .map(({ one }) => ({ key: one.id, label: one.name, code: one.bic ?? '' })),
    [banks],
  )
  const chosen = banks.find(({ id }) => id === bank)
  if (create.data) return <BankLink asked={create.data} name={chosen?.name ?? ''} onClose={onClose} />
  return (
    <AskDialog
      title={t('feeds.connect')}
      confirm={t('feeds.goOn')}
      disabled={!chosen}
      busy={create.isPending}
      error={create.error}
      onCancel={onClose}
      onConfirm={() => create.mutate({ country, institution: bank })}
    >
      <Notice>{t('feeds.europeOnly')}</Notice>
      <Field label={t('feeds.country')}>
        <Select
          value={country}
          onChange={(_, { value }) => {
            setCountry(value as Country)
            setBank('')
          }}
        >
          {countries
            .map((code) => ({ code, name: names.of(code) ?? code }))
            .sort((a, b) => a.name.localeCompare(b.name, language))
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </Select>
      </Field>
      <Problem error={error} />
      {isFetching && !data ? <Spinner label={t('feeds.readingBanks')} /> : null}
      {data ? (
        <Combo
          label={t('feeds.bank', { count: banks.length })}
          shown={chosen?.name ?? ''}
          find={find}
          onChoose={setBank}
          placeholder={t('feeds.bankPlaceholder')}
          holdEnter
        />
      ) : null}
      <p className="gl-hint">{t('feeds.readOnly')}</p>
    </AskDialog>
  )
}
