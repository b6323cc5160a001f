/**
 * The planted bugs of build/teeth can still be planted, and the page lists them: so the list does not rot between two runs
 * of `npm run teeth`, which takes most of an hour.
 */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { BUGS, withBug } from '../../build/teeth/bugs.ts'
import { rowsOfPage } from '../../build/teeth/page.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')

test.each(BUGS)(
  '$name: its text stands exactly once in its file (if not, plant it anew in build/teeth)',
  (bug) => {
    const planted = withBug(read(bug.file), bug)
    expect(planted).not.toBeNull()
    expect(planted).not.toBe(read(bug.file))
  },
)

test('the list has the size that was promised, and every bug a name of its own', () => {
  expect(BUGS.length).toBeGreaterThanOrEqual(40)
  expect(new Set(BUGS.map(({ name }) => name)).size).toBe(BUGS.length)
})

test('every bug is of the product, and its suites are there', () => {
  for (const { file, suites } of BUGS) {
    expect(file).toMatch(/^(db|electron)\//)
    for (const one of suites.flatMap((words) => words.split(' '))) {
      const folder = path.join(root, path.dirname(one))
      expect(fs.readdirSync(folder).some((name) => name.startsWith(path.basename(one)))).toBe(true)
    }
  }
})

test('docs/teeth.md has a line for each bug and no other', () => {
  const rows = rowsOfPage(read('docs/teeth.md'))
  expect([...rows.keys()].sort()).toEqual(BUGS.map(({ name }) => name).sort())
})

test('a text that stands twice, or not at all, plants nothing', () => {
  const bug = { ...BUGS[0]!, text: 'one', instead: 'two' }
  expect(withBug('one one', bug)).toBeNull()
  expect(withBug('none of it'.replace('one', ''), bug)).toBeNull()
  expect(withBug('a one', bug)).toBe('a two')
})
