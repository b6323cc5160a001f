import { useRef, useState } from 'react'
import type { CallError } from '../transport/errors.ts'

const ASKED = ['bank.passwordNeeded', 'bank.passwordWrong']

/**
 * The password of a protected file: it lives as long as the dialog, and nowhere else. It is in no key and no state of a
 * query; only how often one was given is known there.
 */
export function useFilePassword() {
  const secret = useRef('')
  const [given, setGiven] = useState(0)
  return {
    given,
    /** What a call is told. */
    input: () => (secret.current === '' ? {} : { password: secret.current }),
    /** Whether the file asks for one, by how reading it went. */
    over: (error: CallError | null, isRead: boolean) => ({
      isAsked: error ? ASKED.includes(error.answer.code) : given > 0 && !isRead,
      isWrong: error?.answer.code === 'bank.passwordWrong',
      give: (password: string) => {
        secret.current = password
        setGiven((before) => before + 1)
      },
    }),
  }
}
