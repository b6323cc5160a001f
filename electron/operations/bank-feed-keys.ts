/** The keys of a supplier of bank movements: of this machine and of one company, sealed, never in the books. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import type { Place } from '../../db/company/place.ts'
import { forgetSecret, keepSecret, readSecret } from '../access/secrets.ts'
import type { BankFeed } from '../bank/feeds/feed.ts'
import { GOCARDLESS_ADDRESS, GoCardless } from '../bank/feeds/gocardless.ts'
import { refuse } from '../bank/feeds/texts.ts'
import type { Tools } from './tools.ts'

export const PROVIDERS = ['gocardless'] as const

const keysShape = z.object({ secretId: z.string(), secretKey: z.string(), address: z.string().optional() })
const tokensShape = z.object({
  access: z.string(),
  accessEnds: z.number(),
  refresh: z.string(),
  refreshEnds: z.number(),
})
type Keys = z.output<typeof keysShape>

const nameOf = (company: string, provider: string, what: 'keys' | 'tokens') =>
  `feed ${company} ${provider} ${what}`

function storedKeys(place: Place, company: string, provider: string): Keys | null {
  return keysShape.safeParse(readSecret(place, nameOf(company, provider, 'keys'))).data ?? null
}

export const hasKeys = (place: Place, company: string, provider: string): boolean =>
  storedKeys(place, company, provider) !== null

export function keepKeys(place: Place, company: string, provider: string, keys: Keys): void {
  keepSecret(place, nameOf(company, provider, 'keys'), keys)
}

/** Forgets keys and tokens of this machine. */
export function forgetKeys(place: Place, company: string, provider: string): void {
  for (const what of ['keys', 'tokens'] as const) forgetSecret(place, nameOf(company, provider, what))
}

/** The supplier, ready to be asked. Keys that are tried and not kept yet come with their own tokens. */
export function feedTool(tools: Tools, company: Company, provider: string, tried?: Keys): BankFeed {
  const keys = tried ?? storedKeys(tools.place, company.id, provider)
  if (!keys) throw refuse('feed.keysMissing', { name: 'GoCardless' })
  const tokensName = nameOf(company.id, provider, 'tokens')
  return new GoCardless({
    keys: { ...keys, address: keys.address ?? GOCARDLESS_ADDRESS },
    tokens: tried ? null : (tokensShape.safeParse(readSecret(tools.place, tokensName)).data ?? null),
    keepTokens: (tokens) => keepSecret(tools.place, tokensName, tokens),
    now: tools.now,
    signal: tools.signal,
  })
}
