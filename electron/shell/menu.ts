/** The menu bar: the system's own roles, and the few commands of the program, which the page carries out. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language, MenuCommand } from './channels.ts'
import { currentWindow, tell } from './windows.ts'

const texts = {
  file: { fr: '&Fichier', en: '&File' },
  newCompany: { fr: 'Nouvelle entreprise…', en: 'New Company…' },
  openCompany: { fr: 'Ouvrir une entreprise…', en: 'Open Company…' },
  backup: { fr: 'Sauvegarder maintenant…', en: 'Back Up Now…' },
  close: { fr: 'Fermer la fenêtre', en: 'Close Window' },
  quit: { fr: 'Quitter', en: 'Quit' },
  edit: { fr: 'É&dition', en: '&Edit' },
  undo: { fr: 'Annuler', en: 'Undo' },
  redo: { fr: 'Rétablir', en: 'Redo' },
  cut: { fr: 'Couper', en: 'Cut' },
  copy: { fr: 'Copier', en: 'Copy' },
  paste: { fr: 'Coller', en: 'Paste' },
  selectAll: { fr: 'Tout sélectionner', en: 'Select All' },
  view: { fr: '&Affichage', en: '&View' },
  reload: { fr: 'Recharger', en: 'Reload' },
  larger: { fr: 'Agrandir', en: 'Zoom In' },
  smaller: { fr: 'Réduire', en: 'Zoom Out' },
  actualSize: { fr: 'Taille normale', en: 'Actual Size' },
  fullScreen: { fr: 'Plein écran', en: 'Full Screen' },
  inspector: { fr: 'Inspecteur', en: 'Inspector' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

type TextName = keyof typeof texts
type Item = MenuItemConstructorOptions

function command(id: MenuCommand, label: string, accelerator: string): Item {
  return {
    id,
    label,
    accelerator,
    click: () => {
      const window = currentWindow()
      if (window) tell(window.webContents, { event: 'menu', command: id })
    },
  }
}

/** @param production without the inspector. */
export function menuTemplate(language: Language, production: boolean): Item[] {
  const text = (name: TextName) => texts[name][language]
  const role = (name: NonNullable<Item['role']>, label: TextName): Item => ({
    role: name,
    label: text(label),
  })
  const line: Item = { type: 'separator' }
  return [
    {
      label: text('file'),
      submenu: [
        command('company.new', text('newCompany'), 'CmdOrCtrl+Shift+N'),
        command('company.open', text('openCompany'), 'CmdOrCtrl+O'),
        line,
        command('company.backup', text('backup'), 'CmdOrCtrl+Shift+S'),
        line,
        role('close', 'close'),
        role('quit', 'quit'),
      ],
    },
    {
      label: text('edit'),
      submenu: [
        role('undo', 'undo'),
        role('redo', 'redo'),
        line,
        role('cut', 'cut'),
        role('copy', 'copy'),
        role('paste', 'paste'),
        role('selectAll', 'selectAll'),
      ],
    },
    {
      label: text('view'),
      submenu: [
        role('reload', 'reload'),
        line,
        role('zoomIn', 'larger'),
        role('zoomOut', 'smaller'),
        role('resetZoom', 'actualSize'),
        line,
        role('togglefullscreen', 'fullScreen'),
        ...(production ? [] : [role('toggleDevTools', 'inspector')]),
      ],
    },
  ]
}

export function showMenu(language: Language): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, app.isPackaged)))
}
