/** Protects the back end of the desktop app: a window served over its port, a sealed key, a parser that the shell starts. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const program = fileURLToPath(new URL('./desktopProcess.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'gl-desktop-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('works a company for a window and ends when told', async () => {
  const statement = join(folder, 'statement.csv')
  writeFileSync(statement, 'Date,Description,Amount\n2026-03-02,Rent,-1200.00\n2026-03-05,Client,2500.00\n')
  const home = join(folder, 'home')
  const child = fork(program, [join(folder, 'b.grandlivre'), statement], {
    env: { ...process.env, GRANDLIVRE_HOME: home, HOME: folder },
  })
  const [seen] = await once(child, 'message')
  expect(seen.made).toMatchObject({ ok: true })
  expect(seen.info).toMatchObject({ ok: true, data: { name: 'Bureau Tremblay' } })
  expect(seen.inspected).toMatchObject({
    ok: true,
    data: { format: 'csv', transactions: 2, sumCredits: '2500.00' },
  })
  expect(seen.events).toContainEqual({ event: 'changed', company: join(folder, 'b.grandlivre') })
  expect(await once(child, 'exit')).toEqual([0, null])

  const [key] = readdirSync(join(home, 'keys'))
  expect(
    readFileSync(join(home, 'keys', key!))
      .subarray(0, 7)
      .toString(),
  ).toBe('sealed:')
  expect(readFileSync(join(home, 'logs', 'grandlivre.log'), 'utf8')).toContain('"what":"stopped"')
})
