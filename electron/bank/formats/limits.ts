/** What a bank file may hold; beyond that it is refused at once instead of filling the memory of its process. */

/** Movements of many years of a large firm. */
export const ROWS_MAX = 250_000
export const COLUMNS_MAX = 512
