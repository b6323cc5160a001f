/** Where the page comes from, and the names under which it may speak to the shell. */

export const SCHEME = 'app'
export const HOST = 'ui'
export const ORIGIN = `${SCHEME}://${HOST}`
export const PAGE = `${ORIGIN}/index.html`

/** True for an address of our own page; an empty address and `about:blank` are not ours. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    url.protocol === `${SCHEME}:` &&
    url.host === HOST &&
    url.username === '' &&
    url.password === ''
  )
}
