import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useCompany } from '../data/companyContext.ts'
import { useCompanies } from '../start/useCompanies.ts'

/** The name of the company, and the way to another one. */
export function CompanyMenu() {
  const { t } = useTranslation()
  const { info, path, open, leave } = useCompany()
  const { data } = useCompanies()
  const others = (data?.items ?? []).filter((item) => item.path !== path).slice(0, 5)
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="subtle" className="gl-top-name-button">
          <span className="gl-top-name">{info.name}</span>
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {others.map((item) => (
            <MenuItem key={item.path} onClick={() => open(item.path)}>
              {item.name}
            </MenuItem>
          ))}
          {others.length > 0 ? <MenuDivider /> : null}
          <MenuItem onClick={leave}>{t('frame.otherCompany')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
