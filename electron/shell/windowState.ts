/** Where a window opens: where it was, if a screen still shows that place; otherwise in the middle of the main one. */
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import type { Settings, WindowState } from './settings.ts'

export const SIZE = { width: 1280, height: 800 } as const
export const SIZE_MIN = { width: 900, height: 600 } as const
/** Enough of the window to take hold of it. */
const VISIBLE_MIN = 120

function overlap(state: WindowState, area: Rectangle): boolean {
  const across = Math.min(state.x + state.width, area.x + area.width) - Math.max(state.x, area.x)
  const down = Math.min(state.y + state.height, area.y + area.height) - Math.max(state.y, area.y)
  return across >= VISIBLE_MIN && down >= VISIBLE_MIN
}

/** @param areas usable parts of the screens there are now. */
export function placeOf(state: WindowState | undefined, areas: readonly Rectangle[]): Partial<Rectangle> {
  if (!state || !areas.some((area) => overlap(state, area))) return { ...SIZE }
  return {
    x: state.x,
    y: state.y,
    width: Math.max(state.width, SIZE_MIN.width),
    height: Math.max(state.height, SIZE_MIN.height),
  }
}

export function currentPlace(settings: Settings): Partial<Rectangle> {
  return placeOf(
    settings.window,
    screen.getAllDisplays().map((display) => display.workArea),
  )
}

export function rememberPlace(window: BrowserWindow, settings: Settings): void {
  window.on('close', () =>
    settings.saveWindow({ ...window.getNormalBounds(), maximized: window.isMaximized() }),
  )
}
