/**
 * GoCardless Bank Account Data API v2 (European banks, PSD2): agreement and requisition make a consent. Its limits are of
 * the bank, as low as four readings a day and account; 429 says when the next is allowed.
 */
import type { z } from 'zod'
import { type Day, type InstantMs, isDay } from '../../../db/rules/dates.ts'
import type {
  BankFeed,
  Consent,
  ConsentRequest,
  ConsentState,
  ConsentStatus,
  FeedAccount,
  FeedBalance,
  FeedMovements,
  Institution,
} from './feed.ts'
import { movementsOf } from './gocardless-movements.ts'
import {
  agreementAnswer,
  balancesAnswer,
  detailsAnswer,
  errorAnswer,
  institutionAnswer,
  institutionsAnswer,
  newAccess,
  newTokens,
  requisitionAnswer,
  requisitionsAnswer,
} from './gocardless-shapes.ts'
import { type Answer, type Sent, SupplierHttp } from './http.ts'
import { fail, refuse } from './texts.ts'

export const GOCARDLESS_ADDRESS = 'https://bankaccountdata.gocardless.com'
const NAME = 'GoCardless'
const HISTORY_DAYS = 90
const CONSENT_DAYS = 90

/** What the person made on the supplier's site. */
export interface GoCardlessKeys {
  readonly secretId: string
  readonly secretKey: string
  readonly address: string
}

/** Tokens and when they end; kept between calls beside the keys. */
export interface Tokens {
  readonly access: string
  readonly accessEnds: InstantMs
  readonly refresh: string
  readonly refreshEnds: InstantMs
}

export interface GoCardlessOptions {
  readonly keys: GoCardlessKeys
  readonly tokens: Tokens | null
  readonly keepTokens: (tokens: Tokens) => void
  readonly now: () => InstantMs
  readonly signal?: AbortSignal
  /** Waits before tries again, ms; for tests. */
  readonly pauses?: readonly number[]
}

/** States of a requisition, as the vendor's reference gives them. */
const STATUSES: Readonly<Record<string, ConsentStatus>> = {
  CR: 'pending',
  GC: 'pending',
  UA: 'pending',
  GA: 'pending',
  SA: 'pending',
  LN: 'active',
  EX: 'expired',
  RJ: 'error',
  ER: 'error',
  SU: 'error',
}

/** Kinds of balances, the surest first. */
const BALANCES = [
  'closingBooked',
  'interimBooked',
  'openingBooked',
  'expected',
  'interimAvailable',
  'closingAvailable',
]

/** A token is not used in its last minute. */
const MARGIN_MS = 60_000

export class GoCardless implements BankFeed {
  readonly #http: SupplierHttp
  readonly #options: GoCardlessOptions
  #tokens: Tokens | null

  constructor(options: GoCardlessOptions) {
    this.#options = options
    this.#tokens = options.tokens
    this.#http = new SupplierHttp(options.keys.address, NAME, options.signal, options.pauses)
  }

  async institutions(country: string): Promise<readonly Institution[]> {
    const found = await this.#get(
      `/api/v2/institutions/?country=${encodeURIComponent(country)}`,
      institutionsAnswer,
    )
    return found.map(institutionOf).sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  }

  async institution(id: string): Promise<Institution> {
    return institutionOf(
      await this.#get(`/api/v2/institutions/${encodeURIComponent(id)}/`, institutionAnswer),
    )
  }

  /** An agreement, then a requisition; when the answer to the second is lost it is found by our reference. */
  async ask(request: ConsentRequest): Promise<Consent> {
    const agreement = await this.#post('/api/v2/agreements/enduser/', agreementAnswer, {
      institution_id: request.institution,
      max_historical_days: request.historyDays,
      access_valid_for_days: request.consentDays,
      access_scope: ['balances', 'details', 'transactions'],
    })
    const body = {
      redirect: request.redirect,
      institution_id: request.institution,
      agreement: agreement.id,
      reference: request.reference,
      user_language: request.language.toUpperCase(),
    }
    const made = await this.#post('/api/v2/requisitions/', requisitionAnswer, body).catch(
      async (error: unknown) => {
        const known = await this.#byReference(request.reference).catch(() => null)
        if (known) return known
        throw error
      },
    )
    const validDays = agreement.access_valid_for_days ?? request.consentDays
    return { id: made.id, link: this.#checkedLink(made.link), validDays }
  }

  async consent(id: string): Promise<ConsentState> {
    const found = await this.#get(`/api/v2/requisitions/${encodeURIComponent(id)}/`, requisitionAnswer)
    const status = STATUSES[found.status] ?? 'error'
    const agreement =
      status === 'active' && found.agreement
        ? await this.#get(
            `/api/v2/agreements/enduser/${encodeURIComponent(found.agreement)}/`,
            agreementAnswer,
          )
        : null
    const given = agreement?.accepted?.slice(0, 10) ?? ''
    return { status, accounts: found.accounts, given: isDay(given) ? given : null }
  }

  async account(id: string): Promise<FeedAccount> {
    const { account } = await this.#get(`${accountPath(id)}details/`, detailsAnswer)
    const { iban, bban, name, product, ownerName, currency } = account
    return {
      id,
      iban: iban ?? bban ?? null,
      name: name ?? product ?? ownerName ?? null,
      currency: currency ?? null,
    }
  }

  async balance(id: string): Promise<FeedBalance | null> {
    const { balances } = await this.#get(`${accountPath(id)}balances/`, balancesAnswer)
    const rank = ({ balanceType }: (typeof balances)[number]) => {
      const at = BALANCES.indexOf(balanceType ?? '')
      return at < 0 ? BALANCES.length : at
    }
    const best = balances.toSorted((a, b) => rank(a) - rank(b))[0]
    if (!best || !/^-?\d+(\.\d+)?$/.test(best.balanceAmount.amount)) return null
    const day = best.referenceDate ?? ''
    return { ...best.balanceAmount, day: isDay(day) ? day : null }
  }

  async movements(id: string, from: Day): Promise<FeedMovements> {
    const path = `${accountPath(id)}transactions/?date_from=${from}`
    const answer = await this.#call({ method: 'GET', path })
    const found = movementsOf(answer.body)
    if (!found) throw fail('feed.answer', { name: NAME, detail: 'transactions' })
    return found
  }

  async revoke(consent: string): Promise<void> {
    const path = `/api/v2/requisitions/${encodeURIComponent(consent)}/`
    await this.#call({ method: 'DELETE', path }, [404])
  }

  /** A link leads to the supplier over https; a stand-in on this machine may lead to itself. */
  #checkedLink(link: string): string {
    const url = URL.canParse(link) ? new URL(link) : null
    const ours = new URL(this.#options.keys.address).origin
    const isVendor = url?.protocol === 'https:' && /(^|\.)(gocardless|nordigen)\.com$/.test(url.hostname)
    if (url && (isVendor || url.origin === ours)) return url.href
    throw fail('feed.answer', { name: NAME, detail: 'link' })
  }

  async #byReference(reference: string): Promise<z.output<typeof requisitionAnswer> | null> {
    const { results } = await this.#get('/api/v2/requisitions/?limit=100&offset=0', requisitionsAnswer)
    return results.find((one) => one.reference === reference) ?? null
  }

  async #get<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.output<Shape>> {
    return read(shape, await this.#call({ method: 'GET', path }))
  }

  async #post<Shape extends z.ZodType>(path: string, shape: Shape, body: unknown): Promise<z.output<Shape>> {
    return read(shape, await this.#call({ method: 'POST', path, body }))
  }

  /** One call under a token that stands; a token that the supplier forgot is made anew once. */
  async #call(sent: Sent, accepted: readonly number[] = []): Promise<Answer> {
    const answer = await this.#http.send({ ...sent, token: await this.#token() })
    const error = errorAnswer.safeParse(answer.body).data
    if (answer.status === 401 && !/AccessExpired|AccountInactive/i.test(error?.type ?? '')) {
      this.#tokens = null
      const again = await this.#http.send({ ...sent, token: await this.#token() })
      return this.#checked(again, accepted)
    }
    return this.#checked(answer, accepted)
  }

  #checked(answer: Answer, accepted: readonly number[]): Answer {
    const { status, body, headers } = answer
    if (status < 400 || accepted.includes(status)) return answer
    const error = errorAnswer.safeParse(body).data
    const detail = `${error?.summary ?? ''} ${typeof error?.detail === 'string' ? error.detail : ''}`
      .trim()
      .slice(0, 300)
    if (status === 429) throw new RateLimited(nextAllowed(headers, this.#options.now()))
    if (status === 401 || status === 403 || status === 409) {
      if (/Expired|Inactive|Suspended|Forbidden/i.test(error?.type ?? '') || status === 409)
        throw refuse('feed.consentEnded')
      throw refuse('feed.keysRefused', { name: NAME })
    }
    throw refuse('feed.refused', { name: NAME, detail: detail || String(status) })
  }

  async #token(): Promise<string> {
    const now = this.#options.now()
    if (this.#tokens && this.#tokens.accessEnds > now + MARGIN_MS) return this.#tokens.access
    this.#tokens = (await this.#refreshed(now)) ?? (await this.#fresh(now))
    this.#options.keepTokens(this.#tokens)
    return this.#tokens.access
  }

  async #refreshed(now: InstantMs): Promise<Tokens | null> {
    const known = this.#tokens
    if (!known || known.refreshEnds <= now + MARGIN_MS) return null
    const path = '/api/v2/token/refresh/'
    const answer = await this.#http.send({ method: 'POST', path, body: { refresh: known.refresh } })
    if (answer.status !== 200) return null
    const { access, access_expires } = read(newAccess, answer)
    return { ...known, access, accessEnds: now + access_expires * 1_000 }
  }

  async #fresh(now: InstantMs): Promise<Tokens> {
    const { secretId, secretKey } = this.#options.keys
    const body = { secret_id: secretId, secret_key: secretKey }
    const answer = await this.#http.send({ method: 'POST', path: '/api/v2/token/new/', body })
    if (answer.status === 401 || answer.status === 403 || answer.status === 400)
      throw refuse('feed.keysRefused', { name: NAME })
    const made = read(newTokens, this.#checked(answer, []))
    return {
      access: made.access,
      accessEnds: now + made.access_expires * 1_000,
      refresh: made.refresh,
      refreshEnds: now + made.refresh_expires * 1_000,
    }
  }
}

/** The bank allows no other reading before a time; told of one account, the others may go on. */
export class RateLimited extends Error {
  readonly until: InstantMs

  constructor(until: InstantMs) {
    super('rate limited')
    this.until = until
  }
}

/** Seconds to wait as the supplier says them; a day when it says nothing. */
function nextAllowed(headers: Headers, now: InstantMs): InstantMs {
  const names = ['http_x_ratelimit_account_success_reset', 'http_x_ratelimit_reset', 'retry-after']
  const said = names
    .map((name) => headers.get(name))
    .find((value) => value !== null && /^\d{1,7}$/.test(value))
  return now + Number(said ?? 86_400) * 1_000
}

const accountPath = (id: string) => `/api/v2/accounts/${encodeURIComponent(id)}/`

function institutionOf(found: z.output<typeof institutionAnswer>): Institution {
  const { id, name, bic, transaction_total_days: history, max_access_valid_for_days: consent } = found
  const days = (given: number | null | undefined, usual: number) => (given && given > 0 ? given : usual)
  return {
    id,
    name,
    bic: bic || null,
    historyDays: days(history, HISTORY_DAYS),
    consentDays: Math.min(days(consent, CONSENT_DAYS), CONSENT_DAYS),
  }
}

function read<Shape extends z.ZodType>(shape: Shape, { body }: Answer): z.output<Shape> {
  const result = shape.safeParse(body)
  if (result.success) return result.data
  throw fail('feed.answer', { name: NAME, detail: result.error.issues[0]?.path.join('.') ?? '' })
}
