/** The system's file dialogs, for the kinds of files the program knows. */
import { BrowserWindow, dialog, type FileFilter, type WebContents } from 'electron'
import type { FileKind, Language } from './channels.ts'

type Text = Readonly<Record<Language, string>>

interface Kind {
  readonly title: Text
  readonly name: Text
  readonly extensions: readonly string[]
  /** Names a file that does not exist yet. */
  readonly saves?: boolean
}

const company: Text = { fr: 'Entreprise GrandLivre', en: 'GrandLivre company' }
const backup: Text = { fr: 'Copie de sauvegarde', en: 'Backup' }

const kinds: Readonly<Record<FileKind, Kind>> = {
  company: {
    title: { fr: 'Ouvrir une entreprise', en: 'Open a company' },
    name: company,
    extensions: ['grandlivre'],
  },
  newCompany: {
    title: { fr: 'Nouvelle entreprise', en: 'New company' },
    name: company,
    extensions: ['grandlivre'],
    saves: true,
  },
  statement: {
    title: { fr: 'Choisir un relevé bancaire', en: 'Choose a bank statement' },
    name: { fr: 'Relevé bancaire', en: 'Bank statement' },
    extensions: [
      ...['pdf', 'xlsx', 'xls', 'ods', 'fods', 'csv', 'txt', 'ofx', 'qfx', 'qbo', 'qif', 'xml', 'zip'],
      ...['sta', '940', '942', 'mt940', 'mt942', 'cod', 'coda', 'cfo', 'afb'],
    ],
  },
  backup: {
    title: { fr: 'Choisir une copie de sauvegarde', en: 'Choose a backup' },
    name: backup,
    extensions: ['grandlivre', 'backup'],
  },
  newBackup: {
    title: { fr: 'Enregistrer une copie de sauvegarde', en: 'Save a backup' },
    name: backup,
    extensions: ['grandlivre'],
    saves: true,
  },
}

/** Answers an absolute path, or null when the person gave up. */
export async function chooseFile(
  page: WebContents,
  kind: FileKind,
  language: Language,
): Promise<string | null> {
  const { title, name, extensions, saves } = kinds[kind]
  const filters: FileFilter[] = [{ name: name[language], extensions: [...extensions] }]
  const window = BrowserWindow.fromWebContents(page)
  if (!window) return null
  if (saves) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, { title: title[language], filters })
    return canceled || filePath === '' ? null : filePath
  }
  if (kind === 'statement')
    filters.push({ name: language === 'fr' ? 'Tous les fichiers' : 'All files', extensions: ['*'] })
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: title[language],
    filters,
    properties: ['openFile'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}
