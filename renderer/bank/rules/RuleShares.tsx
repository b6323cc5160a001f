import { Button, Field, Input, Select } from '@fluentui/react-components'
import { Add16Regular, Delete16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { AccountField } from '../../components/AccountField.tsx'
import { AmountField } from '../../components/AmountField.tsx'
import { RecordField } from '../../components/RecordField.tsx'
import { useAccounts } from '../../data/useAccounts.ts'
import { useAll } from '../../data/useAll.ts'
import { useFormat } from '../../data/useFormat.ts'
import { usuallyTaxed } from '../coding.ts'
import { TaxChoice } from '../TaxChoice.tsx'
import { useUsualTaxes } from '../useUsualTaxes.ts'
import { blankShare, type RuleDraft, type ShareDraft } from './ruleDraft.ts'

interface RuleSharesProps {
  readonly draft: RuleDraft
  /** The day whose taxes are offered. */
  readonly day: string
  readonly onChange: (part: Partial<RuleDraft>) => void
}

/** The accounts of a rule, with what each takes, and who it is about. */
export function RuleShares({ draft, day, onChange }: RuleSharesProps) {
  const { t } = useTranslation()
  const parties = useAll('party.list', {})
  const { shares } = draft
  const setShare = (key: number, part: Partial<ShareDraft>) =>
    onChange({ shares: shares.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  return (
    <>
      {shares.map((share) => (
        <RuleShare
          key={share.key}
          share={share}
          day={day}
          alone={shares.length === 1}
          onChange={(part) => setShare(share.key, part)}
          onRemove={() => onChange({ shares: shares.filter(({ key }) => key !== share.key) })}
        />
      ))}
      <div className="gl-actions">
        <Button
          size="small"
          icon={<Add16Regular />}
          onClick={() => onChange({ shares: [...shares.map(apart), blankShare('rest')] })}
        >
          {t('bank.split')}
        </Button>
      </div>
      <div className="gl-rule-row">
        {parties.items.length > 0 ? (
          <RecordField
            label={t('entry.party')}
            value={draft.partyId}
            records={parties}
            onChange={(partyId) => onChange({ partyId })}
          />
        ) : null}
        <Field label={t('bank.rules.memo')} className="gl-rule-wide">
          <Input value={draft.memo} maxLength={500} onChange={(_, { value }) => onChange({ memo: value })} />
        </Field>
      </div>
    </>
  )
}

/** Where a new part takes what is left, the others say what they take. */
const apart = (share: ShareDraft): ShareDraft =>
  share.how === 'rest' ? { ...share, how: 'percent', value: '' } : share

interface RuleShareProps {
  readonly share: ShareDraft
  readonly day: string
  readonly alone: boolean
  readonly onChange: (part: Partial<ShareDraft>) => void
  readonly onRemove: () => void
}

function RuleShare({ share, day, alone, onChange, onRemove }: RuleShareProps) {
  const { t } = useTranslation()
  const { byCode } = useAccounts()
  const { currency } = useFormat()
  const projects = useAll('project.list', {})
  const usual = useUsualTaxes(day) ?? []
  const setAccount = (code: string) => {
    const chosen = byCode.get(code)
    onChange({ account: code, taxes: chosen && usuallyTaxed(chosen) ? usual : [] })
  }
  return (
    <div className="gl-rule-row">
      <AccountField label={t('common.account')} value={share.account} onChange={setAccount} holdEnter />
      {alone ? null : (
        <Field label={t('bank.rules.takes')}>
          <Select
            value={share.how}
            onChange={(_, { value }) => onChange({ how: value as ShareDraft['how'], value: '' })}
          >
            <option value="rest">{t('bank.rules.rest')}</option>
            <option value="percent">{t('bank.rules.percent')}</option>
            <option value="amount">{t('bank.rules.fixed')}</option>
          </Select>
        </Field>
      )}
      {!alone && share.how === 'percent' ? (
        <Field label={t('bank.rules.percent')}>
          <Input
            value={share.value}
            inputMode="decimal"
            contentAfter="%"
            onChange={(_, { value }) => onChange({ value })}
          />
        </Field>
      ) : null}
      {!alone && share.how === 'amount' ? (
        <AmountField
          label={t('common.amount')}
          value={share.value}
          onChange={(value) => onChange({ value })}
          currency={currency}
        />
      ) : null}
      <TaxChoice day={day} usual={usual} chosen={share.taxes} onChange={(taxes) => onChange({ taxes })} />
      {projects.items.length > 0 ? (
        <RecordField
          label={t('entry.project')}
          value={share.projectId}
          records={projects}
          onChange={(projectId) => onChange({ projectId })}
        />
      ) : null}
      {alone ? null : (
        <Button
          appearance="subtle"
          icon={<Delete16Regular />}
          aria-label={t('bank.removePart')}
          title={t('bank.removePart')}
          onClick={onRemove}
        />
      )}
    </div>
  )
}
