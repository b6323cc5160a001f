/** The props that show a fault under a Fluent field, or nothing. */
export function fault(message: string | null | undefined) {
  return message ? ({ validationState: 'error', validationMessage: message } as const) : {}
}
