/** What electron-builder is told: which files ship, how Electron is closed, and the Windows installer. */
import path from 'node:path'
import type { Configuration } from 'electron-builder'
import { root } from '../steps.ts'

/** Where the icons are written before packaging. */
export const resources = path.join(root, 'dist', 'resources')

/** The bundles hold everything but the database module, which is native: of node_modules only that one ships. */
const files = [
  'package.json',
  'dist/{shell,host,renderer}/**/*',
  '!node_modules/**/*',
  'node_modules/better-sqlite3/{package.json,LICENSE}',
  'node_modules/better-sqlite3/lib/**/*',
]
export type System = 'win' | 'linux'
/** The database module's binary for each system, by the name that its package gives it. */
const native = { win: 'win32-x64', linux: 'linux-x64' } as const

const configuration: Configuration = {
  appId: 'ca.grandlivre.desktop',
  productName: 'GrandLivre',
  copyright: 'MIT License',
  directories: { output: 'dist/package', buildResources: resources },
  // Electron redirects the loading of a native module to the unpacked copy.
  asarUnpack: ['**/*.node'],
  // Beside the app: whoever has the program has what checks a company without it, and the format to write another.
  extraFiles: ['docs/check_company.py', 'docs/log.md'],
  npmRebuild: false,
  publish: null,
  electronLanguages: ['fr', 'en-US', 'en-GB'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [
    {
      ext: 'grandlivre',
      name: 'GrandLivre',
      description: 'GrandLivre',
      mimeType: 'application/x-grandlivre',
      role: 'Editor',
    },
  ],
  win: {
    target: [{ target: 'nsis', arch: ['x64'] }],
    icon: path.join(resources, 'icon.ico'),
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    installerLanguages: ['fr_FR', 'en_US'],
    displayLanguageSelector: true,
    deleteAppDataOnUninstall: false,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder replaces these.
    artifactName: 'GrandLivre-${version}-${arch}.${ext}',
  },
  linux: {
    target: [{ target: 'AppImage', arch: ['x64'] }],
    category: 'Office',
    icon: resources,
    maintainer: 'GrandLivre',
    synopsis: 'Tenue de livres hors ligne',
  },
}

/** The configuration for one system; a new object each time, since electron-builder changes what it is given. */
export function configurationFor(system: System): Configuration {
  const binary = `node_modules/better-sqlite3/prebuilds/${native[system]}.node`
  return structuredClone({ ...configuration, files: [...files, binary] })
}
