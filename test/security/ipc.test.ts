/**
 * Protects: a page that was taken over says over its port whatever it likes, and gets refusals. Every operation of the
 * registry is given values of the wrong kind in each of its fields, what only a port can carry, too much of it, and calls
 * after the end. Who may ask for a port at all is tried in `test/shell/requests.test.ts`.
 */
import { readFileSync } from 'node:fs'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../electron/doors/answer.ts'
import { type Port, servePort } from '../../electron/doors/ipc.ts'
import { checkPlain, MESSAGE_BYTES_MAX, MESSAGE_DEPTH_MAX } from '../../electron/doors/plainData.ts'
import { Session } from '../../electron/doors/session.ts'
import { assemble, type BackEnd } from '../../electron/host/assemble.ts'
import { realParts } from '../../electron/host/real.ts'
import { operations } from '../../electron/operations/index.ts'
import { Desk } from '../support/companyFile.ts'
import { keepFigures } from '../support/figures.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { type Place, placesOf } from './fields.ts'

type Said = Answer & { readonly call: string }

let backEnd: BackEnd
const desk = new Desk(temporaryFolder())
const random = randomFrom(seed)
const counted = { operations: 0, kinds: 0, exotic: 0, oversize: 0, late: 0 }

/** The page's end of a port, with calls that wait for their answer. */
class Page {
  readonly port: MessagePort
  readonly #waiting = new Map<string, (answer: Said) => void>()
  #last = 0

  constructor() {
    const { port1, port2 } = new MessageChannel()
    servePort(port1 as unknown as Port, backEnd.program)
    this.port = port2
    port2.on('message', (message: Said) => 'ok' in message && this.#waiting.get(message.call)?.(message))
  }

  call(operation: string, input: unknown): Promise<Said> {
    this.#last += 1
    const call = String(this.#last)
    return new Promise((resolve) => {
      this.#waiting.set(call, resolve)
      this.port.postMessage({ call, operation, company: desk.path, input })
    })
  }
}

let page: Page
beforeAll(async () => {
  backEnd = assemble(await realParts(desk.place.home))
  page = new Page()
  expect(await page.call('company.create', { name: 'Acme', country: 'CA' })).toMatchObject({ ok: true })
}, 60_000)
afterAll(async () => {
  page.port.close()
  await backEnd.stop()
  keepFigures('calls that no page of ours makes', counted)
}, 60_000)

/** Nothing in the registry takes one of these where another kind is due. */
const WRONG: Readonly<Record<Place['type'], readonly unknown[]>> = {
  string: [7, true, { unheardOf: 1 }, [[['x']]], Number.NaN],
  number: ['7', true, { unheardOf: 1 }, [[[1]]], Number.NaN, Number.POSITIVE_INFINITY],
  boolean: ['true', 1, { unheardOf: 1 }, [[[true]]]],
}

/** Values that JSON has no form for, or that hurt whoever walks through them. */
function exotic(): Record<string, unknown> {
  const round: Record<string, unknown> = { name: 'x' }
  round.self = round
  const deep = JSON.parse(`${'{"a":'.repeat(900)}1${'}'.repeat(900)}`)
  return {
    'what holds itself': round,
    'a depth of 900': deep,
    'a map': new Map([['name', 'x']]),
    'a set': new Set(['x']),
    'a date': new Date(0),
    'an expression': /(a+)+$/,
    'an error': new Error('x'),
    bytes: new Uint8Array(64),
    'shared bytes': new SharedArrayBuffer(8),
    'a whole number without end': { limit: 10n },
    'a list of a thousand million holes': new Array(1_000_000_000),
    'a bare number': 7,
    'a bare text': 'text',
    'a list': [],
  }
}

const names = Object.keys(operations)
/** All of them in the long run; one in ten else, but for those that start a thread for themselves. */
const tried = names.filter((name) => long || (operations[name]!.kind !== 'file' && random(10) === 0))

function refusedAs(answer: Said): string {
  if (answer.ok) return 'answered'
  return answer.error.family === 'refusal' ? answer.error.code : `${answer.error.family} ${answer.error.code}`
}

test('values of another kind are refused in every field of every operation', {
  timeout: 900_000,
}, async () => {
  const faults: string[] = []
  for (const name of tried) {
    counted.operations += 1
    for (const place of placesOf(operations[name]!))
      for (const wrong of place.path.endsWith('{name}') ? [] : WRONG[place.type]) {
        if (place.takes.includes(typeof wrong) && Number.isFinite(Number(wrong))) continue
        counted.kinds += 1
        const said = refusedAs(await page.call(name, place.fill(wrong)))
        if (said !== 'input.invalid') faults.push(`${name}${place.path} ${JSON.stringify(wrong)}: ${said}`)
      }
  }
  expect(faults).toEqual([])
})

test('what only a port can carry is refused by every operation', { timeout: 900_000 }, async () => {
  const faults: string[] = []
  for (const name of tried)
    for (const [what, value] of Object.entries(exotic())) {
      counted.exotic += 1
      const said = refusedAs(await page.call(name, value))
      if (!/^(door\.(badMessage|tooLarge)|input\.invalid)$/.test(said))
        faults.push(`${name} ${what}: ${said}`)
    }
  expect(faults).toEqual([])
})

test('too much is refused at the door, wherever in the message it stands', async () => {
  const much = 'x'.repeat(MESSAGE_BYTES_MAX)
  const inputs = [
    { name: much },
    { [much]: 1 },
    much,
    [much],
    Array(MESSAGE_BYTES_MAX).fill(1),
    { a: { b: [much] } },
  ]
  for (const name of tried)
    for (const input of long ? inputs : [inputs[random(inputs.length)]!]) {
      counted.oversize += 1
      expect([name, refusedAs(await page.call(name, input))]).toEqual([name, 'door.tooLarge'])
    }
})

describe('the measure of a message', () => {
  const codeOf = (message: unknown) => {
    try {
      checkPlain(message)
      return null
    } catch (error) {
      return (error as { code: string }).code
    }
  }

  test('never finds more than JSON would take: what fits over HTTP fits over a port', () => {
    for (const one of [['é', '"', '\n'], { a: [1, null, true], '': {} }, 'x', [[], {}]])
      for (const times of [1, 1_000, 20_000]) {
        const message = Array(times).fill(one)
        const fits = JSON.stringify(message).length <= MESSAGE_BYTES_MAX
        if (fits) expect(codeOf(message)).toBeNull()
      }
  })

  test('ends at its limits, one below and one above', () => {
    const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`)
    expect(codeOf(nested(MESSAGE_DEPTH_MAX))).toBeNull()
    expect(codeOf(nested(MESSAGE_DEPTH_MAX + 1))).toBe('door.badMessage')
    expect(codeOf('x'.repeat(MESSAGE_BYTES_MAX - 2))).toBeNull()
    expect(codeOf('x'.repeat(MESSAGE_BYTES_MAX - 1))).toBe('door.tooLarge')
  })
})

test('a window that is gone is not answered, and nothing that it says is done', async () => {
  const gone = new Page()
  expect(await gone.call('company.info', {})).toMatchObject({ ok: true })
  gone.port.close()
  const session = new Session(backEnd.program, 'window')
  session.close()
  for (const name of tried) {
    counted.late += 1
    gone.port.postMessage({ call: 'late', operation: name, company: desk.path, input: {} })
    const late = { call: 'late', operation: name, company: desk.path, input: {} }
    expect(await session.call(late)).toMatchObject({ ok: false, error: { code: 'door.notAllowed' } })
  }
  expect(await page.call('company.verify', {})).toMatchObject({ ok: true, data: { ok: true } })
})

test('none of this was a bug of ours', () => {
  const lines = readFileSync(backEnd.log.path, 'utf8').split('\n')
  expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([])
})
