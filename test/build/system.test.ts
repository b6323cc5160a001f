/**
 * What the tests need of the system is installed where that is surely wanted, and said elsewhere. A toy apt-get, which
 * refuses a whole call for one name it does not know, as the real one does, takes its place.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Need, prepareSystem } from '../../build/system.ts'

const toyApt = `#!/bin/sh
echo "$*" >> "$TOY/calls"
case "$*" in *unknown*) exit 100 ;; esac
for word in "$@"; do case "$word" in tool-*) touch "$TOY/$word" ;; esac; done
`

let folder = ''
const said: string[] = []
const need = (name: string): Need => ({
  package: name,
  isThere: () => fs.existsSync(path.join(folder, name)),
  without: `the tests of ${name}`,
})
const prepareAs = (installs: boolean, ...names: string[]) =>
  prepareSystem((sentence) => said.push(sentence), names.map(need), installs)
const prepare = (...names: string[]) => prepareAs(true, ...names)
const calls = () => fs.readFileSync(path.join(folder, 'calls'), 'utf8')

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-apt-'))
  fs.writeFileSync(path.join(folder, 'apt-get'), toyApt, { mode: 0o755 })
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`)
  vi.stubEnv('TOY', folder)
  said.length = 0
})
afterEach(() => {
  vi.unstubAllEnvs()
  fs.rmSync(folder, { recursive: true, force: true })
})

test('when all is there, nothing is run and nothing is said', () => {
  fs.writeFileSync(path.join(folder, 'tool-a'), '')
  prepare('tool-a')
  expect(said).toEqual([])
  expect(fs.existsSync(path.join(folder, 'calls'))).toBe(false)
})

describe('by root on Debian', () => {
  test('what is missing is installed in one call', () => {
    prepare('tool-a', 'tool-b')
    expect(said).toEqual(['installing tool-a, tool-b'])
    expect(calls()).toContain('install -y -q --no-install-recommends tool-a tool-b')
    expect(calls()).toContain('DPkg::Lock::Timeout=600')
  })

  test('one unknown name does not keep the others away, and is said', () => {
    prepare('unknown', 'tool-b')
    expect(fs.existsSync(path.join(folder, 'tool-b'))).toBe(true)
    expect(said.at(-1)).toBe(
      'missing: run `sudo apt-get install unknown`; until then left out: the tests of unknown',
    )
  })
})

test('elsewhere the command to run is said', () => {
  prepareAs(false, 'tool-a')
  expect(said).toEqual([
    'missing: run `sudo apt-get install tool-a`; until then left out: the tests of tool-a',
  ])
  expect(fs.existsSync(path.join(folder, 'calls'))).toBe(false)
})
