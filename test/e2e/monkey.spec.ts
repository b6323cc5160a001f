/**
 * Someone who does anything at all: clicks, keys, texts, back and reload, by chance. Whatever is done, the page answers,
 * nothing stops by a bug, and the books verify. `SEED=… LONG=1 playwright test monkey` does more of it; the hand is the same
 * for a seed, the pace of the machine is not, so a failure tells its last steps.
 */
import type { Page } from '@playwright/test'
import { seed, sized } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { dropStatement, expect, lastCompany, openSample, perform, test, year } from './program.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 10_000 })

const STEPS = sized(150, 3_000)

const TEXTS = [
  ...['12,50', '1 234,56', '-1', '0', '999999999999999', '12.345', '1e5', '%', '1010', '=1+1'],
  ...[`${year}-03-04`, '31/12', '2026-02-30', '03/04/26'],
  ...['abc', 'É', '😀', '', ' ', 'a'.repeat(300), '<b>x</b>', 'مرحبا', 'l’été'],
]
const KEYS = [
  ...['Tab', 'Tab', 'Shift+Tab', 'Enter', 'Enter', 'Escape', 'Space', 'Delete', 'F2', '?', '/'],
  ...['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'PageUp'],
  ...['Control+Enter', 'Control+k', 'Control+z', 'Alt+1', 'Alt+4', ...'mnriotsedagcujkpx123'],
]
const ROLES = 'tab,option,menuitem,menuitemradio,menuitemcheckbox,gridcell,row,checkbox,switch,combobox,radio'
const REACHABLE = `button,a[href],input,select,textarea,summary,${ROLES.split(',').map((role) => `[role=${role}]`)}`

interface Spot {
  readonly x: number
  readonly y: number
  readonly what: string
  readonly isField: boolean
}

/** What a pointer can reach in the window: in sight, not disabled, with nothing over it. */
const spots = (page: Page): Promise<Spot[]> =>
  page.evaluate((reachable) => {
    const found: { x: number; y: number; what: string; isField: boolean }[] = []
    for (const one of document.querySelectorAll<HTMLElement>(reachable)) {
      const box = one.getBoundingClientRect()
      const [x, y] = [box.left + Math.min(box.width / 2, 60), box.top + box.height / 2]
      const top = document.elementFromPoint(x, y)
      const isCovered = top === null || !(one.contains(top) || top.contains(one))
      if (box.width < 4 || box.height < 4 || isCovered || one.matches(':disabled')) continue
      const what = one.getAttribute('aria-label') ?? one.textContent.replace(/\s+/g, ' ').slice(0, 40)
      found.push({ x, y, what: `${one.localName} ${what}`, isField: one.matches('input,textarea') })
    }
    return found
  }, REACHABLE)

/** One thing done by chance; says what it was. */
async function doAnything(page: Page, random: (below: number) => number): Promise<string> {
  const pick = <Item>(list: readonly Item[]): Item => list[random(list.length)]!
  const chance = random(100)
  if (chance < 27) {
    const key = pick(KEYS)
    await page.keyboard.press(key)
    return `key ${key}`
  }
  if (chance < 29) return goBack(page).then(() => 'back')
  if (chance < 30) return page.reload().then(() => 'reload')
  const isTyping = chance < 43
  const list = (await spots(page)).filter(({ isField }) => isField || !isTyping)
  if (list.length === 0) return page.waitForTimeout(50).then(() => 'nothing within reach')
  const { x, y, what } = pick(list)
  await page.mouse.click(x, y)
  if (!isTyping) return `click ${what}`
  const text = pick(TEXTS)
  if (random(2) === 0) await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
  return `type ${JSON.stringify(text.slice(0, 20))} in ${what}`
}

/** Back, but not out of the program to the empty page before it. */
async function goBack(page: Page): Promise<void> {
  await page.goBack({ timeout: 2_000 })
  if (page.url() === 'about:blank') await page.goForward({ timeout: 2_000 })
}

/** Notes what stops by a bug: errors of the page, and answers that say so. */
function noteBugs(page: Page): string[] {
  const bugs: string[] = []
  page.on('pageerror', (error) => bugs.push(String(error.stack)))
  page.on('response', async (response) => {
    if (!response.url().includes('/api/call')) return
    const answer = await response.json().catch(() => null)
    if (answer?.error?.family === 'assertion')
      bugs.push(`${JSON.stringify(answer.error)} to ${response.request().postData()?.slice(0, 500)}`)
  })
  return bugs
}

test(`whatever is done, the page answers and the books verify, seed ${seed}`, async ({ app }) => {
  const bugs = noteBugs(app)
  app.context().on('page', (other) => void other.close())
  app.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
  await openSample(app)
  await dropStatement(app)
  await expect(app.getByRole('dialog')).toBeVisible()
  const company = await lastCompany(app)
  const random = randomFrom(seed)
  const steps: string[] = []
  // a slow machine does fewer steps
  const end = Date.now() + test.info().timeout / 2
  while (steps.length < STEPS && bugs.length === 0 && Date.now() < end) {
    steps.push(await doAnything(app, random).catch((error) => `failed: ${String(error).slice(0, 80)}`))
    if (random(3) === 0) await app.waitForTimeout(60)
  }
  expect(bugs, steps.slice(-40).join('\n')).toEqual([])
  await expect(app.locator('h1, h2, [role=dialog]').first(), steps.slice(-40).join('\n')).toBeVisible()
  const { ok } = await perform(app, 'company.verify', {}, company)
  expect(ok).toBe(true)
})
