/** The sites outside the program which a link may open in the person's browser: a closed list, HTTPS only. */

const hosts: ReadonlySet<string> = new Set([
  'www.canada.ca',
  'www.revenuquebec.ca',
  'www.impots.gouv.fr',
  'finances.belgium.be',
  // where GoCardless leads to the bank on which a consent is given
  'ob.gocardless.com',
  'ob.nordigen.com',
  'bankaccountdata.gocardless.com',
])

/** Plain signs only: of the others, a backslash above all, two programs may read two different hosts. */
const plainSigns = /^[!-[\]-~]+$/

export function isAllowedLink(address: string): boolean {
  const url = plainSigns.test(address) ? URL.parse(address) : null
  return (
    url !== null &&
    url.protocol === 'https:' &&
    hosts.has(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  )
}
