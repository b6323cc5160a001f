/** A parser that tries what it may not do, and reports how each attempt ended. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { serveParser } from '../../../electron/hosts/parse-service.ts'

function attempt(name: string, act: () => unknown): string {
  try {
    return `${name} ${act()}`
  } catch (error) {
    return `${name} ${(error as NodeJS.ErrnoException).code}`
  }
}

await serveParser(async () => {
  const attempts = [
    attempt('read', () => fs.readFileSync('/etc/hostname')),
    attempt('write', () => fs.writeFileSync(new URL('./written.txt', import.meta.url), 'x')),
    attempt('program', () => execFileSync(process.execPath, ['--version'])),
    attempt('environment', () => Object.keys(process.env).length),
  ]
  const message = { fr: '', en: '' }
  const problems = attempts.map((code) => ({ code, severity: 'warning', message }) as const)
  return { format: 'csv', outcome: 'parse', accounts: [], problems, layout: null }
})
