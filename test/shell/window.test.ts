/**
 * The window of the built shell, on the double of Electron: what its page may not do, whatever it tries. A page that
 * was taken over must find no Node, no network, no other window, no permission and no secret.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ORIGIN, PAGE } from '../../electron/shell/origin.ts'
import { buildToy, newHome, remove, soon, startToy, type Toy, type ToyWindow, toyLog } from './toy.ts'

const CANARY = 'canary-7f3a9c52e1'
let dist: string
let toy: Toy
const home = newHome()

beforeAll(async () => {
  dist = await buildToy()
  toy = await startToy(dist, home, {
    env: { TOY_SECRET: CANARY },
    options: { packaged: true, droppedFrom: '/home/x' },
  })
})
afterAll(async () => {
  await toy?.shell.end()
  remove(dist, home)
})

/** Time in which an attempt that went through would show. */
const settle = () => toy.page.waitForTimeout(150)

/** A click without Playwright's wait for the navigation, which never comes here. */
const click = (selector: string) => toy.page.$eval(selector, (element) => (element as HTMLElement).click())

/** Waits until the act has made a new page of the old one. */
async function reloaded(act: () => Promise<unknown>): Promise<void> {
  await toy.page.evaluate(() => Reflect.set(globalThis, 'before', true))
  await act()
  await toy.page.waitForFunction(
    () => !Reflect.has(globalThis, 'before') && (globalThis as unknown as ToyWindow).toy?.seen.ports > 0,
  )
}

async function expectUntouched(): Promise<void> {
  const windows = await toy.shell.order<{ url: string }[]>('windows')
  expect(windows.map(({ url }) => url.split('#')[0])).toEqual([PAGE])
  expect(await toy.call('echo', 'still here')).toBe('still here')
  expect(toy.shell.reported('network')).toEqual([])
}

interface WindowReport {
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> }
  readonly visible: boolean
}

test('the window is sandboxed, isolated, without Node, web views or inspector', async () => {
  // shown once all of the page has come, which may be after its script spoke with the back end
  const windows = () => toy.shell.order<WindowReport[]>('windows')
  await soon(async () => (await windows())[0]!.visible).toBe(true)
  const [window] = await windows()
  expect(window!.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: false,
  })
  expect(toy.shell.reported('sandboxEnabled')).toHaveLength(1)
  const menu = await toy.shell.order<{ role?: string }[]>('menu')
  expect(menu.map(({ role }) => role)).not.toContain('toggleDevTools')
})

test('the scheme is standard and secure, and cannot go round the policy', async () => {
  const [schemes] = toy.shell.reported('schemes')
  expect(schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
})

test('the policy allows nothing unsafe and no network, its nonce is fresh, and the page breaks it nowhere', async () => {
  const fetchPage = () =>
    toy.shell.order<{ headers: Record<string, string>; body: string }>('fetch', PAGE, 'GET')
  const [first, second] = [await fetchPage(), await fetchPage()]
  const policy = first.headers['content-security-policy']!
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'none'",
    "frame-ancestors 'none'",
  ])
    expect(policy.split('; ')).toContain(directive)
  const nonceOf = ({ headers }: { headers: Record<string, string> }) =>
    /'nonce-([^']{16,})'/.exec(headers['content-security-policy']!)![1]!
  expect(first.body).toContain(`nonce="${nonceOf(first)}"`)
  expect(nonceOf(first)).not.toBe(nonceOf(second))
  expect(first.headers['x-content-type-options']).toBe('nosniff')
  expect(await toy.page.evaluate(() => (globalThis as unknown as ToyWindow).toy.seen.violations)).toEqual([])
})

test('the page has no Node and no Electron', async () => {
  const names =
    'require module exports process Buffer global __dirname __filename setImmediate clearImmediate'.split(' ')
  const found = (list: string[]) => list.filter((name) => Reflect.get(globalThis, name) !== undefined)
  expect(await toy.page.evaluate(found, [...names, 'electron', 'ipcRenderer'])).toEqual([])
})

test('the bridge offers four things, frozen', async () => {
  const bridge = await toy.page.evaluate(() => {
    const offered = Reflect.get(globalThis, 'grandlivre') as Record<string, unknown>
    return {
      names: Object.keys(offered).sort(),
      frozen: Object.isFrozen(offered),
      platform: offered.platform,
      path: (offered.pathOf as (file: File) => string)(new File(['x'], 'releve.ofx')),
    }
  })
  expect(bridge).toEqual({
    names: ['chooseFile', 'pathOf', 'platform', 'port'],
    frozen: true,
    platform: process.platform,
    path: '/home/x/releve.ofx',
  })
})

test('bytes, dates and large lists go to the back end and come back the same', async () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => ({ index, text: `écriture ${index}` }))
  expect(await toy.call('echo', rows)).toEqual(rows)
  const same = await toy.page.evaluate(async () => {
    const sent = { day: new Date(1_700_000_000_000), bytes: Uint8Array.of(0, 255, 128), nothing: undefined }
    const { data } = await (globalThis as unknown as ToyWindow).toy.call('echo', sent)
    const back = data as typeof sent
    return (
      back.day.getTime() === sent.day.getTime() &&
      back.bytes.join() === sent.bytes.join() &&
      'nothing' in back
    )
  })
  expect(same).toBe(true)
})

test('a link inside the page works, and so does loading the page again', async () => {
  await click('#inside')
  expect(await toy.page.evaluate(() => location.hash)).toBe('#there')
  await reloaded(() => toy.page.evaluate(() => location.reload()))
  expect(await toy.page.evaluate(() => location.hash)).toBe('#there')
  await expectUntouched()
  // The port of the page that is gone was closed, and the back end knows it.
  expect(toyLog(home).filter((line) => line.endsWith('window closed'))).toHaveLength(1)
})

test('a page whose process died is loaded again, but not for ever', async () => {
  for (let death = 1; death <= 3; death++) await reloaded(() => toy.shell.order('crash'))
  await expectUntouched()
  await toy.page.evaluate(() => Reflect.set(globalThis, 'before', true))
  await toy.shell.order('crash')
  await settle()
  expect(await toy.page.evaluate(() => Reflect.get(globalThis, 'before'))).toBe(true)
})

const elsewhere = [
  'https://example.org/',
  'http://127.0.0.1:9/',
  'app://ui/page.js',
  'app://evil/index.html',
  'file:///etc/passwd',
  'https://www.revenuquebec.ca/',
]
test.each(elsewhere)('the page does not go to %s', async (address) => {
  await toy.page.evaluate((url) => {
    location.href = url
  }, address)
  await settle()
  await expectUntouched()
})

test('links, forms and frames lead nowhere', async () => {
  await click('#away')
  await click('#form button')
  await toy.page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/'
    document.body.append(frame)
  })
  await settle()
  await expectUntouched()
})

const externals: [address: string, opens: boolean][] = [
  ['https://www.revenuquebec.ca/fr/', true],
  ['https://www.canada.ca/fr/agence-revenu.html', true],
  ['http://www.revenuquebec.ca/', false],
  ['https://www.revenuquebec.ca.example.org/', false],
  ['https://www.revenuquebec.ca@example.org/', false],
  ['https://x:y@www.revenuquebec.ca/', false],
  ['https://www.revenuquebec.ca:444/', false],
  ['https://example.org/?www.revenuquebec.ca', false],
  ['javascript:alert(1)', false],
  ['file:///etc/passwd', false],
  ['ms-settings:privacy', false],
  ['app://ui/index.html', false],
  ['about:blank', false],
]
test.each(externals)('window.open(%s) makes no window; opens in the browser: %s', async (address, opens) => {
  const before = toy.shell.reported('openExternal').length
  expect(await toy.page.evaluate((url) => window.open(url), address)).toBeNull()
  await settle()
  expect(toy.shell.reported('openExternal').slice(before)).toEqual(opens ? [address] : [])
  expect(toy.shell.reported('windowOpened')).toEqual([])
  await expectUntouched()
})

test('a link to a new window opens in the browser only when its site is known', async () => {
  const before = toy.shell.reported('openExternal').length
  await click('#blank')
  await click('#allowed')
  await soon(() => toy.shell.reported('openExternal').slice(before)).toEqual([
    'https://www.revenuquebec.ca/fr/',
  ])
  await expectUntouched()
})

const permissions =
  'clipboard-read display-capture fullscreen geolocation hid idle-detection keyboardLock media mediaKeySystem midi midiSysex notifications openExternal pointerLock serial speaker-selection storage-access top-level-storage-access usb window-management unknown fileSystem'
test.each(permissions.split(' '))('the permission %s is refused', async (name) => {
  expect(await toy.shell.order('permission', name, PAGE)).toEqual({
    request: false,
    check: false,
    device: false,
  })
})

test('copying text is allowed to our page and to no other', async () => {
  const ask = (url: string) => toy.shell.order('permission', 'clipboard-sanitized-write', url)
  expect(await ask(`${ORIGIN}/`)).toMatchObject({ request: true, check: true })
  for (const url of ['https://example.org/', 'about:blank', '', 'app://evil/'])
    expect(await ask(url)).toMatchObject({ request: false, check: false })
})

test('no request of any kind leaves the machine', async () => {
  await toy.page.evaluate(async () => {
    await fetch('https://example.org/a').catch(() => {})
    new Image().src = 'https://example.org/b.png'
    const sheet = document.createElement('link')
    sheet.rel = 'stylesheet'
    sheet.href = 'https://example.org/c.css'
    document.head.append(sheet)
    navigator.sendBeacon('https://example.org/d')
    try {
      new WebSocket('wss://example.org/e')
    } catch {
      // Refused at once or later: either way nothing leaves.
    }
  })
  await settle()
  await expectUntouched()
})

const loads: [address: string, allowed: boolean][] = [
  [PAGE, true],
  ['app://ui/assets/index-x.js', true],
  ['data:image/png;base64,AA', true],
  ['blob:app://ui/x', true],
  ['https://example.org/', false],
  ['http://127.0.0.1:8080/', false],
  ['ws://127.0.0.1:8080/', false],
  ['file:///etc/passwd', false],
  ['app://evil/index.html', false],
  ['devtools://devtools/x.js', false],
]
test.each(loads)('even without the policy, loading %s is allowed: %s', async (address, allowed) => {
  expect(await toy.shell.order('isCancelled', address)).toBe(!allowed)
})

test('a secret of the back end is nowhere in the memory of the page', async () => {
  expect(await toy.call('keepSecret')).toEqual({ sealed: true, opened: true })
  const protocol = await toy.page.context().newCDPSession(toy.page)
  let memory = ''
  protocol.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    memory += chunk
  })
  await protocol.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  expect(memory).toContain('still here')
  expect(memory).not.toContain(CANARY)
})
