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

const GROUPS = [
  {
    title: 'shortcuts.everywhere',
    keys: [
      ['Ctrl+K', 'shortcuts.search'],
      ['Alt+1 … 5', 'shortcuts.sections'],
      ['Alt+N', 'shortcuts.newEntry'],
      ['Alt+I', 'shortcuts.import'],
      ['?', 'shortcuts.help'],
    ],
  },
  {
    title: 'shortcuts.bank',
    keys: [
      ['J K', 'shortcuts.move'],
      ['Enter', 'shortcuts.code'],
      ['Enter', 'shortcuts.codeSave'],
      ['M', 'shortcuts.split'],
      ['X', 'shortcuts.ignore'],
      ['U', 'shortcuts.undo'],
    ],
  },
  {
    title: 'shortcuts.entry',
    keys: [
      ['Tab', 'shortcuts.next'],
      ['Enter', 'shortcuts.next'],
      ['Ctrl+Enter', 'shortcuts.save'],
      ['Esc', 'shortcuts.back'],
      ['t  +7  15  15/11', 'shortcuts.dates'],
      ['=100*1.05', 'shortcuts.amounts'],
    ],
  },
] as const

/** Every shortcut on one page. */
export function ShortcutsHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
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
                          <kbd>{key}</kbd>
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
