import { Input } from '@fluentui/react-components'
import { Search20Regular } from '@fluentui/react-icons'
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../data/useRead.ts'
import type { BankLine } from '../transport/wire.ts'
import { CandidateTable } from './CandidateTable.tsx'
import type { OpenDocument } from './matching.ts'
import type { Combine } from './useCombine.ts'
import { CANDIDATES_SHOWN } from './useLineMatch.ts'

interface CombineSearchProps {
  readonly line: BankLine
  readonly combine: Combine
}

/** What is typed finds documents, Enter takes the first, and Enter on an empty search saves. */
export function CombineSearch({ line, combine }: CombineSearchProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const { add } = combine
  const sought = useDeferredValue(text.trim())
  const { data, isPlaceholderData } = useRead('bank.candidates', {
    lineId: line.id,
    limit: CANDIDATES_SHOWN,
    ...(sought === '' ? {} : { text: sought }),
  })
  const taken = new Set(combine.chosen.map(({ document }) => document.id))
  const documents = (data?.documents ?? []).filter(({ id }) => !taken.has(id))
  const isCurrent = sought === text.trim() && !isPlaceholderData
  useEffect(() => search.current?.focus(), [])
  const take = (document: OpenDocument) => {
    add(document)
    setText('')
    search.current?.focus()
  }
  // Enter may come before the answer to what was typed: it is kept until then.
  const [wanted, setWanted] = useState<string | null>(null)
  const first = documents[0]
  useEffect(() => {
    if (wanted === null || !isCurrent) return
    setWanted(null)
    if (wanted !== sought || !first) return
    setText('')
    add(first)
  }, [wanted, isCurrent, sought, first, add])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey) return
    event.preventDefault()
    if (text.trim() === '') combine.save()
    else setWanted(text.trim())
  }
  return (
    <>
      <Input
        className="gl-document-search"
        aria-label={t('bank.combine.search')}
        placeholder={t('bank.combine.search')}
        input={{ ref: search }}
        contentBefore={<Search20Regular />}
        value={text}
        onChange={(_, { value }) => setText(value)}
        onKeyDown={onKeyDown}
      />
      <CandidateTable
        label={t('bank.candidates')}
        documents={documents}
        total={(data?.total ?? 0) - taken.size}
        action={t('bank.combine.add')}
        onAct={take}
        busy={false}
      />
    </>
  )
}
