/** Applies issued documents, allocations, matched bank lines and movements of stock: rows first, then what follows. */
import type { Applied } from '../../changes/applied.ts'
import type { DocumentIssued, DocumentTexts, Link, MovedStock } from '../../changes/bodies.ts'
import { settle } from '../../ledger/counts.ts'
import { keepWhy } from '../../ledger/decisions.ts'
import { settleDocuments } from '../../ledger/documents.ts'
import { insertMark } from '../../ledger/facts.ts'
import type { Sql } from '../../sql.ts'

const INSERT_DOCUMENT = `INSERT INTO document (fact, id, change, kind, number, series, party, party_name, party_address, project, date,
  due, terms, reference, language, currency, notes, prices_include_tax, self_assessed, discount_ppm, discount,
  holdback_ppm, holdback, subtotal, tax_total, total, side, account, method, origin, credits, cancels, releases, entry, line)
  VALUES (${Array.from({ length: 35 }, () => '?').join(',')})`

function insertDocument(sql: Sql, seq: number, body: DocumentIssued, texts: DocumentTexts): void {
  sql.run(
    INSERT_DOCUMENT,
    body.fact,
    body.id,
    seq,
    body.kind,
    body.number,
    body.series.name,
    body.party ?? null,
    texts.partyName ?? null,
    texts.partyAddress ? JSON.stringify(texts.partyAddress) : null,
    body.project ?? null,
    body.date,
    body.due ?? null,
    body.terms ?? null,
    texts.reference ?? null,
    body.language ?? null,
    body.currency,
    texts.notes ?? null,
    body.pricesIncludeTax ? 1 : 0,
    body.selfAssessed ? 1 : 0,
    body.discountPpm ?? null,
    body.discount ?? 0,
    body.holdbackPpm ?? null,
    body.holdback ?? 0,
    body.subtotal,
    body.taxes.reduce((sum, tax) => sum + tax.amount, 0),
    body.total,
    body.side,
    body.account ?? null,
    body.method ?? null,
    body.origin ?? null,
    body.credits ?? null,
    body.cancels ?? null,
    body.releases ?? null,
    body.posted ? body.fact : null,
    body.line ?? null,
  )
}

function insertLines(sql: Sql, body: DocumentIssued, texts: DocumentTexts): void {
  body.lines.forEach((line, no) => {
    sql.run(
      `INSERT INTO document_line (fact, no, product, description, quantity, unit, unit_price, discount_ppm, taxes, account,
         project, amount, net) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`,
      body.fact,
      no,
      line.product ?? null,
      texts.descriptions?.[no] ?? null,
      line.quantity,
      line.unit ?? null,
      line.unitPrice,
      line.discountPpm ?? null,
      JSON.stringify(line.taxes),
      line.account ?? null,
      line.project ?? null,
      line.amount,
      line.net,
    )
  })
  body.taxes.forEach((tax, no) => {
    sql.run(
      'INSERT INTO document_tax (fact, no, code, rate, base, amount) VALUES (?,?,?,?,?,?)',
      body.fact,
      no,
      tax.code,
      tax.rate,
      tax.base,
      tax.amount,
    )
  })
}

interface Origin {
  readonly stamp: number
  readonly device: string
}

/** A fact that is no entry takes nothing out of an account. */
function insertLinks(
  sql: Sql,
  origin: Origin,
  fact: { readonly id: string; readonly posted: boolean },
  links: readonly Link[],
): void {
  links.forEach((link, no) => {
    sql.run(
      'INSERT INTO allocation (fact, no, stamp, device, source, target, cents, apart) VALUES (?,?,?,?,?,?,?,?)',
      fact.id,
      no,
      origin.stamp,
      origin.device,
      link.source,
      link.target,
      link.cents,
      fact.posted ? (link.apart ?? link.cents) : 0,
    )
  })
}

function insertMoves(
  sql: Sql,
  fact: string,
  date: string,
  moves: readonly MovedStock[],
  document: string | null,
): void {
  moves.forEach((move, no) => {
    sql.run(
      'INSERT INTO stock_move (fact, no, product, date, kind, micro, document) VALUES (?,?,?,?,?,?,?)',
      fact,
      no,
      move.product,
      date,
      move.kind,
      move.micro,
      document,
    )
  })
}

/** The series of a device grows with the numbers it gave, also to documents that are held: none is used twice. */
function noteSeries(sql: Sql, device: string, series: DocumentIssued['series']): void {
  sql.run(
    `INSERT INTO series (device, name, last) VALUES (?,?,?)
     ON CONFLICT (device, name) DO UPDATE SET last = max(last, excluded.last)`,
    device,
    series.name,
    series.last,
  )
}

export function applyIssued(sql: Sql, change: Applied<'document.issued'>): void {
  const { body } = change
  const texts = (change.part('document', body.id) ?? {}) as DocumentTexts
  insertDocument(sql, change.seq, body, texts)
  insertLines(sql, body, texts)
  insertLinks(sql, change, { id: body.fact, posted: body.posted === true }, body.links ?? [])
  insertMoves(sql, body.fact, body.date, body.moves ?? [], body.id)
  noteSeries(sql, change.device, body.series)
  if (body.posted) settleDocuments(sql, [body.fact])
  else {
    const { fact: id, claims, needs } = body
    insertMark(sql, change, {
      id,
      kind: 'issued',
      target: body.id,
      ...(claims ? { claims } : {}),
      ...(needs ? { needs } : {}),
    })
    settle(sql, [id])
  }
}

export function applyAllocated(sql: Sql, change: Applied<'credits.allocated'>): void {
  const { body } = change
  insertLinks(sql, change, { id: body.id, posted: body.posted === true }, body.links)
  if (body.posted) settleDocuments(sql, [body.id])
  else {
    insertMark(sql, change, { ...body, kind: body.reverses ? 'unallocated' : 'allocated', target: '' })
    settle(sql, [body.id])
  }
}

export function applyLineMatched(sql: Sql, change: Applied<'line.matched'>): void {
  const { body } = change
  insertMark(sql, change, { ...body, kind: 'matched', target: body.line })
  for (const entry of body.entries)
    sql.run('INSERT INTO cleared (fact, line, entry) VALUES (?,?,?)', body.id, body.line, entry)
  keepWhy(sql, body.id, body.why)
  settle(sql, [body.id])
}

export function applyStockMoved(sql: Sql, change: Applied<'stock.moved'>): void {
  const { body } = change
  const note = change.part('mark', body.id) as { reason?: string } | undefined
  insertMoves(sql, body.id, body.date, body.moves, null)
  insertMark(
    sql,
    change,
    { ...body, kind: body.reverses ? 'unmoved' : 'moved', target: '' },
    note?.reason ?? null,
  )
  settle(sql, [body.id])
}
