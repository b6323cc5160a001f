/** The companies opened lately on this machine: their paths and names, in the program's own folder. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { InstantMs } from '../../db/rules/dates.ts'

export const RECENTS_MAX = 20

export interface Recent {
  readonly path: string
  readonly name: string
  readonly openedAt: InstantMs
}

interface Stored {
  items?: Recent[]
}

/** Loaded on first use: the command line mostly does without. */
async function store(home: string) {
  const { default: Conf } = await import('conf')
  return new Conf<Stored>({
    cwd: home,
    configName: 'recent-companies',
    projectName: 'grandlivre',
    configFileMode: 0o600,
    // A file damaged by hand costs the list, not the program.
    clearInvalidConfig: true,
    // no defaults: they would be written by whoever only reads
    schema: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          required: ['path', 'name', 'openedAt'],
          properties: { path: { type: 'string' }, name: { type: 'string' }, openedAt: { type: 'integer' } },
        },
      },
    },
  })
}

/** The latest first. */
export async function recentCompanies(home: string): Promise<Recent[]> {
  return (await store(home)).get('items', []).toSorted((a, b) => b.openedAt - a.openedAt)
}

export async function noteCompany(home: string, recent: Recent): Promise<void> {
  const kept = await store(home)
  const others = kept.get('items', []).filter(({ path }) => path !== recent.path)
  kept.set('items', [recent, ...others].slice(0, RECENTS_MAX))
}

/** Takes a company off the list; the file itself stays. */
export async function forgetCompany(home: string, path: string): Promise<boolean> {
  const kept = await store(home)
  const items = kept.get('items', [])
  const others = items.filter((item) => item.path !== path)
  if (others.length < items.length) kept.set('items', others)
  return others.length < items.length
}

/** Where company files are put unless the person says otherwise. */
export function companiesFolder(): string {
  return join(homedir(), 'Documents', 'GrandLivre')
}
