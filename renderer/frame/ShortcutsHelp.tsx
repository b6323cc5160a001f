import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useGoneBack } from './useGoneBack.ts'

const GROUPS = [
  {
    title: 'shortcuts.everywhere',
    keys: [
      ['keys.search', 'shortcuts.search'],
      ['keys.find', 'shortcuts.find'],
      ['keys.sections', 'shortcuts.sections'],
      ['keys.newEntry', 'shortcuts.newEntry'],
      ['keys.import', 'shortcuts.import'],
      ['keys.help', 'shortcuts.help'],
    ],
  },
  {
    title: 'shortcuts.entry',
    keys: [
      ['keys.tab', 'shortcuts.next'],
      ['keys.enter', 'shortcuts.next'],
      ['keys.ctrlEnter', 'shortcuts.save'],
      ['keys.escape', 'shortcuts.back'],
      ['keys.dates', 'shortcuts.dates'],
      ['keys.expression', 'shortcuts.amounts'],
    ],
  },
  {
    title: 'shortcuts.documents',
    keys: [
      ['keys.n', 'shortcuts.newDocument'],
      ['keys.ctrlS', 'shortcuts.keepDraft'],
      ['keys.altArrows', 'shortcuts.moveLine'],
      ['keys.ctrlDelete', 'shortcuts.removeLine'],
      ['keys.m', 'shortcuts.editDraft'],
      ['keys.e', 'shortcuts.issue'],
      ['keys.a', 'shortcuts.approve'],
      ['keys.f', 'shortcuts.invoice'],
      ['keys.p', 'shortcuts.settle'],
      ['keys.c', 'shortcuts.credit'],
      ['keys.d', 'shortcuts.copyDocument'],
      ['keys.i', 'shortcuts.pdf'],
      ['keys.v', 'shortcuts.transferFunds'],
    ],
  },
  {
    title: 'shortcuts.bank',
    keys: [
      ['keys.jk', 'shortcuts.move'],
      ['keys.enter', 'shortcuts.code'],
      ['keys.oneToNine', 'shortcuts.choose'],
      ['keys.enter', 'shortcuts.codeSave'],
      ['keys.m', 'shortcuts.split'],
      ['keys.c', 'shortcuts.account'],
      ['keys.f', 'shortcuts.fee'],
      ['keys.i', 'shortcuts.interest'],
      ['keys.t', 'shortcuts.transfer'],
      ['keys.x', 'shortcuts.ignore'],
      ['keys.g', 'shortcuts.rule'],
      ['keys.u', 'shortcuts.undo'],
      ['keys.r', 'shortcuts.reconcile'],
      ['keys.o', 'shortcuts.opening'],
    ],
  },
] as const

/** Every shortcut on one page. */
export function ShortcutsHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  useGoneBack(onClose)
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className="gl-dialog gl-dialog-wide" aria-label={t('shortcuts.title')}>
        <DialogBody>
          <DialogTitle as="h2">{t('shortcuts.title')}</DialogTitle>
          <DialogContent>
            <div className="gl-shortcuts">
              {GROUPS.map(({ title, keys }) => (
                <section key={title}>
                  <h3 className="gl-shortcuts-title">{t(title)}</h3>
                  <dl className="gl-shortcuts-list">
                    {keys.map(([key, text]) => (
                      <div key={`${key} ${text}`}>
                        <dt>
                          <kbd>{t(key)}</kbd>
                        </dt>
                        <dd>{t(text)}</dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))}
            </div>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('common.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
