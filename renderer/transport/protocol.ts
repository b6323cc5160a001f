/** The messages between a window and the back end: the same over a MessagePort and over loopback HTTP. */
import type { ErrorAnswer, Text } from '../../db/rules/errors.ts'

export interface CallMessage {
  readonly call: string
  readonly operation: string
  /** Path of the company file, for the operations that need one. */
  readonly company?: string
  readonly input: object
}

export type AnswerMessage =
  | { readonly call: string; readonly ok: true; readonly data: unknown }
  | { readonly call: string; readonly ok: false; readonly error: ErrorAnswer }

export interface ProgressEvent {
  readonly event: 'progress'
  readonly call: string
  readonly done: number
  readonly total: number
  readonly label: Text
}

export type BackEndEvent =
  | ProgressEvent
  | { readonly event: 'changed'; readonly company: string }
  | { readonly event: 'menu'; readonly command: string }
  | { readonly event: 'open'; readonly path: string }
  /** `stopped`: being started again; `failed`: the program must be restarted. */
  | { readonly event: 'backEnd'; readonly state: 'stopped' | 'ready' | 'failed' }

/** What a system dialog is asked for; the two last ones name a file that does not exist yet. */
export type FileKind = 'company' | 'statement' | 'backup' | 'newCompany' | 'newBackup'

/** One way to reach the back end. */
export interface Transport {
  readonly send: (message: CallMessage) => Promise<AnswerMessage>
  readonly cancel: (call: string) => void
  readonly listen: (listener: (event: BackEndEvent) => void) => void
  /** The path under which the back end can read a file that was dropped or chosen in the page. */
  readonly pathOf: (file: File) => Promise<string>
  /** The system's own dialog, where there is one; null when the page must ask otherwise. */
  readonly chooseFile: ((kind: FileKind) => Promise<string | null>) | null
}
