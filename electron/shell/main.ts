/** The desktop shell: one instance, a window on our own page, and the back end in a process of its own. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, session } from 'electron'
import { defaultHome } from '../../db/company/place.ts'
import { BackEnd } from './backEnd.ts'
import type { Language } from './channels.ts'
import { companyFileIn, FilesToOpen } from './companyFiles.ts'
import { chooseFile } from './dialogs.ts'
import { guardAllContents, guardSession } from './guards.ts'
import { systemKeychain } from './keychain.ts'
import { showMenu } from './menu.ts'
import { stopBeforeQuitting } from './quit.ts'
import { handleRequests } from './requests.ts'
import { declareScheme, serveScheme } from './scheme.ts'
import { type Settings, storedSettings } from './settings.ts'
import { bringForward, currentWindow, openWindow, tellAll } from './windows.ts'

/** The window's own data lies beside the program's, so that one folder, and one lock, is all there is. */
function chooseProfile(): void {
  const profile = join(defaultHome(), 'window')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  app.setPath('userData', profile)
}

/** What waits until the system is ready to show windows. */
function open(settings: Settings, files: FilesToOpen): void {
  const language = (): Language => settings.language ?? (app.getLocale().startsWith('en') ? 'en' : 'fr')
  guardSession(session.defaultSession)
  serveScheme(join(import.meta.dirname, '..', 'renderer'))
  const backEnd = new BackEnd({
    keychain: systemKeychain,
    onState: (state) => tellAll({ event: 'backEnd', state }),
  })
  const isEnding = stopBeforeQuitting(backEnd)

  handleRequests({
    port: (page) => {
      backEnd.connect(page)
      files.ready(page)
    },
    chooseFile: (page, kind) => chooseFile(page, kind, language()),
    language: (_page, chosen) => {
      if (chosen === language()) return
      settings.saveLanguage(chosen)
      showMenu(chosen)
    },
  })
  app.on('second-instance', (_event, words, folder) => {
    if (isEnding()) {
      app.relaunch({ args: words.slice(1) })
      return
    }
    files.add(companyFileIn(words.slice(1), folder))
    bringForward(currentWindow() ?? openWindow(settings))
  })
  showMenu(language())
  openWindow(settings)
}

chooseProfile()
app.enableSandbox()
declareScheme()
if (app.requestSingleInstanceLock()) {
  guardAllContents()
  const files = new FilesToOpen()
  files.add(companyFileIn(process.argv.slice(1), process.cwd()))
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(() => open(storedSettings(), files))
} else app.quit()
