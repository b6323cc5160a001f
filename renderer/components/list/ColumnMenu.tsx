import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { ColumnTriple20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { type ListColumn, shownColumns } from './listColumns.ts'

interface ColumnMenuProps<Row> {
  readonly columns: readonly ListColumn<Row>[]
  readonly chosen: readonly string[] | null
  readonly onChoose: (keys: readonly string[] | null) => void
}

/** Which columns are shown; remembered for this list. */
export function ColumnMenu<Row>({ columns, chosen, onChoose }: ColumnMenuProps<Row>) {
  const { t } = useTranslation()
  const shown = shownColumns(columns, chosen).map(({ key }) => key)
  return (
    <Menu
      checkedValues={{ columns: shown }}
      onCheckedValueChange={(_, { checkedItems }) => checkedItems.length > 0 && onChoose(checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          className="gl-icon-button"
          appearance="subtle"
          icon={<ColumnTriple20Regular />}
          aria-label={t('list.columns')}
          title={t('list.columns')}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columns
            .filter(({ quiet, fixed }) => !quiet && !fixed)
            .map(({ key, title }) => (
              <MenuItemCheckbox key={key} name="columns" value={key}>
                {title}
              </MenuItemCheckbox>
            ))}
          <MenuDivider />
          <MenuItem onClick={() => onChoose(null)} disabled={chosen === null}>
            {t('list.usualColumns')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
