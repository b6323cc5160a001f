import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { DarkTheme20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { type ThemeChoice, usePreferences } from '../app/preferences.ts'

/** Light, dark, high contrast, or as the system. */
export function ThemeButton() {
  const { t } = useTranslation()
  const { preferences, change } = usePreferences()
  return (
    <Menu
      checkedValues={{ theme: [preferences.theme] }}
      onCheckedValueChange={(_, { checkedItems }) => change({ theme: checkedItems[0] as ThemeChoice })}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<DarkTheme20Regular />}
          aria-label={t('frame.theme')}
          title={t('frame.theme')}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemRadio name="theme" value="system">
            {t('theme.system')}
          </MenuItemRadio>
          <MenuItemRadio name="theme" value="light">
            {t('theme.light')}
          </MenuItemRadio>
          <MenuItemRadio name="theme" value="dark">
            {t('theme.dark')}
          </MenuItemRadio>
          <MenuItemRadio name="theme" value="contrast">
            {t('theme.contrast')}
          </MenuItemRadio>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
