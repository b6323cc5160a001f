/** Widths of columns of numbers: those of a second laptop have its mark of five letters. */

/** `KRTBM-12345`. */
export const ENTRY_NUMBER_WIDTH = '116px'
/** `FAC-2026-KRTBM-0001`. */
export const DOCUMENT_NUMBER_WIDTH = '184px'
