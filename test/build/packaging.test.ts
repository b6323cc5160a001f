/**
 * The packaged app, really packaged, over a stand-in for Electron: what is inside and nothing else, the native
 * module outside the archive, and the fuses that close what Electron leaves open.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureBuilt } from '../../build/bundles.ts'
import { configurationFor, resources } from '../../build/package/config.ts'
import { icoIcon, pngIcon } from '../../build/package/icon.ts'
import { pack } from '../../build/package/pack.ts'
import { linuxStandIn, windowsStandIn } from '../doubles/package/standIn.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-package-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const hasMakensis = fs.existsSync('/usr/bin/makensis')
const tool = (...words: string[]) => {
  const result = spawnSync(process.execPath, words, { encoding: 'utf8' })
  return result.stdout + result.stderr
}

/** Packages for a system; returns the folder of the app. */
async function packaged(system: 'linux' | 'win', change = {}): Promise<string> {
  const electronDist = path.join(folder, `electron-${system}`)
  if (system === 'win') windowsStandIn(electronDist)
  else linuxStandIn(electronDist)
  const output = path.join(folder, `output-${system}`)
  await pack({
    system,
    folderOnly: true,
    change: { electronDist, directories: { buildResources: resources, output }, ...change },
  })
  return path.join(output, `${system}-unpacked`)
}

const archive = (app: string) =>
  tool('node_modules/@electron/asar/bin/asar.js', 'list', path.join(app, 'resources', 'app.asar'))
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('\\', '/'))

/** What must hold on both systems. */
function expectWhole(app: string, native: string): void {
  const inside = archive(app)
  for (const file of [
    '/dist/shell/main.mjs',
    '/dist/shell/preload.cjs',
    '/dist/host/desktop.mjs',
    '/dist/host/parse.mjs',
  ])
    expect(inside).toContain(file)
  expect(inside).toContain('/dist/renderer/index.html')
  for (const file of ['docs/check_company.py', 'docs/log.md'])
    expect(fs.readFileSync(path.join(app, file), 'utf8')).toBe(fs.readFileSync(file, 'utf8'))
  const modules = inside.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(file)?.[1] ?? [])
  expect(modules).toEqual(['better-sqlite3'])
  expect(inside.filter((file) => file.endsWith('.node'))).toEqual([
    `/node_modules/better-sqlite3/prebuilds/${native}`,
  ])
  const unpacked = path.join(app, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds', native)
  expect(fs.existsSync(unpacked)).toBe(true)
  expect(inside.filter((file) => /\.(ts|tsx|map)$|\/test\/|\/docs\//.test(file))).toEqual([])
}

const expectedFuses = [
  'RunAsNode is Disabled',
  'EnableCookieEncryption is Enabled',
  'EnableNodeOptionsEnvironmentVariable is Disabled',
  'EnableNodeCliInspectArguments is Disabled',
  'EnableEmbeddedAsarIntegrityValidation is Enabled',
  'OnlyLoadAppFromAsar is Enabled',
  'GrantFileProtocolExtraPrivileges is Disabled',
]

function expectClosed(binary: string): void {
  const said = tool('node_modules/@electron/fuses/dist/bin.js', 'read', '--app', binary)
  for (const fuse of expectedFuses) expect(said).toContain(fuse)
}

beforeAll(async () => {
  await ensureBuilt()
})

test('the folder for Linux holds the app, one native module, and closed fuses', async () => {
  const app = await packaged('linux')
  expectWhole(app, 'linux-x64.node')
  expectClosed(path.join(app, 'grandlivre'))
})

describe.skipIf(!hasMakensis)('for Windows', () => {
  test('the folder holds the app, one native module, and closed fuses', async () => {
    const app = await packaged('win')
    expectWhole(app, 'win32-x64.node')
    expectClosed(path.join(app, 'GrandLivre.exe'))
  })
})

test('a name that electron-builder does not know is refused', async () => {
  await expect(packaged('linux', { asarr: true })).rejects.toThrow(/asarr/)
})

test('the installer speaks French and English, and the file of a company opens with the app', () => {
  const configuration = configurationFor('win')
  expect(configuration.nsis?.installerLanguages).toEqual(['fr_FR', 'en_US'])
  expect(configuration.fileAssociations).toMatchObject([{ ext: 'grandlivre' }])
})

test('the icons are a PNG and an ICO of that size', () => {
  const png = pngIcon(32)
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([32, 32])
  const ico = icoIcon([16, 256])
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico[6], ico[22]]).toEqual([1, 2, 16, 0])
})
