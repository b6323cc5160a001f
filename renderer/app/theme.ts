/** The themes: one accent colour, a deep green; high contrast follows the system's own colours. */
import {
  type BrandVariants,
  createDarkTheme,
  createHighContrastTheme,
  createLightTheme,
  type Theme,
} from '@fluentui/react-components'
import type { ThemeChoice } from './preferences.ts'

const accent: BrandVariants = {
  10: '#03130f',
  20: '#06241d',
  30: '#083229',
  40: '#093f34',
  50: '#0a4c3f',
  60: '#0a5648',
  70: '#0b6151',
  80: '#0c6b5a',
  90: '#2a8070',
  100: '#459484',
  110: '#60a999',
  120: '#7bbdaf',
  130: '#98d1c5',
  140: '#b5e3d9',
  150: '#d3f3ec',
  160: '#eafbf7',
}

const fonts: Partial<Theme> = {
  fontFamilyBase: "'Segoe UI Variable Text', 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif",
  fontFamilyNumeric: "'Segoe UI Variable Text', 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif",
}

const dark = createDarkTheme(accent)
const themes: Readonly<Record<Exclude<ThemeChoice, 'system'>, Theme>> = {
  light: { ...createLightTheme(accent), ...fonts },
  dark: {
    ...dark,
    ...fonts,
    colorBrandForeground1: accent[120],
    colorBrandForeground2: accent[130],
    colorBrandForegroundLink: accent[120],
    colorBrandForegroundLinkHover: accent[130],
    colorCompoundBrandForeground1: accent[120],
    colorCompoundBrandStroke: accent[110],
  },
  contrast: { ...createHighContrastTheme(), ...fonts },
}

/** The theme shown, once the choice `system` has followed the system. */
export function shownTheme(choice: ThemeChoice, systemDark: boolean, forcedColors: boolean) {
  if (choice !== 'system') return choice
  if (forcedColors) return 'contrast'
  return systemDark ? 'dark' : 'light'
}

export function themeOf(shown: Exclude<ThemeChoice, 'system'>): Theme {
  return themes[shown]
}
