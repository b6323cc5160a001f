import { Button } from '@fluentui/react-components'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from './Notice.tsx'

interface MishapProps {
  /** Going to another place tries again. */
  readonly place?: string
  readonly children: ReactNode
}

/** A bug in one screen costs that screen and a sentence, never the window. */
export class Mishap extends Component<MishapProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidUpdate(before: MishapProps) {
    if (this.state.failed && before.place !== this.props.place) this.setState({ failed: false })
  }

  override render() {
    return this.state.failed ? <MishapNotice /> : this.props.children
  }
}

function MishapNotice() {
  const { t } = useTranslation()
  return (
    <div className="gl-screen" role="alert">
      <h1 className="gl-h1">{t('mishap.title')}</h1>
      <Notice intent="warning">{t('mishap.text')}</Notice>
      <div className="gl-actions">
        <Button appearance="primary" onClick={() => location.reload()}>
          {t('mishap.reload')}
        </Button>
      </div>
    </div>
  )
}
