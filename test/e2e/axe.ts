/** What axe finds on a page that has come to rest. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** How long a page may take to come to rest before it is looked at as it is, in milliseconds. */
const REST_MS = 5_000

/**
 * Waits until nothing moves and a dialog is either wholly open or wholly gone: between the two, the page behind is still
 * hidden from readers while the dialog is not there any more.
 */
async function atRest(page: Page): Promise<void> {
  const rests = () => {
    const moving = document
      .getAnimations()
      .some(
        ({ playState, effect }) =>
          playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY,
      )
    const isHidden = document.querySelector('#root')?.getAttribute('aria-hidden') === 'true'
    return !moving && isHidden === (document.querySelector('[aria-modal="true"]') !== null)
  }
  await page.waitForFunction(rests, undefined, { timeout: REST_MS }).catch(() => {})
}

/** Every finding of axe (WCAG 2.2 AA and its best practices), with the element it is about. */
export async function findings(page: Page): Promise<string[]> {
  await atRest(page)
  const { violations } = await new AxeBuilder({ page })
    // The invisible ends of a focus trap: they take the focus only to send it back inside.
    .exclude('[data-tabster-dummy]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}
