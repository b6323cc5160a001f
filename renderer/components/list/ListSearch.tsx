import { Button, Input } from '@fluentui/react-components'
import { Dismiss16Regular, Search20Regular } from '@fluentui/react-icons'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../useKeys.ts'
import { useLatest } from '../useLatest.ts'

interface ListSearchProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly hint: string
  /** The keyboard goes back to the rows. */
  readonly onLeave: () => void
}

const WAIT_MS = 200

/** What a list is filtered by; `/` and Ctrl+F come here, Enter and the down arrow go to the rows, Escape empties it. */
export function ListSearch({ text, onText, hint, onLeave }: ListSearchProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(text)
  const latest = useLatest({ text, onText })
  const enter = () => {
    input.current?.focus()
    input.current?.select()
  }
  useKeys({ '/': enter, 'Ctrl+F': enter })
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed !== latest.current.text) latest.current.onText(typed)
    }, WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed, latest])
  // Changed from elsewhere: emptied by a button, or the list is another one.
  useEffect(() => setTyped(text), [text])
  const clear = () => {
    setTyped('')
    onText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      if (typed !== text) onText(typed)
      onLeave()
    } else if (event.key === 'Escape' && typed !== '') clear()
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Input
      className="gl-filter-text"
      aria-label={t('common.search')}
      input={{ ref: input }}
      contentBefore={<Search20Regular />}
      contentAfter={
        typed === '' ? null : (
          <Button
            appearance="transparent"
            size="small"
            icon={<Dismiss16Regular />}
            aria-label={t('list.clear')}
            onClick={clear}
          />
        )
      }
      placeholder={hint || t('common.search')}
      value={typed}
      onChange={(_, { value }) => setTyped(value)}
      onKeyDown={onKeyDown}
      autoComplete="off"
    />
  )
}
