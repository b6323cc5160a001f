import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { ReactNode } from 'react'

interface NoticeProps {
  readonly intent?: 'info' | 'success' | 'warning'
  readonly children: ReactNode
}

/** A sentence the person should see, read aloud once by a screen reader. */
export function Notice({ intent = 'info', children }: NoticeProps) {
  return (
    <MessageBar intent={intent} layout="multiline" role="status" className="gl-problem">
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  )
}
