/**
 * The messages between the page's preload and the shell. A request is `invoke`d by the preload and checked by
 * `requests.ts`; a notice goes the other way. Nothing else passes: the books travel over the MessagePort.
 */
export const requestChannels = {
  /** Asks for a port to the back end; it comes back under `notice.port`. */
  port: 'grandlivre:port',
  /** Shows the system's dialog; answers the chosen path, or null. */
  chooseFile: 'grandlivre:chooseFile',
  /** Tells the language of the page, so that the menus follow it. */
  language: 'grandlivre:language',
} as const

export const noticeChannels = {
  /** Carries one MessagePort to the back end. */
  port: 'grandlivre:portReady',
  /** Carries an event: menu command, file to open, state of the back end. */
  event: 'grandlivre:event',
} as const

/** What a file dialog may be asked for; the two last ones name a file that does not exist yet. */
export const fileKinds = ['company', 'statement', 'backup', 'newCompany', 'newBackup'] as const
export type FileKind = (typeof fileKinds)[number]

export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

/** Commands of the menu which the page carries out. */
export type MenuCommand = 'company.new' | 'company.open' | 'company.backup'

/** What the shell tells the page by itself. */
export type ShellEvent =
  | { readonly event: 'menu'; readonly command: MenuCommand }
  | { readonly event: 'open'; readonly path: string }
  | { readonly event: 'backEnd'; readonly state: BackEndState }

/** `stopped`: it died and is being started again; `failed`: it died too often and the program must be restarted. */
export type BackEndState = 'stopped' | 'ready' | 'failed'
