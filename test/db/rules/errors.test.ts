/** Protects: the three families cross a door with both languages, and an unexpected error shows nothing of itself. */
import { describe, expect, test } from 'vitest'
import {
  AssertionFailure,
  answerOf,
  assert,
  catalogue,
  type Detail,
  Failure,
  fill,
  Refusal,
  type Text,
  within,
} from '../../../db/rules/errors.ts'

const { refuse, fail, detail } = catalogue({
  'test.wrong': { fr: 'Faux : {value}.', en: 'Wrong: {value}.' },
})

describe('families of errors', () => {
  test('a name without a value stays visible', () => {
    const text: Text = { fr: '{a} et {b}', en: '{a} and {b}' }
    expect(fill(text, { a: 1 })).toEqual({ fr: '1 et {b}', en: '1 and {b}' })
    expect(fill(text)).toEqual(text)
  })

  test('a refusal carries its details and both languages', () => {
    const wrong = detail('lines.0.account', 'test.wrong', { value: 7 })
    const error = refuse('test.wrong', { value: 7 }, [wrong])
    expect(error).toBeInstanceOf(Refusal)
    expect(error.message).toBe('test.wrong: Wrong: 7.')
    expect(answerOf(error)).toEqual({
      family: 'refusal',
      code: 'test.wrong',
      message: { fr: 'Faux : 7.', en: 'Wrong: 7.' },
      details: [
        { path: 'lines.0.account', code: 'test.wrong', message: { fr: 'Faux : 7.', en: 'Wrong: 7.' } },
      ],
    })
    expect([error.name, error.family]).toEqual(['Refusal', 'refusal'])
    expect(answerOf(refuse('test.wrong')).details).toEqual([])
    expect(new Refusal('x', wrong.message).details).toEqual([])
  })

  test('a failure says whether another try may do', () => {
    const cause = new Error('disk')
    const error = fail('test.wrong', { value: 'x' }, { retryable: true, cause })
    expect(error).toBeInstanceOf(Failure)
    expect(error.cause).toBe(cause)
    expect([error.name, error.message]).toEqual(['Failure', 'test.wrong: Wrong: x.'])
    expect(answerOf(error)).toEqual({
      family: 'failure',
      code: 'test.wrong',
      message: { fr: 'Faux : x.', en: 'Wrong: x.' },
      details: [],
      retryable: true,
    })
    expect(answerOf(fail('test.wrong'))).toMatchObject({ retryable: false })
  })

  test('anything else is an assertion, told without its text', () => {
    expect(() => assert(false, 'secret detail')).toThrow(AssertionFailure)
    expect(() => assert(true, 'never')).not.toThrow()
    for (const error of [
      new AssertionFailure('secret detail'),
      new TypeError('secret detail'),
      'secret detail',
    ]) {
      expect(answerOf(error)).toMatchObject({
        family: 'assertion',
        code: 'program.assertion',
        message: {
          fr: expect.stringMatching(/rien n’a été écrit/),
          en: expect.stringMatching(/nothing was written/),
        },
      })
      expect(JSON.stringify(answerOf(error))).not.toContain('secret')
    }
  })

  test('each has its name, and an error without one of its texts is a bug', () => {
    expect(new AssertionFailure('x')).toMatchObject({ name: 'AssertionFailure', family: 'assertion' })
    for (const texts of [
      { fr: '', en: 'Wrong.' },
      { fr: 'Faux.', en: '' },
    ])
      expect(() => catalogue({ 'test.mute': texts })).toThrow('test.mute says nothing')
  })

  test('a code that is not in the catalogue is a bug', () => {
    expect(() => refuse('test.other' as 'test.wrong')).toThrow('no text for test.other')
  })
})

describe('a part of an input', () => {
  const refused = (details: readonly Detail[]): never => {
    throw refuse('test.wrong', { value: 7 }, details)
  }
  const told = (work: () => unknown) => {
    try {
      return work()
    } catch (error) {
      return answerOf(error)
    }
  }

  test('what is refused in it is told under its path', () => {
    const one = [detail('account', 'test.wrong')]
    expect(told(() => within('lines.3', () => refused(one)))).toMatchObject({
      details: [{ path: 'lines.3.account' }],
    })
    const details = [detail('', 'test.wrong'), detail('account', 'test.wrong')]
    expect(told(() => within('lines.3', () => refused(details)))).toMatchObject({
      code: 'test.wrong',
      details: [{ path: 'lines.3' }, { path: 'lines.3.account' }],
    })
  })

  test('a refusal that names no field is told of the part itself', () => {
    expect(told(() => within('lines.3', () => refused([])))).toMatchObject({
      code: 'test.wrong',
      details: [{ path: 'lines.3', code: 'test.wrong', message: { fr: 'Faux : 7.', en: 'Wrong: 7.' } }],
    })
  })

  test('its answer and any other error pass unchanged', () => {
    const bug = new TypeError('a bug')
    const broken = () => {
      throw bug
    }
    expect(within('lines.3', () => 7)).toBe(7)
    expect(() => within('lines.3', broken)).toThrow(bug)
  })
})
