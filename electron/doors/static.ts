/** The built screens, read from one folder and nothing outside it. */
import { randomBytes } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** The policy of the page: scripts and styles of ours only; `nonce` is for the style elements made while running. */
export function contentPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    `style-src-attr 'none'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
  ].join('; ')
}

/** On every answer, page or not. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()',
}

export interface StaticFile {
  readonly body: Buffer | string
  readonly headers: Readonly<Record<string, string>>
}

/** The parts of a URL path, decoded once; null for what has no business in the name of a built file. */
function partsOf(urlPath: string): string[] | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  const parts = decoded.split('/').filter((part) => part !== '')
  // Built files have plain names: a percent, a backslash, a colon or a leading dot is someone trying something.
  return parts.every((part) => /^[\w@-][\w@.-]*$/.test(part)) ? parts : null
}

function page(html: string): StaticFile {
  const nonce = randomBytes(16).toString('base64')
  return {
    body: html.replaceAll('__NONCE__', nonce),
    headers: {
      'content-type': types['.html']!,
      'cache-control': 'no-store',
      'content-security-policy': contentPolicy(nonce),
    },
  }
}

/** The file of a URL path (without query) inside `root`, or null when there is none. `/` is index.html. */
export async function staticFile(root: string, urlPath: string): Promise<StaticFile | null> {
  const parts = partsOf(urlPath)
  if (!parts) return null
  try {
    const folder = await realpath(root)
    const file = await realpath(join(folder, ...(parts.length === 0 ? ['index.html'] : parts)))
    const type = types[extname(file)]
    // realpath has followed the links: what they reach must still be inside.
    if (!file.startsWith(folder + sep) || type === undefined || !(await stat(file)).isFile()) return null
    if (extname(file) === '.html') return page(await readFile(file, 'utf8'))
    return { body: await readFile(file), headers: { 'content-type': type, 'cache-control': 'no-cache' } }
  } catch {
    return null
  }
}
