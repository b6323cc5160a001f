import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ArrowDownload20Regular, Print20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ColumnMenu } from './ColumnMenu.tsx'
import { ListSearch } from './ListSearch.tsx'
import type { ListColumn } from './listColumns.ts'
import type { ListState } from './useList.ts'

interface ListBarProps<Row> {
  readonly state: ListState
  readonly columns: readonly ListColumn<Row>[]
  readonly hint: string
  readonly filters: ReactNode
  readonly isEmpty: boolean
  readonly onCsv: () => void
  /** Left out where the books make no file of what is filtered. */
  readonly onFile: ((format: 'xlsx' | 'pdf') => void) | undefined
  readonly onPrint: () => void
  readonly onLeave: () => void
}

/** Over a list: what it is filtered by on the left; its columns, its exports and the printer on the right. */
export function ListBar<Row>(props: ListBarProps<Row>) {
  const { state, columns, hint, filters, isEmpty, onCsv, onFile, onPrint, onLeave } = props
  const { t } = useTranslation()
  return (
    <search className="gl-filters gl-list-bar">
      <ListSearch text={state.text} onText={state.setText} hint={hint} onLeave={onLeave} />
      {filters}
      <div className="gl-list-tools">
        <ColumnMenu columns={columns} chosen={state.columns} onChoose={state.setColumns} />
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              className="gl-icon-button"
              appearance="subtle"
              icon={<ArrowDownload20Regular />}
              disabled={isEmpty}
              aria-label={t('list.export')}
              title={t('list.export')}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {onFile ? <MenuItem onClick={() => onFile('xlsx')}>{t('list.asXlsx')}</MenuItem> : null}
              <MenuItem onClick={onCsv}>{t('list.asCsv')}</MenuItem>
              {onFile ? <MenuItem onClick={() => onFile('pdf')}>{t('list.asPdf')}</MenuItem> : null}
            </MenuList>
          </MenuPopover>
        </Menu>
        <Button
          className="gl-icon-button"
          appearance="subtle"
          icon={<Print20Regular />}
          disabled={isEmpty}
          aria-label={t('common.print')}
          title={t('common.print')}
          onClick={onPrint}
        />
      </div>
    </search>
  )
}
