import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatName } from '../bank/formatName.ts'
import { AskDialog } from '../components/AskDialog.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { fault } from '../components/fieldMessage.ts'
import { Problem } from '../components/Problem.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Output } from '../transport/wire.ts'
import { useLayoutWords } from './useLayoutWords.ts'

type Layout = Output<'bankLayout.list'>['items'][number]

/** What was said once of a bank’s files, with the way to rename it and to forget it. */
export function LayoutsPart() {
  const { t } = useTranslation()
  const { data, error } = useRead('bankLayout.list', {})
  const [asked, setAsked] = useState<{ readonly what: 'rename' | 'forget'; readonly layout: Layout } | null>(
    null,
  )
  const items = data?.items ?? []
  return (
    <>
      <p className="gl-subtitle">{t('layout.text')}</p>
      <Problem error={error} />
      {data && items.length === 0 ? (
        <EmptyState title={t('layout.none')}>{t('layout.noneText')}</EmptyState>
      ) : null}
      {items.length > 0 ? (
        <div className="gl-table-box">
          <table className="gl-table gl-layouts">
            <thead>
              <tr>
                <th scope="col">{t('layout.name')}</th>
                <th scope="col">{t('layout.columns')}</th>
                <th scope="col">{t('layout.lastUsed')}</th>
                <th scope="col">
                  <span className="gl-visually-hidden">{t('layout.forget')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((layout) => (
                <LayoutRow
                  key={layout.id}
                  layout={layout}
                  onRename={() => setAsked({ what: 'rename', layout })}
                  onForget={() => setAsked({ what: 'forget', layout })}
                />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {asked?.what === 'rename' ? (
        <RenameDialog layout={asked.layout} onClose={() => setAsked(null)} />
      ) : null}
      {asked?.what === 'forget' ? (
        <ForgetDialog layout={asked.layout} onClose={() => setAsked(null)} />
      ) : null}
    </>
  )
}

interface LayoutRowProps {
  readonly layout: Layout
  readonly onRename: () => void
  readonly onForget: () => void
}

function LayoutRow({ layout, onRename, onForget }: LayoutRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { titleOf } = useAccounts()
  const words = useLayoutWords()
  const { name, bank, account, lastUsed } = layout
  const of = account === null ? '' : `${account} ${titleOf(account)}`
  return (
    <tr>
      <th scope="row">
        {name}
        <br />
        <span className="gl-hint">
          {bank ?? t('layout.ofAccount', { format: formatName(layout.format), account: of })}
        </span>
      </th>
      <td>{words(layout)}</td>
      <td className="gl-figure">{lastUsed === null ? t('layout.never') : format.instant(lastUsed)}</td>
      <td className="gl-end">
        <Button
          size="small"
          appearance="subtle"
          onClick={onRename}
          aria-label={`${t('layout.rename')} ${name}`}
        >
          {t('layout.rename')}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          onClick={onForget}
          aria-label={`${t('layout.forget')} ${name}`}
        >
          {t('layout.forget')}
        </Button>
      </td>
    </tr>
  )
}

interface LayoutDialogProps {
  readonly layout: Layout
  readonly onClose: () => void
}

function RenameDialog({ layout, onClose }: LayoutDialogProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const [name, setName] = useState(layout.name)
  const rename = useWrite('bankLayout.update')
  const wrong = rename.error?.answer.details.find(({ path }) => path === 'name')?.message[language]
  return (
    <AskDialog
      title={t('layout.renameTitle')}
      confirm={t('layout.rename')}
      onConfirm={() => rename.mutate({ id: layout.id, name: name.trim() }, { onSuccess: onClose })}
      onCancel={onClose}
      busy={rename.isPending}
      disabled={name.trim() === ''}
      error={wrong ? null : rename.error}
    >
      <Field label={t('layout.name')} {...fault(wrong)}>
        <Input value={name} maxLength={100} onChange={(_, { value }) => setName(value)} />
      </Field>
    </AskDialog>
  )
}

function ForgetDialog({ layout, onClose }: LayoutDialogProps) {
  const { t } = useTranslation()
  const forget = useWrite('bankLayout.delete')
  return (
    <AskDialog
      title={t('layout.forgetTitle')}
      confirm={t('layout.forget')}
      onConfirm={() => forget.mutate({ id: layout.id }, { onSuccess: onClose })}
      onCancel={onClose}
      busy={forget.isPending}
      error={forget.error}
    >
      <p>{t('layout.forgetText', { name: layout.name })}</p>
    </AskDialog>
  )
}
