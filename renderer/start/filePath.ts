import { plain } from '../format/search.ts'

/** A file name made of a company's name: `Constructions Évan inc.` -> `constructions-evan-inc`. */
export function fileName(name: string): string {
  return (
    plain(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'entreprise'
  )
}

function joined(folder: string, name: string): string {
  const separator = folder.includes('\\') ? '\\' : '/'
  return `${folder.replace(/[\\/]{1,8}$/, '')}${separator}${name}.grandlivre`
}

/** A path in the folder that none of the known companies has. */
export function freePath(folder: string, name: string, known: readonly { readonly path: string }[]): string {
  const taken = new Set(known.map(({ path }) => path))
  for (let turn = 1; turn < 1_000; turn += 1) {
    const path = joined(folder, turn === 1 ? name : `${name}-${turn}`)
    if (!taken.has(path)) return path
  }
  return joined(folder, `${name}-${crypto.randomUUID()}`)
}
