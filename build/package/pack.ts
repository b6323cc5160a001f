/** Makes the app of the bundles: icons, and electron-builder over them. */
import fs from 'node:fs'
import path from 'node:path'
import { Arch, build, type Configuration, Platform } from 'electron-builder'
import { root } from '../steps.ts'
import { configurationFor, resources, type System } from './config.ts'
import { icoIcon, pngIcon } from './icon.ts'

export interface PackOptions {
  readonly system: System
  /** Only the folder of the app, no installer. */
  readonly folderOnly: boolean
  /** In place of parts of the configuration. */
  readonly change?: Configuration
}

function writeIcons(): void {
  fs.mkdirSync(resources, { recursive: true })
  fs.writeFileSync(path.join(resources, 'icon.ico'), icoIcon())
  for (const size of [32, 128, 512])
    fs.writeFileSync(path.join(resources, `${size}x${size}.png`), pngIcon(size))
}

/** Packages the app, whose bundles must be there; returns the files that electron-builder made. */
export async function pack({ system, folderOnly, change = {} }: PackOptions): Promise<readonly string[]> {
  writeIcons()
  const platform = system === 'win' ? Platform.WINDOWS : Platform.LINUX
  return build({
    projectDir: root,
    targets: platform.createTarget(folderOnly ? 'dir' : null, Arch.x64),
    config: { ...configurationFor(system), ...change },
    publish: 'never',
  })
}
