/**
 * Folders that electron-builder takes for Electron: the files it looks for, and a binary that holds the fuses in the
 * form of Electron's own, so that setting them can be read back. Nothing in them runs.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** Electron's mark of its fuses, then the version of the list (1), its length (8), and eight fuses as shipped. */
const fuses = Buffer.from(`dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0810110001`, 'latin1')

const inBoth = ['LICENSE', 'LICENSES.chromium.html']

function writeCommon(folder: string): void {
  fs.mkdirSync(path.join(folder, 'locales'), { recursive: true })
  fs.mkdirSync(path.join(folder, 'resources'), { recursive: true })
  for (const name of inBoth) fs.writeFileSync(path.join(folder, name), 'stand-in\n')
  fs.writeFileSync(path.join(folder, 'version'), '45.4.1')
  for (const language of ['fr', 'en-US', 'de'])
    fs.writeFileSync(path.join(folder, 'locales', `${language}.pak`), '')
}

/** A folder like Electron's for Linux. */
export function linuxStandIn(folder: string): void {
  writeCommon(folder)
  const script = Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n# '), fuses])
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'])
    fs.writeFileSync(path.join(folder, name), script, { mode: 0o755 })
}

/** A program for Windows that does nothing, with the version that electron-builder rewrites. */
const program = `
Name "electron"
OutFile "electron.exe"
VIProductVersion "45.4.1.0"
VIAddVersionKey "ProductName" "Electron"
VIAddVersionKey "FileDescription" "Electron"
VIAddVersionKey "FileVersion" "45.4.1"
VIAddVersionKey "CompanyName" "stand-in"
VIAddVersionKey "LegalCopyright" "none"
Section
SectionEnd
`

/** A folder like Electron's for Windows; needs makensis. */
export function windowsStandIn(folder: string): void {
  writeCommon(folder)
  fs.writeFileSync(path.join(folder, 'electron.nsi'), program)
  const made = spawnSync('makensis', ['-V1', 'electron.nsi'], { cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`makensis: ${made.stdout}${made.stderr}`)
  fs.rmSync(path.join(folder, 'electron.nsi'))
  fs.appendFileSync(path.join(folder, 'electron.exe'), fuses)
}
