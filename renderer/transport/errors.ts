/** Every failed call reaches the screens as one kind of error, with its texts in both languages. */
import { catalogue, type ErrorAnswer, type Failure } from '../../db/rules/errors.ts'

const { fail } = catalogue({
  'window.unreachable': {
    fr: 'Le programme GrandLivre ne répond pas. Vos écritures enregistrées sont intactes. Relancez GrandLivre, puis réessayez.',
    en: 'The GrandLivre program does not answer. Your saved entries are intact. Start GrandLivre again, then retry.',
  },
  'window.uploadRefused': {
    fr: 'Le fichier n’a pas pu être lu : il dépasse 64 Mio ou a été déplacé.',
    en: 'The file could not be read: it is above 64 MiB or was moved.',
  },
})

/** What a call that did not succeed throws. */
export class CallError extends Error {
  readonly answer: ErrorAnswer
  constructor(answer: ErrorAnswer) {
    super(answer.code)
    this.name = 'CallError'
    this.answer = answer
  }
}

function failed(failure: Failure): CallError {
  return new CallError({
    family: 'failure',
    code: failure.code,
    message: failure.text,
    details: [],
    retryable: failure.retryable,
  })
}

export const unreachable = (cause: unknown) =>
  failed(fail('window.unreachable', {}, { retryable: true, cause }))
export const uploadRefused = () => failed(fail('window.uploadRefused'))
