import { Button, Input } from '@fluentui/react-components'
import { Search20Regular } from '@fluentui/react-icons'
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { useRead } from '../data/useRead.ts'
import type { BankLine } from '../transport/wire.ts'
import { CandidateTable } from './CandidateTable.tsx'
import { ChosenDocuments } from './ChosenDocuments.tsx'
import { DifferenceChoice } from './DifferenceChoice.tsx'
import type { Chosen } from './matching.ts'
import { useCombine } from './useCombine.ts'
import { CANDIDATES_SHOWN } from './useLineMatch.ts'

interface CombineFormProps {
  readonly line: BankLine
  readonly start: readonly Chosen[]
  readonly onDone: () => void
  readonly onCancel: () => void
}

const FAULTS = {
  nothing: 'bank.combine.nothing',
  amount: 'bank.combine.amount',
  mixed: 'bank.combine.mixed',
  entries: 'bank.combine.entries',
  difference: 'bank.combine.difference',
} as const

/**
 * Several documents for one line: what is typed finds them, Enter takes the first, and Enter on an empty search saves
 * once they make the line.
 */
export function CombineForm({ line, start, onDone, onCancel }: CombineFormProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const combine = useCombine(line, start, onDone)
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
  const take = (document: (typeof documents)[number]) => {
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
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey) return
    event.preventDefault()
    if (text.trim() === '') combine.save()
    else setWanted(text.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) combine.save()
    else if (event.key === 'Escape') onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      className="gl-stack"
      aria-label={t('bank.combine.title')}
      onSubmit={combine.save}
      onKeyDown={onKeyDown}
    >
      <h3 className="gl-h3">{t('bank.combine.title')}</h3>
      <ChosenDocuments line={line} combine={combine} />
      <DifferenceChoice combine={combine} />
      {combine.fault ? (
        <p className="gl-wrong" role="alert">
          {t(FAULTS[combine.fault])}
        </p>
      ) : null}
      <Problem error={combine.error} />
      <div className="gl-actions">
        <Button type="submit" appearance="primary" disabledFocusable={combine.busy}>
          {t('bank.match')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
      <Input
        className="gl-document-search"
        aria-label={t('bank.combine.search')}
        placeholder={t('bank.combine.search')}
        input={{ ref: search }}
        contentBefore={<Search20Regular />}
        value={text}
        onChange={(_, { value }) => setText(value)}
        onKeyDown={onSearchKey}
      />
      <CandidateTable
        label={t('bank.candidates')}
        documents={documents}
        total={(data?.total ?? 0) - taken.size}
        action={t('bank.combine.add')}
        onAct={take}
        busy={false}
      />
    </form>
  )
}
