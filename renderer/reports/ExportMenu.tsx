import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ArrowDownload20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { ExportFormat } from '../data/useExport.ts'

interface ExportMenuProps {
  readonly disabled: boolean
  readonly onExport: (format: ExportFormat) => void
}

/** A report as a file: for a spreadsheet, or as paper. */
export function ExportMenu({ disabled, onExport }: ExportMenuProps) {
  const { t } = useTranslation()
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<ArrowDownload20Regular />} disabledFocusable={disabled}>
          {t('list.export')}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => onExport('xlsx')}>{t('list.asXlsx')}</MenuItem>
          <MenuItem onClick={() => onExport('csv')}>{t('list.asCsv')}</MenuItem>
          <MenuItem onClick={() => onExport('pdf')}>{t('list.asPdf')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
