/** Operations on connections to banks: asking for a consent, looking whether it was given, reading, renewing, withdrawing. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import {
  type BankConnection,
  bankConnections,
  CONNECTION_STATUSES,
  getConnection,
  linkFeed,
  noteAsked,
  noteEnded,
  noteState,
} from '../../db/records/bank-feeds.ts'
import { Failure, Refusal } from '../../db/rules/errors.ts'
import type { Institution } from '../bank/feeds/feed.ts'
import { openReturnPage } from '../bank/feeds/return-page.ts'
import { feedTool, forgetKeys, hasKeys, keepKeys, PROVIDERS } from './bank-feed-keys.ts'
import { importFeeds, readFeeds } from './bank-feed-read.ts'
import { accountCode, date } from './codecs.ts'
import { reads, writes } from './registry.ts'
import type { Tools } from './tools.ts'

const provider = z.enum(PROVIDERS).default('gocardless')
const id = z.string().min(1).max(80)

/** Countries whose banks can be connected (PSD2): European Economic Area and United Kingdom. */
export const FEED_COUNTRIES = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE', 'IS'],
  ...['IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
] as const

const feedShape = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  iban: z.string().nullable(),
  currency: z.string().nullable(),
  /** Account of the books to which it goes; null while nobody said. */
  account: z.string().nullable(),
  balance: z.string().nullable().meta({ description: 'what the bank says, in the currency of the account' }),
  balanceDay: date.nullable(),
  /** Day of the last movement that was read. */
  lastDay: date.nullable(),
  /** Instants, ms since 1970: last reading, and when the bank allows the next one. */
  readAt: z.int().nullable(),
  retryAt: z.int().nullable(),
})

const connectionShape = z.strictObject({
  id: z.string(),
  provider: z.string(),
  name: z.string(),
  country: z.string(),
  status: z.enum(CONNECTION_STATUSES),
  validThrough: date.nullable(),
  daysLeft: z.int().nullable(),
  accounts: z.array(feedShape),
})

function shown(connection: BankConnection): z.output<typeof connectionShape> {
  const { institution: _i, consent: _c, historyDays: _h, feeds, ...rest } = connection
  return {
    ...rest,
    accounts: feeds.map((feed) => ({
      ...{ id: feed.id, name: feed.name, iban: feed.iban, currency: feed.currency, account: feed.account },
      balance: feed.balance,
      balanceDay: feed.balance_day as z.output<typeof date> | null,
      lastDay: feed.last_day as z.output<typeof date> | null,
      readAt: feed.read_at,
      retryAt: feed.retry_at,
    })),
  }
}

const list = reads({
  name: 'bankConnection.list',
  summary: {
    fr: 'Liste les connexions bancaires, leur état et leurs comptes.',
    en: 'Lists the bank connections, their status and their accounts.',
  },
  scope: 'bank:read',
  input: z.strictObject({ revoked: z.boolean().default(false) }),
  output: z.strictObject({
    items: z.array(connectionShape),
    /** Whether this machine has the keys of the supplier. */
    keys: z.boolean(),
    countries: z.array(z.string()),
  }),
  prepare: async (_input, tools, company) => hasKeys(tools.place, company.id, 'gocardless'),
  run: (input, company, keys) => ({
    items: bankConnections(company, input.revoked).map(shown),
    keys,
    countries: [...FEED_COUNTRIES],
  }),
})

const setKeys = writes({
  name: 'bankConnection.setKeys',
  summary: {
    fr: 'Garde sur ce poste, sous scellé, les clés d’accès au fournisseur de mouvements ; sans clés, les oublie.',
    en: 'Keeps on this machine, sealed, the access keys to the supplier of movements; without keys, forgets them.',
  },
  scope: 'connections:write',
  input: z.strictObject({
    provider,
    secretId: z.string().max(200).optional(),
    secretKey: z.string().max(400).optional(),
    /** Of the supplier; left out: its own. */
    address: z.string().max(200).optional(),
  }),
  output: z.strictObject({ keys: z.boolean() }),
  prepare: async (input, tools, company) => {
    if (input.secretId && input.secretKey) {
      const { secretId, secretKey, address } = input
      // tried before they are kept: a slip of the hand is heard at once
      const feed = feedTool(tools, company, input.provider, {
        secretId,
        secretKey,
        ...(address ? { address } : {}),
      })
      await feed.institutions('BE')
      keepKeys(tools.place, company.id, input.provider, {
        secretId,
        secretKey,
        ...(address ? { address } : {}),
      })
    } else forgetKeys(tools.place, company.id, input.provider)
    return hasKeys(tools.place, company.id, input.provider)
  },
  run: (_input, _company, keys) => ({ keys }),
})

const institutions = reads({
  name: 'bankConnection.institutions',
  summary: {
    fr: 'Banques d’un pays qui peuvent être connectées.',
    en: 'Banks of a country that can be connected.',
  },
  scope: 'bank:read',
  input: z.strictObject({ provider, country: z.enum(FEED_COUNTRIES) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({ id: z.string(), name: z.string(), bic: z.string().nullable(), historyDays: z.int() }),
    ),
  }),
  prepare: (input, tools, company) => feedTool(tools, company, input.provider).institutions(input.country),
  run: (_input, _company, found) => ({
    items: found.map(({ consentDays: _days, ...institution }) => institution),
  }),
})

interface Asked {
  readonly institution: Institution
  readonly consent: string
  readonly link: string
  readonly validDays: number
}

async function askConsent(
  tools: Tools,
  company: Company,
  supplier: (typeof PROVIDERS)[number],
  institutionId: string,
): Promise<Asked> {
  const feed = feedTool(tools, company, supplier)
  const institution = await feed.institution(institutionId)
  const reference = randomBytes(16).toString('hex')
  const made = await feed.ask({
    institution: institutionId,
    redirect: await openReturnPage(reference),
    reference,
    language: company.facts().language === 'en' ? 'en' : 'fr',
    historyDays: institution.historyDays,
    consentDays: institution.consentDays,
  })
  return { institution, consent: made.id, link: made.link, validDays: made.validDays }
}

const askedShape = z.strictObject({
  id: z.string(),
  /** To open in the browser: the bank's own site, where the consent is given. */
  link: z.string(),
})

const create = writes({
  name: 'bankConnection.create',
  summary: {
    fr: 'Demande à une banque un consentement de lecture : la personne le donne sur le site de la banque.',
    en: 'Asks a bank for a consent to read: the person gives it on the bank’s own site.',
  },
  scope: 'connections:write',
  input: z.strictObject({
    provider,
    country: z.enum(FEED_COUNTRIES),
    // a name that the supplier gave, and that goes into an address
    institution: z
      .string()
      .max(200)
      .regex(/^[!-~]+$/),
  }),
  output: askedShape,
  prepare: (input, tools, company) => askConsent(tools, company, input.provider, input.institution),
  run: (input, company, { institution, consent, link, validDays }) => {
    const { country, provider: supplier } = input
    const { name, historyDays } = institution
    const asked = {
      provider: supplier,
      institution: institution.id,
      name,
      country,
      consent,
      validDays,
      historyDays,
    }
    return { id: noteAsked(company, asked, null), link }
  },
})

const renew = writes({
  name: 'bankConnection.renew',
  summary: {
    fr: 'Demande un nouveau consentement pour une connexion ; ses comptes restent les mêmes.',
    en: 'Asks for a new consent for a connection; its accounts stay the same.',
  },
  scope: 'connections:write',
  input: z.strictObject({ id }),
  output: askedShape,
  prepare: async (input, tools, company) => {
    const known = company.read(() => getConnection(company, input.id))
    const supplier = z.enum(PROVIDERS).parse(known.provider)
    const asked = await askConsent(tools, company, supplier, known.institution)
    // the old consent is of no more use; that it cannot be withdrawn is no reason to stop
    await feedTool(tools, company, supplier)
      .revoke(known.consent)
      .catch(() => undefined)
    return { known, asked }
  },
  run: (_input, company, { known, asked }) => {
    const { provider: supplier, institution, name, country, historyDays } = known
    const { consent, link, validDays } = asked
    noteAsked(
      company,
      { provider: supplier, institution, name, country, consent, validDays, historyDays },
      known.id,
    )
    return { id: known.id, link }
  },
})

const check = writes({
  name: 'bankConnection.check',
  summary: {
    fr: 'Demande où en est le consentement et quels comptes il donne.',
    en: 'Asks where the consent stands and which accounts it gives.',
  },
  scope: 'bank:write',
  input: z.strictObject({ id }),
  output: connectionShape,
  prepare: async (input, tools, company) => {
    const known = company.read(() => getConnection(company, input.id))
    const feed = feedTool(tools, company, known.provider)
    const state = await feed.consent(known.consent)
    const accounts =
      state.status === 'active' ? await Promise.all(state.accounts.map((one) => feed.account(one))) : []
    return { consent: known.consent, state, accounts }
  },
  run: (input, company, { consent, state, accounts }) => {
    const known = getConnection(company, input.id)
    // renewed by somebody else meanwhile: what was asked is of the old consent
    if (known.consent === consent) noteState(company, input.id, state, accounts)
    return shown(getConnection(company, input.id))
  },
})

const link = writes({
  name: 'bankConnection.link',
  summary: {
    fr: 'Dit dans quel compte des livres vont les mouvements d’un compte de la banque.',
    en: 'Says into which account of the books the movements of an account of the bank go.',
  },
  scope: 'bank:write',
  input: z.strictObject({ feed: id, account: accountCode.nullable() }),
  output: z.strictObject({}),
  run: (input, company) => {
    linkFeed(company, input.feed, input.account)
    return {}
  },
})

const refresh = writes({
  name: 'bankConnection.refresh',
  summary: {
    fr: 'Lit les soldes et les mouvements comptabilisés d’une connexion, et importe ce qui est nouveau.',
    en: 'Reads balances and booked movements of a connection, and imports what is new.',
  },
  scope: 'bank:write',
  input: z.strictObject({ id }),
  output: z.strictObject({
    connection: connectionShape,
    accounts: z.array(
      z.strictObject({
        feed: z.string(),
        read: z.int(),
        added: z.int(),
        duplicates: z.int(),
        /** Not booked yet: not imported. */
        pending: z.int(),
        /** Why nothing was read of this account. */
        problem: z
          .strictObject({ code: z.string(), message: z.object({ fr: z.string(), en: z.string() }) })
          .nullable(),
      }),
    ),
  }),
  prepare: (input, tools, company) => readFeeds(tools, company, input.id),
  run: (input, company, read) => {
    const accounts = importFeeds(company, read)
    return { connection: shown(getConnection(company, input.id)), accounts }
  },
})

const disconnect = writes({
  name: 'bankConnection.disconnect',
  summary: {
    fr: 'Retire une connexion : le consentement est révoqué chez le fournisseur ; les lignes importées restent.',
    en: 'Withdraws a connection: the consent is revoked at the supplier; imported lines stay.',
  },
  scope: 'connections:write',
  input: z.strictObject({
    id,
    /** Forget it here even when the supplier cannot be told: the consent then ends by itself, or at the bank. */
    evenOffline: z.boolean().default(false),
  }),
  output: z.strictObject({ revoked: z.boolean() }),
  prepare: async (input, tools, company) => {
    const known = company.read(() => getConnection(company, input.id))
    try {
      await feedTool(tools, company, known.provider).revoke(known.consent)
      return true
    } catch (error) {
      if (input.evenOffline && (error instanceof Failure || error instanceof Refusal)) return false
      throw error
    }
  },
  run: (input, company, revoked) => {
    noteEnded(company, input.id, 'revoked')
    return { revoked }
  },
})

export const bankFeedOperations = [
  ...[list, setKeys, institutions, create, renew],
  ...[check, link, refresh, disconnect],
] as const
