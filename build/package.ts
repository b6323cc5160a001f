/**
 * `npm run package`: the app with Electron, for the system it is run on: the Windows installer, or an AppImage.
 * With `-- --dir` only the folder of the app. Electron's binary is downloaded by electron-builder.
 */
import { ensureBuilt } from './bundles.ts'
import { pack } from './package/pack.ts'

await ensureBuilt()
const made = await pack({
  system: process.platform === 'win32' ? 'win' : 'linux',
  folderOnly: process.argv.includes('--dir'),
})
for (const file of made) process.stdout.write(`${file}\n`)
