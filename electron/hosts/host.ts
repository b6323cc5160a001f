/**
 * A host: a process of its own for what may crash, hang or be hostile. Whoever uses one knows this interface only;
 * outside Electron it is a forked Node process, in Electron the shell may put its own starter in place.
 */

export interface Host {
  postMessage(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once when the process has ended, whoever ended it. */
  onExit(listener: () => void): void
  /** Ends the process at once, whatever it is doing. */
  kill(): void
}

/** A program to run in a host, with limits on its memory. */
export interface HostProgram {
  /** Source or built file; made with `new URL('./name.ts', import.meta.url)`. */
  readonly entry: URL
  /** Limit of JavaScript objects. */
  readonly heapMiB: number
  /** Limit of the whole process, buffers included; watched by a thread inside it. */
  readonly memoryMiB: number
}

export type StartHost = (program: HostProgram) => Host | Promise<Host>

let starter: StartHost | null = null

/** Replaces the way hosts are started, for an environment where Node cannot be forked. */
export function setHostStarter(start: StartHost | null): void {
  starter = start
}

/** The starter put in place, or the one given. */
export function hostStarter(otherwise: StartHost): StartHost {
  return starter ?? otherwise
}
