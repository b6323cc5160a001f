import { useEffect, useState } from 'react'

/** Rows on their way to paper: they are drawn, the browser prints, and they go again. */
export function useListPrint<Row>() {
  const [paper, setPaper] = useState<readonly Row[] | null>(null)
  useEffect(() => {
    if (paper === null) return
    const gone = () => setPaper(null)
    window.addEventListener('afterprint', gone)
    print()
    return () => window.removeEventListener('afterprint', gone)
  }, [paper])
  return { paper, printRows: (rows: readonly Row[]) => setPaper(rows) }
}
