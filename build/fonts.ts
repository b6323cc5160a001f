/**
 * A plugin for the bundles of Node programs. A source reads a font of a package by
 * `bytesOf(require.resolve('package/font.ttf'))`; in a bundle its bytes stand there in place of the call, since the
 * packaged app has no folder of packages.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const { resolve } = createRequire(import.meta.url)
const mention = /bytesOf\(\s*require\.resolve\(\s*['"]([^'"]+\.ttf)['"],?\s*\),?\s*\)/g

export function fontsInside(): Plugin {
  return {
    name: 'grandlivre-fonts-inside',
    transform(code, id) {
      if (!code.includes('.ttf') || id.includes('node_modules')) return undefined
      return code.replace(mention, (_all, file: string) => {
        const bytes = fs.readFileSync(resolve(file)).toString('base64')
        return `Buffer.from('${bytes}', 'base64')`
      })
    },
  }
}
