import { Dialog, DialogSurface, Input } from '@fluentui/react-components'
import { Search20Regular } from '@fluentui/react-icons'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGoneBack } from './useGoneBack.ts'
import { type PaletteItem, usePaletteItems } from './usePaletteItems.ts'

const GROUP_TEXTS = {
  command: 'search.commands',
  account: 'search.accounts',
  entry: 'search.entries',
  document: 'search.documents',
  record: 'search.records',
} as const

/** Finds anything: type, choose with the arrows, Enter goes there. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const id = useId()
  useGoneBack(onClose)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const items = usePaletteItems(typed)
  const run = (item: PaletteItem | undefined) => {
    if (!item) return
    onClose()
    item.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setActive(Math.max(0, Math.min(items.length - 1, active + step)))
    else if (event.key === 'Enter') run(items[active])
    else return
    event.preventDefault()
  }
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className="gl-palette" aria-label={t('frame.search')}>
        <Input
          size="large"
          className="gl-palette-input"
          contentBefore={<Search20Regular />}
          placeholder={t('search.placeholder')}
          aria-label={t('frame.search')}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          {...(items[active] ? { 'aria-activedescendant': `${id}-${active}` } : {})}
          autoFocus
          value={typed}
          onChange={(_, { value }) => {
            setTyped(value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <PaletteList id={id} items={items} active={active} onRun={run} />
        {items.length === 0 ? <p className="gl-palette-none">{t('search.none')}</p> : null}
      </DialogSurface>
    </Dialog>
  )
}

interface PaletteListProps {
  readonly id: string
  readonly items: readonly PaletteItem[]
  readonly active: number
  readonly onRun: (item: PaletteItem) => void
}

function PaletteList({ id, items, active, onRun }: PaletteListProps) {
  const { t } = useTranslation()
  return (
    <div role="listbox" id={`${id}-list`} aria-label={t('search.results')} className="gl-palette-list">
      {items.map((item, index) => (
        <div
          key={item.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="gl-answer"
          ref={(node) => {
            if (index === active) node?.scrollIntoView({ block: 'nearest' })
          }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onRun(item)}
          onKeyDown={() => undefined}
        >
          <span className="gl-answer-label">{item.label}</span>
          <span className="gl-answer-hint">
            {item.group === items[index - 1]?.group
              ? item.hint
              : `${t(GROUP_TEXTS[item.group])}  ${item.hint}`}
          </span>
        </div>
      ))}
    </div>
  )
}
