/**
 * Quitting: the windows close first, then the back end backs up and closes the companies, then the program ends.
 */
import { app } from 'electron'
import type { BackEnd } from './backEnd.ts'

/** @returns whether the program is ending; a second start that comes then is for the next run. */
export function stopBeforeQuitting(backEnd: BackEnd): () => boolean {
  let state: 'running' | 'stopping' | 'stopped' = 'running'
  app.on('will-quit', (event) => {
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'stopping') return
    state = 'stopping'
    void backEnd.stop().then(() => {
      state = 'stopped'
      app.quit()
    })
  })
  return () => state !== 'running'
}
