/** The packaged app has no folder of packages: a bundle must print with what it holds, letters of the paper included. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { afterAll, expect, test } from 'vitest'
import { nodeBundle } from '../../build/bundles.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-print-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

test('a bundle away from node_modules writes CSV, workbook and PDF', async () => {
  await build(nodeBundle(folder, { print: 'test/exports/fixtures/print.ts' }, 'es'))
  const said = spawnSync(process.execPath, [path.join(folder, 'print.mjs')], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(said.stderr).toBe('')
  expect(said.stdout).toBe('\xef\xbb\xbfC PK\x03\x04 %PDF %PDF\n')
})
