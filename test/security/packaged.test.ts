/** What continuous integration runs on the packaged app, tried here on stand-ins: it finds an open fuse, and only those. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const CLOSED = '01001100'
const MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** What is said of a program with these fuses. */
function saidOf(fuses: string): { status: number | null; said: string } {
  const folder = temporaryFolder()
  const head = Buffer.from([1, fuses.length])
  const parts = [Buffer.from('an app\n'), Buffer.from(MARK), head, Buffer.from(fuses)]
  fs.writeFileSync(path.join(folder, 'grandlivre'), Buffer.concat(parts))
  const { status, stdout } = spawnSync(process.execPath, ['test/electron/packaged.mjs', '--fuses', folder], {
    encoding: 'utf8',
  })
  return { status, said: stdout }
}

test('a program with its fuses closed passes', () => {
  expect(saidOf(CLOSED)).toEqual({ status: 0, said: 'the packaged app is closed\n' })
})

test.each([...CLOSED].map((letter, index) => [index, letter] as const))(
  'fuse %i turned is found',
  (index, letter) => {
    const turned = letter === '0' ? '1' : '0'
    const { status, said } = saidOf(CLOSED.slice(0, index) + turned + CLOSED.slice(index + 1))
    expect(status).toBe(1)
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(said).toMatch(new RegExp(`^fuse \\w+ is "${turned}", not ${letter}\n$`))
  },
)

test('the workflows run it on what they package', () => {
  for (const name of ['test.yml', 'release.yml']) {
    const text = fs.readFileSync(path.join('.github/workflows', name), 'utf8')
    expect(text, name).toMatch(/xvfb-run -a node test\/electron\/packaged\.mjs dist\/package\/linux-unpacked/)
    expect(text, name).toMatch(/run: node test\/electron\/packaged\.mjs dist\/package\/win-unpacked/)
  }
})
