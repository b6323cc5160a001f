/** What this machine remembers of the shell: place of the window, language of the menus. Nothing of the books. */
import { ipcMain } from 'electron'
import Store from 'electron-store'
import { type Language, languages } from './channels.ts'

/** In pixels independent of the screen's density, from the corner of the main screen. */
export interface WindowState {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

export interface Settings {
  readonly window: WindowState | undefined
  readonly language: Language | undefined
  saveWindow(state: WindowState): void
  saveLanguage(language: Language): void
}

interface Stored {
  window?: WindowState
  language?: Language
}

const schema = {
  window: {
    type: 'object',
    properties: {
      x: { type: 'integer' },
      y: { type: 'integer' },
      width: { type: 'integer', minimum: 1 },
      height: { type: 'integer', minimum: 1 },
      maximized: { type: 'boolean' },
    },
    required: ['x', 'y', 'width', 'height', 'maximized'],
    additionalProperties: false,
  },
  language: { enum: [...languages] },
} as const

/** Settings in `shell.json` of the user's data folder; a damaged file is started anew rather than stopping the program. */
export function storedSettings(): Settings {
  const store = new Store<Stored>({ name: 'shell', schema, clearInvalidConfig: true })
  // The store answers its own synchronous message to any page; our pages have no use for it.
  ipcMain.removeAllListeners('electron-store-get-data')
  const save = (part: Stored) => {
    try {
      store.set(part)
    } catch {
      // A full disk may cost the place of a window, never the closing of the books.
    }
  }
  return {
    get window() {
      return store.get('window')
    },
    get language() {
      return store.get('language')
    },
    saveWindow: (state) => save({ window: state }),
    saveLanguage: (language) => save({ language }),
  }
}
