import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { Mishap } from '../components/Mishap.tsx'
import { useKeys } from '../components/useKeys.ts'
import { BackEndState } from './BackEndState.tsx'
import { FrameContext, useFrameState } from './frameContext.ts'
import { ImportFromAnywhere } from './ImportFromAnywhere.tsx'
import { Navigation } from './Navigation.tsx'
import { Palette } from './Palette.tsx'
import { Screens } from './Screens.tsx'
import { ShortcutsHelp } from './ShortcutsHelp.tsx'
import { sections } from './sections.ts'
import { TopBar } from './TopBar.tsx'
import { useMenu } from './useMenu.ts'
import { useTopOfScreen } from './useTopOfScreen.ts'

/** The frame around every screen of an open company, with what can be done from anywhere. */
export function Frame() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const state = useFrameState()
  const [open, setOpen] = useState<'search' | 'help' | null>(null)
  const sectionKeys = sections.map(({ to }, index) => [`Alt+${index + 1}`, () => void navigate(to)] as const)
  useTopOfScreen()
  useMenu()
  // Another company has taken the page: the keyboard starts in it, and not in a dialog that is gone.
  useEffect(() => {
    document.getElementById('main')?.focus()
  }, [])
  useKeys({
    'Ctrl+K': () => setOpen('search'),
    '?': () => setOpen('help'),
    'Alt+N': () => void navigate('/ledger/new'),
    'Alt+I': () => state.chooseStatement(),
    ...Object.fromEntries(sectionKeys),
  })
  return (
    <FrameContext value={state}>
      <button type="button" className="gl-skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('frame.skip')}
      </button>
      <div className="gl-frame">
        <TopBar onSearch={() => setOpen('search')} onHelp={() => setOpen('help')} />
        <Navigation />
        <main id="main" className="gl-main" tabIndex={-1} data-place={pathname}>
          <BackEndState />
          <Mishap place={pathname}>
            <Screens />
          </Mishap>
        </main>
      </div>
      <ImportFromAnywhere />
      {open === 'search' ? <Palette onClose={() => setOpen(null)} /> : null}
      {open === 'help' ? <ShortcutsHelp onClose={() => setOpen(null)} /> : null}
    </FrameContext>
  )
}
