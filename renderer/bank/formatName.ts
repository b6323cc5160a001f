/** What a format is called where people speak of files. */

const NAMES: Readonly<Record<string, string>> = {
  ofx1: 'OFX',
  ofx2: 'OFX',
  xlsx: 'Excel',
  xls: 'Excel',
  camt052: 'CAMT.052',
  camt053: 'CAMT.053',
  camt054: 'CAMT.054',
  cfonb120: 'CFONB 120',
}

/** `OFX`, `CAMT.053`, `MT940`: the same in both languages. */
export const formatName = (format: string): string => NAMES[format] ?? format.toUpperCase()
