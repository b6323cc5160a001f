/** The parts of the machine a shell speaks to: keychain, dialogs, menus, screens, the person's browser. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { app } from './app.ts'
import { obey, report } from './control.ts'
import { readOptions } from './options.ts'

const keychain = () => readOptions().keychain ?? 'system'
const sealKey = () => createHash('sha256').update(app.getPath('userData')).digest()

/** A keychain of the profile: what was sealed under one cannot be read under another. */
export const safeStorage = {
  isEncryptionAvailable: () => keychain() !== 'none',
  getSelectedStorageBackend: () => (keychain() === 'system' ? 'gnome_libsecret' : 'basic_text'),
  encryptString(text: string): Buffer {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', sealKey(), nonce)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.from('v10'), nonce, cipher.getAuthTag(), body])
  },
  decryptString(sealed: Buffer): string {
    try {
      const decipher = createDecipheriv('aes-256-gcm', sealKey(), sealed.subarray(3, 15))
      decipher.setAuthTag(sealed.subarray(15, 31))
      return Buffer.concat([decipher.update(sealed.subarray(31)), decipher.final()]).toString('utf8')
    } catch {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
    }
  },
}

export const shell = {
  openExternal: async (url: string) => report('openExternal', url),
}

const answers = new Map<string, unknown[]>()
obey('answerDialog', (name: string, answer: unknown) => {
  answers.set(name, [...(answers.get(name) ?? []), answer])
})

/** Answers what the test prepared; a person who was not expected gives up. */
function ask(name: string, otherwise: unknown) {
  return async (...words: unknown[]) => {
    report(name, words.at(-1))
    return answers.get(name)?.shift() ?? otherwise
  }
}
export const dialog = {
  showOpenDialog: ask('showOpenDialog', { canceled: true, filePaths: [] }),
  showSaveDialog: ask('showSaveDialog', { canceled: true, filePath: '' }),
}

interface MenuItem {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly submenu?: readonly MenuItem[]
  readonly click?: () => void
}

export class Menu {
  static #shown: Menu | null = null
  readonly items: readonly MenuItem[]

  private constructor(items: readonly MenuItem[]) {
    this.items = items
  }

  static buildFromTemplate(items: readonly MenuItem[]): Menu {
    return new Menu(items)
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#shown = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#shown
  }
}

const itemsOf = (items: readonly MenuItem[]): MenuItem[] =>
  items.flatMap((item) => [item, ...itemsOf(item.submenu ?? [])])
const shownItems = () => itemsOf(Menu.getApplicationMenu()?.items ?? [])

obey('menu', () => shownItems().map(({ id, label, role }) => ({ id, label, role })))
obey('clickMenu', (id: string) => shownItems().find((item) => item.id === id)!.click!())

export const screen = {
  getAllDisplays: () =>
    (readOptions().screens ?? [{ x: 0, y: 0, width: 1366, height: 768 }]).map((workArea) => ({ workArea })),
}
