/**
 * The only way in which a page asks something of the shell: a named channel, whose arguments are checked by a schema,
 * and whose sender must be the main frame of our own page, still alive. `about:blank` is no exception.
 */
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import { z } from 'zod'
import { fileKinds, languages, requestChannels } from './channels.ts'
import { isOurs, ORIGIN } from './origin.ts'

const schemas = {
  port: z.tuple([]),
  chooseFile: z.tuple([z.enum(fileKinds)]),
  language: z.tuple([z.enum(languages)]),
} as const

type RequestName = keyof typeof schemas

function isOurPage({ sender, senderFrame: frame }: IpcMainInvokeEvent): boolean {
  if (frame === null || sender.isDestroyed()) return false
  return frame === sender.mainFrame && frame.origin === ORIGIN && isOurs(frame.url)
}

function handle<Name extends RequestName>(
  name: Name,
  work: (sender: WebContents, ...args: z.output<(typeof schemas)[Name]>) => unknown,
): void {
  ipcMain.handle(requestChannels[name], (event, ...args: unknown[]) => {
    if (!isOurPage(event)) throw new Error('refused: not a page of the program')
    const checked = schemas[name].safeParse(args)
    if (!checked.success) throw new Error('refused: not the arguments of this request')
    return work(event.sender, ...(checked.data as z.output<(typeof schemas)[Name]>))
  })
}

/** What the shell does on each request; one entry per channel, so that none is forgotten. */
export interface RequestWork {
  readonly port: (sender: WebContents) => void
  readonly chooseFile: (sender: WebContents, kind: (typeof fileKinds)[number]) => Promise<string | null>
  readonly language: (sender: WebContents, language: (typeof languages)[number]) => void
}

export function handleRequests(work: RequestWork): void {
  handle('port', work.port)
  handle('chooseFile', work.chooseFile)
  handle('language', work.language)
}
