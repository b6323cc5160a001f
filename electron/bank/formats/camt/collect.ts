/**
 * Takes out of an XML document the records that a table of paths asks for, while it is read: what no path names is passed
 * over and costs no memory, so a document of any size needs as much as its records.
 */
import type { XmlAttributes } from '../xml/attributes.ts'
import type { XmlHandler } from '../xml/scan.ts'

/**
 * What a record holds. `fields` says which path below it gives which field: `BookgDt/Dt`; `Amt@Ccy` is an attribute. Of a field
 * the first value counts, of one in `lists` every value up to a limit. `inside` names the records within by their path.
 */
export interface RecordShape {
  readonly fields: Readonly<Record<string, string>>
  readonly lists?: Readonly<Record<string, string>>
  readonly inside?: Readonly<Record<string, RecordShape>>
}

/** Values of one record by field. `at` is where it starts in the text. */
export interface RecordValues {
  readonly shape: RecordShape
  readonly at: number
  readonly fields: Map<string, string>
  readonly lists: Map<string, string[]>
}

/** Told of each record when it ends, with the one it is within, which has by then what stands before. */
type TakeRecord = (record: RecordValues, above: RecordValues | undefined) => void

const LISTED_MAX = 500
/** No field of a statement is as long; what is beyond is not kept. */
const VALUE_MAX = 100_000

class Step {
  readonly children = new Map<string, Step>()
  readonly attributes = new Map<string, string>()
  field = ''
  list = ''
  record: RecordShape | null = null

  child(name: string): Step {
    const known = this.children.get(name)
    if (known) return known
    const made = new Step()
    this.children.set(name, made)
    return made
  }

  at(path: string): Step {
    return path.split('/').reduce<Step>((step, name) => step.child(name), this)
  }
}

/** The shape as a tree of names, so that each element is looked up once. */
function stepsOf(shape: RecordShape, root = new Step()): Step {
  root.record = shape
  for (const [path, field] of Object.entries(shape.fields)) {
    const [element, attribute] = path.split('@') as [string, string?]
    const step = root.at(element)
    if (attribute) step.attributes.set(attribute, field)
    else step.field = field
  }
  for (const [path, list] of Object.entries(shape.lists ?? {})) root.at(path).list = list
  for (const [path, inner] of Object.entries(shape.inside ?? {})) stepsOf(inner, root.at(path))
  return root
}

interface Level {
  readonly step: Step
  readonly record: RecordValues
  /** null once other elements stand among the text: it is no plain value then. */
  text: string | null
}

/** Collects the records below the elements named in `roots`, wherever those stand. */
export class RecordCollector implements XmlHandler {
  readonly #roots: ReadonlyMap<string, Step>
  readonly #take: TakeRecord
  readonly #levels: Level[] = []
  /** Open elements below the innermost level that no path names. */
  #unknown = 0

  constructor(roots: Readonly<Record<string, RecordShape>>, take: TakeRecord) {
    this.#roots = new Map(Object.entries(roots).map(([name, shape]) => [name, stepsOf(shape)]))
    this.#take = take
  }

  open(name: string, attributes: XmlAttributes, at: number): void {
    const above = this.#levels.at(-1)
    const step = this.#unknown > 0 ? null : above ? above.step.children.get(name) : this.#roots.get(name)
    if (!step) {
      if (!above) return
      this.#unknown++
      if (this.#unknown === 1) above.text = null
      return
    }
    const record: RecordValues =
      step.record || !above ? { shape: step.record!, at, fields: new Map(), lists: new Map() } : above.record
    for (const [attribute, field] of step.attributes) {
      const value = attributes.get(attribute)?.trim()
      if (value && !record.fields.has(field)) record.fields.set(field, value)
    }
    this.#levels.push({ step, record, text: '' })
  }

  text(text: string): void {
    const level = this.#levels.at(-1)
    if (!level || this.#unknown > 0 || level.text === null) return
    const wanted = level.step.field !== '' || level.step.list !== ''
    if (wanted && level.text.length < VALUE_MAX) level.text += text
  }

  close(): void {
    if (this.#unknown > 0) {
      this.#unknown--
      return
    }
    const level = this.#levels.pop()
    if (!level) return
    const { step, record } = level
    const value = level.text?.trim() ?? ''
    if (value !== '') keep(record, step, value)
    if (step.record) this.#take(record, this.#levels.at(-1)?.record)
  }
}

function keep(record: RecordValues, { field, list }: Step, value: string): void {
  if (field !== '' && !record.fields.has(field)) record.fields.set(field, value)
  if (list === '') return
  const values = record.lists.get(list)
  if (!values) record.lists.set(list, [value])
  else if (values.length < LISTED_MAX) values.push(value)
}
