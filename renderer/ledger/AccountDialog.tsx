import { Field, Input, Select, Switch } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { useWrite } from '../data/useWrite.ts'
import type { Account, AccountType } from '../transport/wire.ts'
import { accountTypes, TYPE_TEXTS } from './accountTypes.ts'

interface AccountDialogProps {
  readonly account: Account | 'new'
  readonly onClose: () => void
}

/** A new account, or the names of one that exists; its number and type never change once it is used. */
export function AccountDialog({ account, onClose }: AccountDialogProps) {
  const { t } = useTranslation()
  const isNew = account === 'new'
  const [code, setCode] = useState(isNew ? '' : account.code)
  const [name, setName] = useState(isNew ? '' : account.name)
  const [nameEn, setNameEn] = useState(isNew ? '' : account.nameEn)
  const [type, setType] = useState<AccountType>(isNew ? 'expense' : account.type)
  const [closed, setClosed] = useState(isNew ? false : account.closed)
  const create = useWrite('account.create')
  const update = useWrite('account.update')
  const names = { name: name.trim(), ...(nameEn.trim() ? { nameEn: nameEn.trim() } : {}) }
  const save = () => {
    if (isNew) create.mutate({ code: code.trim(), ...names, type }, { onSuccess: onClose })
    else
      update.mutate(
        { code, ...names, ...(closed === account.closed ? {} : { closed }) },
        { onSuccess: onClose },
      )
  }
  return (
    <AskDialog
      title={isNew ? t('account.new') : t('account.editOne', { code })}
      confirm={t('common.save')}
      onConfirm={save}
      onCancel={onClose}
      busy={create.isPending || update.isPending}
      disabled={code.trim() === '' || name.trim() === ''}
      error={create.error ?? update.error}
    >
      {isNew ? (
        <div className="gl-form-row">
          <Field label={t('common.number')} required>
            <Input value={code} onChange={(_, { value }) => setCode(value)} autoFocus />
          </Field>
          <Field label={t('account.type')}>
            <Select value={type} onChange={(_, { value }) => setType(value as AccountType)}>
              {accountTypes.map((item) => (
                <option key={item} value={item}>
                  {t(TYPE_TEXTS[item])}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      ) : null}
      <Field label={t('account.nameFr')} required>
        <Input value={name} onChange={(_, { value }) => setName(value)} autoFocus={!isNew} />
      </Field>
      <Field label={t('account.nameEn')}>
        <Input value={nameEn} onChange={(_, { value }) => setNameEn(value)} />
      </Field>
      {isNew ? null : (
        <Switch
          checked={closed}
          onChange={(_, { checked }) => setClosed(checked)}
          label={t('account.close')}
        />
      )}
    </AskDialog>
  )
}
