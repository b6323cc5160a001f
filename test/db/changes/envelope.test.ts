/** Protects the one format that must last: the bytes under the hash, the codec of bodies, the hybrid clock. */
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { AHEAD_MAX_MS, instantOf, isTooFarAhead, nextStamp } from '../../../db/changes/clock.ts'
import {
  afterText,
  BODY_BYTES_MAX,
  CODEC_DEFLATE,
  CODEC_PLAIN,
  commitment,
  hashChange,
  headerText,
  isChained,
  packBody,
  parseAfter,
  sha256,
  type Unhashed,
  unpackBody,
  ZERO_HASH,
} from '../../../db/changes/envelope.ts'

const CHANGE: Unhashed = {
  company: '019c0000-0000-7000-8000-000000000001',
  device: '019c0000-0000-7000-8000-00000000000a',
  deviceSeq: 7,
  id: '019c0000-0000-7000-8000-000000000007',
  stamp: 1_816_000_000_000_123,
  act: '019c0000-0000-7000-8000-0000000000ac',
  actIndex: 0,
  actCount: 2,
  user: 'owner',
  door: 'cli',
  operation: 'ledger.post',
  type: 'entries.posted',
  version: 1,
  after: { 'device-b': 12, 'device-a': 3 },
  body: '{"entries":[],"series":{"name":"entry","last":0}}',
  parts: [
    {
      kind: 'entry',
      record: 'e-1',
      salt: '000102030405060708090a0b0c0d0e0f',
      content: '{"e-1":{"memo":"Loyer é"}}',
      commitment: commitment('000102030405060708090a0b0c0d0e0f', '{"e-1":{"memo":"Loyer é"}}'),
    },
  ],
}

/** Written by hand once, from docs/log.md; a change here is a new format, which old programs cannot read. */
const HEADER = [
  'grandlivre-change 1',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '019c0000-0000-7000-8000-000000000001',
  '019c0000-0000-7000-8000-00000000000a',
  '7',
  '019c0000-0000-7000-8000-000000000007',
  '1816000000000123',
  '019c0000-0000-7000-8000-0000000000ac',
  '0 2',
  'owner',
  'cli',
  'ledger.post',
  'entries.posted 1',
  'device-a=3,device-b=12',
  '444e0a900543cdf4b4969d7b44bad194572118f05b7acb334b88b04a85024add',
  'entry e-1 f9eb4648a963b5791c66f10654028003947a5af47c838baeb98afd9d83524d39',
  '',
].join('\n')

describe('the envelope', () => {
  test('a change has this header and this hash, for ever', () => {
    expect(headerText(ZERO_HASH, CHANGE)).toBe(HEADER)
    expect(hashChange(ZERO_HASH, CHANGE)).toBe(
      'a09c3e7aa6561571cb5f600254d211f5b2d0ae7240b45487bf5ebccf22d9e088',
    )
    expect(sha256(HEADER)).toBe('a09c3e7aa6561571cb5f600254d211f5b2d0ae7240b45487bf5ebccf22d9e088')
  })

  test('a change without causes or parts keeps the empty line of its causes', () => {
    const lines = headerText('f'.repeat(64), { ...CHANGE, after: {}, parts: [] }).split('\n')
    expect(lines).toHaveLength(16)
    expect(lines[1]).toBe('f'.repeat(64))
    expect(lines[13]).toBe('')
    expect(lines.at(-1)).toBe('')
  })

  test.each(['company', 'device', 'id', 'act', 'user', 'door', 'operation', 'type', 'body'] as const)(
    'the hash covers %s',
    (field) => {
      const hash = hashChange(ZERO_HASH, CHANGE)
      expect(hashChange(ZERO_HASH, { ...CHANGE, [field]: `${CHANGE[field]}x` })).not.toBe(hash)
    },
  )

  test.each(['deviceSeq', 'stamp', 'actIndex', 'actCount', 'version'] as const)(
    'the hash covers %s',
    (field) => {
      const altered = { ...CHANGE, [field]: CHANGE[field] + 1 }
      expect(hashChange(ZERO_HASH, altered)).not.toBe(hashChange(ZERO_HASH, CHANGE))
    },
  )

  test('the hash covers the commitment of a part and not its content, so that it can be erased', () => {
    const [part] = CHANGE.parts
    const erased = { ...CHANGE, parts: [{ ...part!, salt: null, content: null }] }
    expect(hashChange(ZERO_HASH, erased)).toBe(hashChange(ZERO_HASH, CHANGE))
    const other = { ...CHANGE, parts: [{ ...part!, commitment: ZERO_HASH }] }
    expect(hashChange(ZERO_HASH, other)).not.toBe(hashChange(ZERO_HASH, CHANGE))
  })

  test('no field may smuggle a line in: such a change is not made, and not believed', () => {
    const smuggled = { ...CHANGE, user: 'owner\ncli' }
    expect(() => headerText(ZERO_HASH, smuggled)).toThrow('line end')
    const { door: _door, ...rest } = CHANGE
    const hash = sha256(headerText(ZERO_HASH, CHANGE))
    expect(isChained(ZERO_HASH, { ...rest, door: 'cli', hash })).toBe(true)
    expect(isChained(ZERO_HASH, { ...smuggled, hash })).toBe(false)
  })

  test('causes are written in order of device, and read back', () => {
    expect(afterText({})).toBe('')
    expect(parseAfter('')).toEqual({})
    expect(afterText({ b: 2, a: 10 })).toBe('a=10,b=2')
    expect(parseAfter('a=10,b=2')).toEqual({ a: 10, b: 2 })
  })
})

describe('bodies', () => {
  test.each([
    [0, CODEC_PLAIN],
    [1, CODEC_PLAIN],
    [1023, CODEC_PLAIN],
    [1024, CODEC_DEFLATE],
    [1025, CODEC_DEFLATE],
  ])('of %i bytes are kept with codec %i', (length, expected) => {
    const { codec, bytes } = packBody('a'.repeat(length))
    expect(codec).toBe(expected)
    expect(unpackBody(codec, bytes)).toBe('a'.repeat(length))
  })

  test('bytes are counted, not letters', () => {
    expect(packBody('é'.repeat(511)).codec).toBe(CODEC_PLAIN)
    expect(packBody('é'.repeat(512)).codec).toBe(CODEC_DEFLATE)
  })

  test('come back to the letter, whatever they hold', () => {
    const noise = randomBytes(3000).toString('hex')
    for (const text of ['', '{}', `{"é":"€\u{1F9FE}"}`, noise, noise.repeat(300)]) {
      const { codec, bytes } = packBody(text)
      expect(unpackBody(codec, bytes)).toBe(text)
    }
  })

  test('of an unknown codec, or that inflate without end, are refused', () => {
    expect(() => unpackBody(2, Buffer.from('{}'))).toThrow('unknown codec')
    const bomb = packBody('a'.repeat(2 * BODY_BYTES_MAX + 1))
    expect(() => unpackBody(bomb.codec, bomb.bytes)).toThrow()
    const largest = packBody('a'.repeat(2 * BODY_BYTES_MAX))
    expect(unpackBody(largest.codec, largest.bytes)).toHaveLength(2 * BODY_BYTES_MAX)
  })
})

describe('the hybrid clock', () => {
  const NOW = Date.UTC(2026, 2, 31, 12)

  test('follows the wall clock, and grows without it', () => {
    const first = nextStamp(0, NOW)
    expect(instantOf(first)).toBe(NOW)
    const stamps = [first]
    for (let n = 0; n < 3000; n += 1) stamps.push(nextStamp(stamps.at(-1)!, NOW))
    for (const [index, stamp] of stamps.slice(1).entries()) expect(stamp).toBeGreaterThan(stamps[index]!)
    expect(instantOf(stamps.at(-1)!)).toBe(NOW + 2)
  })

  test('survives a wall clock that goes back', () => {
    const later = nextStamp(0, NOW)
    const afterwards = nextStamp(later, NOW - 3_600_000)
    expect(afterwards).toBe(later + 1)
    expect(nextStamp(afterwards, NOW + 1)).toBe((NOW + 1) * 1024)
  })

  test('stays a safe integer until 2248', () => {
    expect(Number.isSafeInteger(nextStamp(0, Date.UTC(2248, 0, 1)))).toBe(true)
  })

  test.each([
    ['24 h ahead of the wall clock', NOW + AHEAD_MAX_MS, 0, false],
    ['a moment more', NOW + AHEAD_MAX_MS + 1, 0, true],
    ['24 h ahead of the latest known', NOW + 10 * AHEAD_MAX_MS, NOW + 9 * AHEAD_MAX_MS, false],
    ['a moment more than that', NOW + 10 * AHEAD_MAX_MS + 1, NOW + 9 * AHEAD_MAX_MS, true],
    ['long ago', 0, NOW, false],
  ])('a stamp %s is judged', (_what, instant, latest, refused) => {
    expect(isTooFarAhead(instant * 1024, NOW, latest * 1024)).toBe(refused)
  })
})
