/**
 * A stand-in of GoCardless Bank Account Data: HTTP on this machine, with the addresses, states, tokens and limits of its
 * published contract. Every answer is kept, so that a test can hold it against that contract. It can be told to fail.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Movement {
  readonly [field: string]: unknown
}

export interface WorldAccount {
  readonly iban: string
  readonly currency: string
  readonly name: string
  booked: Movement[]
  pending: Movement[]
  balance: string
}

export interface Seen {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body: unknown
}

interface Requisition {
  readonly id: string
  readonly reference: string
  readonly agreement: string
  readonly institution_id: string
  readonly redirect: string
  status: string
  accounts: string[]
}

/** `count` more answers of this kind; `lose`: the work is done and the answer never comes. */
export interface Trouble {
  readonly kind: 'lose' | 'down' | 'html' | 'expired' | 'limited' | 'forget'
  readonly on: RegExp
  count: number
}

const DAY_S = 86_400

export class BankWorld {
  readonly accounts = new Map<string, WorldAccount>()
  readonly requisitions = new Map<string, Requisition>()
  readonly agreements = new Map<string, { accepted: string | null; days: number; institution: string }>()
  readonly seen: Seen[] = []
  readonly troubles: Trouble[] = []
  readonly keys = { secret_id: 'identifiant-secret', secret_key: 'clé-très-secrète' }
  tokens = new Set<string>()
  refreshTokens = new Set<string>()
  now = () => Date.now()
  readonly #server: Server

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response))
    // a connection that lies idle stays open: a test that holds the thread for long would find it closed, by chance
    this.#server.keepAliveTimeout = 0
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  /** The person gives the consent at the bank, for these accounts. */
  consent(requisition: string, accounts: readonly string[]): void {
    const found = this.requisitions.get(requisition)!
    found.status = 'LN'
    found.accounts = [...accounts]
    this.agreements.get(found.agreement)!.accepted = new Date(this.now()).toISOString()
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    const path = request.url ?? '/'
    const trouble = this.troubles.find(({ on, count }) => count > 0 && on.test(`${request.method} ${path}`))
    if (trouble) trouble.count--
    if (trouble?.kind === 'down') return void response.writeHead(503).end('<html>Service Unavailable</html>')
    if (trouble?.kind === 'html') return void response.writeHead(200).end('<html>Maintenance</html>')
    if (trouble?.kind === 'forget') this.tokens.clear()
    const [status, body, headers = {}] =
      trouble?.kind === 'limited'
        ? LIMITED
        : trouble?.kind === 'expired'
          ? EXPIRED
          : this.#route(request, path, text === '' ? null : JSON.parse(text))
    this.seen.push({ method: request.method ?? '', path: path.split('?')[0]!, status, body })
    if (trouble?.kind === 'lose') return void request.socket.destroy()
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(body === undefined ? '' : JSON.stringify(body))
  }

  #route(request: IncomingMessage, address: string, sent: Readonly<Record<string, unknown>> | null): Reply {
    const [path, query = ''] = address.split('?')
    if (path === '/api/v2/token/new/') return this.#newToken(sent)
    if (path === '/api/v2/token/refresh/') return this.#refresh(sent)
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (!this.tokens.has(token)) return [401, refusal('Invalid token', 401)]
    const [, , , kind, first = '', second = ''] = path!.split('/')
    if (kind === 'institutions') return institutions(first, new URLSearchParams(query).get('country'))
    if (kind === 'agreements') return this.#agreement(request.method, second, sent)
    if (kind === 'requisitions') return this.#requisition(request.method, first, sent)
    if (kind === 'accounts')
      return this.#account(first, second, new URLSearchParams(query).get('date_from') ?? '')
    return [404, refusal('Not found', 404)]
  }

  #newToken(sent: Readonly<Record<string, unknown>> | null): Reply {
    if (sent?.secret_id !== this.keys.secret_id || sent.secret_key !== this.keys.secret_key)
      return [401, refusal('Authentication failed', 401)]
    const [access, refresh] = [randomUUID(), randomUUID()]
    this.tokens.add(access)
    this.refreshTokens.add(refresh)
    return [200, { access, access_expires: DAY_S, refresh, refresh_expires: 30 * DAY_S }]
  }

  #refresh(sent: Readonly<Record<string, unknown>> | null): Reply {
    if (!this.refreshTokens.has(String(sent?.refresh))) return [401, refusal('Invalid token', 401)]
    const access = randomUUID()
    this.tokens.add(access)
    return [200, { access, access_expires: DAY_S }]
  }

  #agreement(method: string | undefined, id: string, sent: Readonly<Record<string, unknown>> | null): Reply {
    if (method === 'POST') {
      const made = randomUUID()
      const days = Number(sent!.access_valid_for_days)
      this.agreements.set(made, { accepted: null, days, institution: String(sent!.institution_id) })
      return [201, this.#shownAgreement(made)]
    }
    return this.agreements.has(id) ? [200, this.#shownAgreement(id)] : [404, refusal('Not found', 404)]
  }

  #shownAgreement(id: string) {
    const { accepted, days, institution } = this.agreements.get(id)!
    return {
      ...{ id, created: '2026-01-01T00:00:00Z', accepted, institution_id: institution },
      ...{
        max_historical_days: 90,
        access_valid_for_days: days,
        access_scope: ['balances', 'details', 'transactions'],
      },
    }
  }

  #requisition(
    method: string | undefined,
    id: string,
    sent: Readonly<Record<string, unknown>> | null,
  ): Reply {
    if (method === 'POST') {
      const reference = String(sent!.reference)
      if ([...this.requisitions.values()].some((one) => one.reference === reference))
        return [400, { reference: ['Client reference must be unique'], status_code: 400 }]
      const made: Requisition = {
        ...{ id: randomUUID(), reference, agreement: String(sent!.agreement) },
        ...{
          institution_id: String(sent!.institution_id),
          redirect: String(sent!.redirect),
          status: 'CR',
          accounts: [],
        },
      }
      this.requisitions.set(made.id, made)
      return [201, shownRequisition(made)]
    }
    if (id === '') {
      const results = [...this.requisitions.values()].map(shownRequisition)
      return [200, { count: results.length, next: null, previous: null, results }]
    }
    const found = this.requisitions.get(id)
    if (!found) return [404, refusal('Not found', 404)]
    if (method !== 'DELETE') return [200, shownRequisition(found)]
    this.requisitions.delete(id)
    return [
      200,
      { summary: 'Requisition deleted', detail: 'Requisition deleted with all its End User Agreements' },
    ]
  }

  #account(id: string, part: string, from: string): Reply {
    const account = this.accounts.get(id)
    if (!account) return [404, refusal('Not found', 404)]
    const { iban, currency, name, booked, pending, balance } = account
    if (part === 'details')
      return [200, { account: { resourceId: id, iban, currency, name, ownerName: 'Atelier' } }]
    if (part === 'balances') {
      const of = (amount: string, balanceType: string) => ({
        balanceAmount: { amount, currency },
        balanceType,
      })
      return [
        200,
        {
          balances: [
            of('1.00', 'expected'),
            { ...of(balance, 'closingBooked'), referenceDate: '2026-03-31' },
          ],
        },
      ]
    }
    const since = booked.filter((row) => String(row.bookingDate ?? row.valueDate ?? '9999') >= from)
    return [200, { transactions: { booked: since, pending } }]
  }
}

type Reply = readonly [status: number, body: unknown, headers?: Readonly<Record<string, string>>]

const refusal = (summary: string, status_code: number) => ({ summary, detail: summary, status_code })

const LIMITED: Reply = [
  429,
  {
    summary: 'Rate limit exceeded',
    detail: 'Daily request limit set by the Institution has been exceeded.',
    status_code: 429,
    type: 'RateLimitError',
  },
  { HTTP_X_RATELIMIT_ACCOUNT_SUCCESS_RESET: '7200' },
]
const EXPIRED: Reply = [
  401,
  {
    summary: 'End User Agreement has expired',
    detail: 'EUA expired',
    status_code: 401,
    type: 'AccessExpiredError',
  },
]

const shownRequisition = (one: Requisition) => ({
  ...one,
  created: '2026-01-01T00:00:00Z',
  user_language: 'FR',
  link: `https://ob.gocardless.com/ob-psd2/start/${one.id}/${one.institution_id}`,
  ssn: null,
  account_selection: false,
  redirect_immediate: false,
})

const BANKS = [
  {
    id: 'KBC_KREDBEBB',
    name: 'KBC',
    bic: 'KREDBEBB',
    transaction_total_days: '364',
    countries: ['BE'],
    logo: 'x',
  },
  {
    id: 'BELFIUS_GKCCBEBB',
    name: 'Belfius',
    bic: 'GKCCBEBB',
    transaction_total_days: '90',
    countries: ['BE'],
    logo: 'x',
  },
  {
    id: 'BNP_BNPAFRPP',
    name: 'BNP Paribas',
    bic: 'BNPAFRPP',
    transaction_total_days: '90',
    countries: ['FR'],
    logo: 'x',
  },
]

function institutions(id: string, country: string | null): Reply {
  if (id === '') return [200, BANKS.filter(({ countries }) => countries.includes(country ?? ''))]
  const found = BANKS.find((one) => one.id === id)
  return found
    ? [200, { ...found, supported_features: [], supported_payments: {} }]
    : [404, refusal('Not found', 404)]
}
