/**
 * A stand-in for the module `electron`, over Node and the machine's Chromium, with what our shell uses of it. The
 * built main and preload run on it unchanged. What it cannot show is said in docs/shell.md.
 */
import { app } from './app.ts'
import { BrowserWindow } from './browserWindow.ts'
import { ipcMain } from './ipcMain.ts'
import { MessageChannelMain } from './ports.ts'
import { protocol, session } from './session.ts'
import { dialog, Menu, safeStorage, screen, shell } from './system.ts'
import { utilityProcess } from './utilityProcess.ts'

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
}

// Packages that import the module as a whole.
export default { app, ipcMain, shell }
