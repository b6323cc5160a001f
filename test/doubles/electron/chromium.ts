/** The machine's Chromium, started when the app is ready; it plays the browser part of Electron. */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { readOptions } from './options.ts'

const places = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']

/** The language of the machine, for app and page alike. */
export const localeOf = () => readOptions().locale ?? 'fr-CA'

let started: Promise<{ browser: Browser; context: BrowserContext }> | null = null

async function launch(): Promise<{ browser: Browser; context: BrowserContext }> {
  const executablePath = places.find((place) => existsSync(place))
  if (!executablePath) throw new Error(`no Chromium among ${places.join(', ')}`)
  const browser = await chromium.launch({
    executablePath,
    // The shell ends it: the double must see a signal first.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      `--remote-debugging-port=${readOptions().debugPort}`,
    ],
  })
  return {
    browser,
    context: await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: localeOf() }),
  }
}

export function startChromium(): Promise<{ browser: Browser; context: BrowserContext }> {
  started ??= launch()
  return started
}

export async function stopChromium(): Promise<void> {
  const running = await started?.catch(() => null)
  await running?.browser.close()
}
