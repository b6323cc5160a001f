/**
 * What counts, a second time: a plain reading of all changes of a log after docs/log.md, without tables. A fact is an
 * entry or a mark; it counts unless a lock, a need or a claim holds it.
 */

/** A change as it travels; the body is text. */
export interface Wire {
  readonly device: string
  readonly deviceSeq: number
  readonly stamp: number
  readonly type: string
  readonly body: string
}

interface Line {
  readonly account: string
  readonly cents: number
}

export interface Fact {
  readonly id: string
  readonly device: string
  readonly deviceSeq: number
  readonly stamp: number
  /** null for a mark: it has no day. */
  readonly date: string | null
  readonly kind: string
  readonly reverses?: string
  readonly source?: string
  readonly claims: readonly string[]
  readonly needs: readonly string[]
  readonly lines: readonly Line[]
}

export interface Document {
  readonly id: string
  readonly fact: string
  readonly kind: string
  readonly party?: string
  readonly date: string
  readonly due?: string
  readonly terms?: string
  readonly subtotal: number
  readonly total: number
  readonly credits?: string
  readonly releases?: string
}

export interface Link {
  readonly fact: string
  readonly stamp: number
  readonly device: string
  readonly no: number
  readonly source: string
  readonly target: string
  readonly cents: number
}

/** Lines of a stamp and a device, in order. */
export const inOrder = (
  a: { readonly stamp: number; readonly device: string },
  b: { readonly stamp: number; readonly device: string },
): number => a.stamp - b.stamp || (a.device < b.device ? -1 : Number(a.device > b.device))

const PASSED_ON = /^(line|close|answer|cleared):/
const ONCE = /^(send|cancel):/

// biome-ignore lint/suspicious/noExplicitAny: bodies are read as the page of the log tells them
type Body = any

export class Log {
  readonly facts = new Map<string, Fact>()
  readonly documents: Document[] = []
  readonly links: Link[] = []
  /** merged_into of each party, the last writer's. */
  readonly merged = new Map<string, string | null>()
  readonly parties = new Set<string>()
  readonly #locks = new Map<string, { through: string; seen: Record<string, number> }>()
  readonly #accepted = new Set<string>()
  readonly #claims = new Map<string, Fact[]>()
  readonly #undoers = new Map<string, Fact[]>()
  readonly #counts = new Map<string, boolean>()

  constructor(changes: readonly Wire[]) {
    const lifted: string[] = []
    for (const change of changes.toSorted(inOrder)) {
      const body = JSON.parse(change.body) as Body
      if (change.type === 'period.locked') this.#locks.set(body.id, body)
      else if (change.type === 'period.unlocked') lifted.push(...body.locks)
      else if (change.type === 'fact.accepted') this.#accepted.add(body.fact)
      else if (change.type === 'fields.set') this.#fields(body)
      else this.#read(change, body)
    }
    for (const lock of lifted) this.#locks.delete(lock)
    for (const fact of [...this.facts.values()].sort(inOrder)) {
      for (const key of fact.claims) this.#claims.set(key, [...(this.#claims.get(key) ?? []), fact])
      const { reverses } = fact
      if (reverses) this.#undoers.set(reverses, [...(this.#undoers.get(reverses) ?? []), fact])
    }
  }

  #fields(body: Body): void {
    for (const { kind, record, values } of body.records) {
      if (kind !== 'party') continue
      this.parties.add(record)
      if ('merged_into' in values) this.merged.set(record, values.merged_into)
    }
  }

  #read(change: Wire, body: Body): void {
    const { device, deviceSeq, stamp } = change
    const add = (fact: Body, date: string | null) =>
      this.facts.set(fact.id, {
        device,
        deviceSeq,
        stamp,
        date,
        lines: [],
        ...fact,
        claims: fact.claims ?? [],
        needs: [...(fact.needs ?? []), ...(fact.reverses ? [fact.reverses] : [])],
      })
    const link = (fact: string) => {
      for (const [no, each] of (body.links ?? []).entries())
        this.links.push({ fact, stamp, device, no, ...each })
    }
    if (change.type === 'entries.posted') for (const entry of body.entries) add(entry, entry.date)
    else if (change.type === 'document.issued') {
      this.documents.push(body)
      link(body.fact)
      if (!body.posted) add({ ...body, id: body.fact, lines: [] }, null)
    } else if (change.type === 'credits.allocated') {
      link(body.id)
      if (!body.posted) add({ ...body, kind: 'allocated', lines: [] }, null)
    } else if (change.type === 'document.marked') add(body, null)
  }

  #isLocked({ id, date, device, deviceSeq }: Fact): boolean {
    if (date === null || this.#accepted.has(id)) return false
    return [...this.#locks.values()].some(
      (lock) => lock.through >= date && (lock.seen[device] ?? 0) < deviceSeq,
    )
  }

  readonly #isReady = (fact: Fact): boolean =>
    !this.#isLocked(fact) && fact.needs.every((id) => this.counts(id))

  /** Who counts under a claim, in turn. */
  #winners(key: string): Set<Fact> {
    const winners = new Set<Fact>()
    for (const fact of this.#claims.get(key) ?? []) {
      if (!this.#isReady(fact)) continue
      const lacks = fact.claims.some(
        (own) => own !== key && own.startsWith('reverse:') && !this.#winners(own).has(fact),
      )
      if (!key.startsWith('reverse:') && lacks && !this.#accepted.has(fact.id)) continue
      winners.add(fact)
      const isUndone = this.#undoersOf(fact.id).some((undoer) => !this.#isLocked(undoer))
      if (!PASSED_ON.test(key) || !isUndone) break
    }
    return winners
  }

  readonly #undoersOf = (id: string): readonly Fact[] => this.#undoers.get(id) ?? []

  #count(fact: Fact): boolean {
    if (!this.#isReady(fact)) return false
    const lost = fact.claims.filter((key) => !this.#winners(key).has(fact))
    if (lost.length === 0) return true
    return this.#accepted.has(fact.id) && !lost.some((key) => ONCE.test(key))
  }

  /** True when a fact is in the books. */
  counts(id: string): boolean {
    const known = this.#counts.get(id)
    if (known !== undefined) return known
    const fact = this.facts.get(id)
    const counts = fact !== undefined && this.#count(fact)
    this.#counts.set(id, counts)
    return counts
  }

  /** True when a fact counts and nothing that counts undid it; on a day: nothing by the end of it. */
  stands(id: string, on = '9999-12-31'): boolean {
    return (
      this.counts(id) &&
      !this.#undoersOf(id).some((undoer) => this.counts(undoer.id) && (undoer.date ?? '') <= on)
    )
  }

  /** The party that stands for one; the smallest of a circle. */
  partyOf(id: string | undefined): string | null {
    if (id === undefined) return null
    const way = [id]
    for (;;) {
      const into = this.merged.get(way.at(-1)!)
      if (!into || !this.parties.has(into)) return way.at(-1)!
      const start = way.indexOf(into)
      if (start >= 0) return way.slice(start).sort()[0]!
      way.push(into)
    }
  }
}
