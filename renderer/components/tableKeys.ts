const PAGE_ROWS = 15

/** Where J, K, the arrows, Home, End and the page keys lead in a list of `count` rows; null for any other key. */
export function nextIndex(key: string, selected: number, count: number): number | null {
  const within = (index: number) => Math.max(0, Math.min(count - 1, index))
  switch (key) {
    case 'j':
    case 'J':
    case 'ArrowDown':
      return within(selected + 1)
    case 'k':
    case 'K':
    case 'ArrowUp':
      return within(selected - 1)
    case 'PageDown':
      return within(selected + PAGE_ROWS)
    case 'PageUp':
      return within(selected - PAGE_ROWS)
    case 'Home':
      return 0
    case 'End':
      return within(count - 1)
    default:
      return null
  }
}
