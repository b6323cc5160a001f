/** What passes between the main thread and the worker of a company. All of it survives structured cloning. */
import type { Text } from '../../db/rules/errors.ts'
import type { Answer } from '../doors/answer.ts'
import type { Door } from '../operations/tools.ts'

/** Given to a worker when it starts. */
export interface WorkerStart {
  /** Path of the company file. */
  readonly path: string
  /** `books`: reads and writes; `reading`: a second connection for long reads; `file`: one operation on the file. */
  readonly role: 'books' | 'reading' | 'file'
  readonly dataFolder: string
  readonly passphrase?: string
  /** Key with which secrets are sealed; given by the desktop shell, which has it in the system's keychain. */
  readonly sealKey?: Uint8Array
}

export type ToWorker =
  | {
      readonly type: 'call'
      readonly id: number
      readonly operation: string
      readonly input: unknown
      readonly door: Door
    }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'reply'; readonly ask: number; readonly answer: Answer }
  /** The daily backup; answered as a call. */
  | { readonly type: 'backUp'; readonly id: number }
  | { readonly type: 'close'; readonly backup: boolean }

/** Something only the main thread can do for a worker. */
export interface Question {
  readonly kind: 'parseStatement'
  readonly request: unknown
}

export type FromWorker =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer; readonly trace?: string }
  | {
      readonly type: 'progress'
      readonly id: number
      readonly done: number
      readonly total: number
      readonly label: Text
    }
  | { readonly type: 'changed' }
  | { readonly type: 'ask'; readonly ask: number; readonly question: Question }
  /** The question no longer matters: the call that asked was cancelled. */
  | { readonly type: 'drop'; readonly ask: number }
  | { readonly type: 'note'; readonly what: string; readonly trace?: string }
  | { readonly type: 'closed' }
