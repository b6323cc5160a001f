import { useEffect, useState } from 'react'
import { useBackEnd } from '../data/backEndContext.ts'
import { useChanges } from '../data/useChanges.ts'
import { StartScreen } from '../start/StartScreen.tsx'
import { CompanyGate } from './CompanyGate.tsx'

const KEY = 'grandlivre.company'

/** Either the choice of a company, or the company open in this window; a reload comes back to it. */
export function App() {
  const backEnd = useBackEnd()
  const [path, setPath] = useState<string | null>(() => sessionStorage.getItem(KEY))
  useChanges()
  const open = (next: string | null) => {
    if (next === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, next)
    location.hash = '#/'
    setPath(next)
  }
  useEffect(
    () =>
      backEnd.onEvent((event) => {
        if (event.event !== 'open') return
        sessionStorage.setItem(KEY, event.path)
        setPath(event.path)
      }),
    [backEnd],
  )
  if (path === null) return <StartScreen onOpen={open} />
  return <CompanyGate key={path} path={path} onOpen={open} onLeave={() => open(null)} />
}
