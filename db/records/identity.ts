/** Who the company is to others, as it is printed on its documents: where it is, its numbers, its logo. */
import type { Company } from '../company/company.ts'
import { catalogue, type Refusal } from '../rules/errors.ts'
import { type Picture, pictureOf } from '../rules/pictures.ts'
import type { Sql } from '../sql.ts'
import { attach } from './attachments.ts'
import { getBlob } from './blobs.ts'
import { recordDrafts } from './fields.ts'
import type { RecordRows } from './tables.ts'

/** A logo is printed small, and is on every document that is kept. */
export const LOGO_BYTES_MAX = 1024 * 1024
const LOGO_SIDE_MAX = 4_000
const LOGO_TARGET = 'company:logo'

const { refuse } = catalogue({
  'logo.tooLarge': {
    fr: 'Cette image fait {bytes} octets ; un logo en a au plus {max}. Réduisez-la.',
    en: 'This picture has {bytes} bytes; a logo has at most {max}. Reduce it.',
  },
  'logo.notPicture': {
    fr: 'Ce fichier n’est pas une image PNG ou JPEG entière. Choisissez-en une autre, ou enregistrez-la en PNG.',
    en: 'This file is not a whole PNG or JPEG picture. Choose another one, or save it as PNG.',
  },
  'logo.tooWide': {
    fr: 'Cette image fait {width} × {height} points ; un logo en a de 1 à {max} de côté. Redimensionnez-la.',
    en: 'This picture is {width} × {height} pixels; a logo has 1 to {max} a side. Resize it.',
  },
})

export const tooLargeLogo = (bytes: number): Refusal =>
  refuse('logo.tooLarge', { bytes, max: LOGO_BYTES_MAX })

type CompanyRow = RecordRows['company']
const rowOf = (sql: Sql): CompanyRow => sql.get<CompanyRow>('SELECT * FROM company')!

export type Identifiers = Readonly<Record<string, string>>

export interface Identity {
  readonly name: string
  readonly country: string
  readonly province: string | null
  readonly language: string
  readonly address: string | null
  readonly city: string | null
  readonly postalCode: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  /** Numbers of authorities and what the law wants beside the name: `neq`, `rbq`, `siret`, `capital`… */
  readonly identifiers: Identifiers
}

/** Who the company is, read now. */
export function companyIdentity(company: Company): Identity {
  const row = rowOf(company.sql)
  const { name, country, province, language } = company.facts()
  return {
    name,
    country,
    province,
    language,
    address: row.address,
    city: row.city,
    postalCode: row.postal_code,
    phone: row.phone,
    email: row.email,
    website: row.website,
    identifiers: JSON.parse(row.identifiers ?? '{}') as Identifiers,
  }
}

/** The identifiers with those given put in; a null or empty one is taken out. */
export function identifiersWith(
  sql: Sql,
  given: Readonly<Record<string, string | null | undefined>>,
): string {
  const all = { ...(JSON.parse(rowOf(sql).identifiers ?? '{}') as Identifiers), ...given }
  return JSON.stringify(Object.fromEntries(Object.entries(all).filter(([, value]) => value)))
}

export interface Logo extends Picture {
  readonly name: string | null
  readonly bytes: number
  readonly content: Uint8Array
}

/** The logo with its content; null when there is none, or when another device still has to send it. */
export function logoOf(sql: Sql): Logo | null {
  const found = sql.get<{ hash: string; bytes: number; name: string | null }>(
    'SELECT a.hash, a.bytes, a.name FROM company c JOIN attachment a ON a.id = c.logo',
  )
  const content = found && getBlob(sql, found.hash)
  const picture = content && pictureOf(content)
  return found && content && picture ? { ...picture, name: found.name, bytes: found.bytes, content } : null
}

/**
 * Makes a picture the logo, or takes it away (null). Refuses what is not a PNG or JPEG by its content, above 1 MiB, or
 * above 4,000 pixels a side.
 */
export function setLogo(company: Company, file: { name: string; content: Uint8Array } | null): void {
  const logo = file === null ? null : checkedLogo(company, file)
  company.append(recordDrafts(company.sql, [{ kind: 'company', record: 'company', values: { logo } }]))
}

function checkedLogo(company: Company, { name, content }: { name: string; content: Uint8Array }): string {
  if (content.length > LOGO_BYTES_MAX) throw tooLargeLogo(content.length)
  const picture = pictureOf(content)
  if (!picture) throw refuse('logo.notPicture')
  const { width, height } = picture
  const isFine = [width, height].every((side) => side >= 1 && side <= LOGO_SIDE_MAX)
  if (!isFine) throw refuse('logo.tooWide', { width, height, max: LOGO_SIDE_MAX })
  return attach(company, LOGO_TARGET, name, content).id
}
