/** Lower case without accents or ligatures, so that what is typed finds what is written. */
export const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
