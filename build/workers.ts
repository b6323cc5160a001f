/**
 * A plugin for the bundles of Node programs. A source names a program that runs apart (a worker, a forked child) by
 * `new URL('./company-worker.ts', import.meta.url)`; in a bundle that program becomes a file of its own beside the
 * others, and the name is changed to it. So the same line works from the sources and from dist/.
 */
import path from 'node:path'
import type { Plugin } from 'vite'

const mention = /new URL\(\s*['"](\.{1,2}\/[^'"]+)\.ts['"],\s*import\.meta\.url\s*\)/g

/** The plugin; `suffix` is that of the bundle's files. */
export function workersApart(suffix: string): Plugin {
  return {
    name: 'grandlivre-workers-apart',
    transform(code, id) {
      if (!code.includes('import.meta.url') || id.includes('node_modules')) return undefined
      return code.replace(mention, (_all, relative: string) => {
        const file = `${path.resolve(path.dirname(id), relative)}.ts`
        const name = `${path.basename(relative)}.${suffix}`
        this.emitFile({ type: 'chunk', id: file, fileName: name })
        return `new URL('./${name}', import.meta.url)`
      })
    },
  }
}
