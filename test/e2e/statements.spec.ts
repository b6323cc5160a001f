/**
 * Real statements, and hostile ones, dropped into the window one after the other: each is shown with as many movements as
 * other readers found in it, or answered in words; nothing is left hanging. In the long form all of them, else one in twenty.
 */
import fs from 'node:fs'
import path from 'node:path'
import { isSharedThere, sharedPath } from '../support/sharedPath.ts'
import { createCompany, dropBytes, expect, test } from './program.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const STEP = process.env.LONG === '1' ? 1 : 20

/** Names of files below the statements, with their folder. */
function statements(): string[] {
  const root = sharedPath('statements')
  if (root === null) return []
  return fs
    .readdirSync(root, { withFileTypes: true })
    .filter((folder) => folder.isDirectory())
    .flatMap(({ name }) => fs.readdirSync(path.join(root, name)).map((file) => `${name}/${file}`))
    .filter((file) => !/\.(json|md)$/.test(file))
    .filter((_, i) => i % STEP === 0)
}

/** How many movements other readers found; null where they did not agree, and for a hostile file. */
function movementsOf(file: string): number | null {
  const expected = sharedPath('statements', `${file}.expected.json`)
  if (expected === null) return null
  const { agreement, transactions } = JSON.parse(fs.readFileSync(expected, 'utf8'))
  return agreement?.status === 'no-agreement' ? null : (transactions ?? null)
}

test('statements of banks are shown with their movements, or answered in words', async ({ app }) => {
  test.setTimeout(1_800_000)
  if (!isSharedThere()) console.log('real statements are left out, ../shared is not there')
  await createCompany(app, 'Atelier Léger inc.')
  const dialog = app.getByRole('dialog')
  for (const file of statements()) {
    const name = path.basename(file)
    await dropBytes(app, name, fs.readFileSync(sharedPath('statements', file)!))
    await expect(dialog, file).toContainText(`Relevé : ${name}`)
    const count = movementsOf(file)
    const shown =
      count === null
        ? /\d opérations?|L’opération n’a pas été faite|Mot de passe du fichier|Saisir un relevé/
        : new RegExp(`Fichier .+, ${count} opérations?`)
    await expect(dialog, file).toContainText(shown)
    await app.keyboard.press('Escape')
    await expect(dialog, file).toBeHidden()
  }
})
