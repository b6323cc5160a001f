import { Button, Input } from '@fluentui/react-components'
import { Search20Regular } from '@fluentui/react-icons'
import { type KeyboardEvent, type ReactNode, useDeferredValue, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../components/Problem.tsx'
import { useKeys } from '../components/useKeys.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import type { BankLine } from '../transport/wire.ts'
import { CandidateTable } from './CandidateTable.tsx'
import { PairOffer } from './PairOffer.tsx'
import { Proposals } from './Proposals.tsx'
import { CANDIDATES_SHOWN, type LineMatch } from './useLineMatch.ts'
import type { LineWork } from './useLineWork.ts'

interface LineChoicesProps {
  readonly line: BankLine
  readonly work: LineWork
  readonly match: LineMatch
  /** What it may be coded to. */
  readonly children: ReactNode
}

/** A line that waits: proposals first, then every other document of its direction, then an account, a transfer, nothing. */
export function LineChoices({ line, work, match, children }: LineChoicesProps) {
  const { t } = useTranslation()
  const { text } = useFormat()
  const { proposals } = match
  return (
    <>
      <Problem error={match.readError ?? match.error} />
      {proposals.length > 0 ? (
        <Proposals
          line={line}
          proposals={proposals}
          documents={match.documents}
          chosen={match.chosen}
          busy={match.busy}
          onChoose={match.choose}
          onAccept={match.accept}
        />
      ) : null}
      <PairOffer line={line} onTake={() => work.ask('transfer', line)} />
      {match.monthly ? <p className="gl-hint">{text(match.monthly.reason.text)}</p> : null}
      {match.ready && proposals.length === 0 ? <p>{t('bank.noProposal')}</p> : null}
      {children}
      <div className="gl-actions">
        <Button size="small" onClick={() => work.open(line, 'code')}>
          {t('bank.giveAccount')}
        </Button>
        <Button size="small" onClick={match.combine}>
          {t('bank.combine.open')}
        </Button>
        <Button size="small" onClick={() => work.ask('transfer', line)}>
          {t('bank.transfer.open')}
        </Button>
        <Button size="small" appearance="subtle" onClick={() => work.ask('ignore', line)}>
          {t('bank.ignoreKey')}
        </Button>
      </div>
      {match.total > 0 ? <OtherDocuments line={line} match={match} onLeave={work.back} /> : null}
    </>
  )
}

interface OtherDocumentsProps {
  readonly line: BankLine
  readonly match: LineMatch
  readonly onLeave: () => void
}

/** Documents that nobody proposed, found by number, name or amount; `/` goes to the search. */
function OtherDocuments({ line, match, onLeave }: OtherDocumentsProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const sought = useDeferredValue(text.trim())
  const found = useRead(
    'bank.candidates',
    { lineId: line.id, limit: CANDIDATES_SHOWN, text: sought },
    { enabled: sought !== '' },
  )
  useKeys({ '/': () => search.current?.focus() })
  const proposed = new Set(
    match.proposals.flatMap(({ allocations }) => allocations.map(({ documentId }) => documentId)),
  )
  const all = sought === '' ? match.documents : (found.data?.documents ?? [])
  const shown = sought === '' ? all.filter(({ id }) => !proposed.has(id)) : all
  const total = sought === '' ? match.total - (all.length - shown.length) : (found.data?.total ?? 0)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (text === '') onLeave()
    else setText('')
  }
  return (
    <section className="gl-stack gl-others">
      <h3 className="gl-h3">{t('bank.others')}</h3>
      <Input
        className="gl-document-search"
        aria-label={t('bank.searchDocuments')}
        placeholder={t('bank.searchDocuments')}
        input={{ ref: search }}
        contentBefore={<Search20Regular />}
        value={text}
        onChange={(_, { value }) => setText(value)}
        onKeyDown={onKeyDown}
      />
      {shown.length > 0 ? (
        <CandidateTable
          label={t('bank.others')}
          documents={shown}
          total={total}
          action={t('bank.match')}
          onAct={match.take}
          busy={match.busy}
        />
      ) : (
        <p className="gl-hint">{t('bank.noOther')}</p>
      )}
    </section>
  )
}
