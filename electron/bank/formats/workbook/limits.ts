/** What a workbook may hold; each stands far above a statement of many years, and far below what hurts. */
const MIB = 1024 * 1024

/** Parts of an archive; a workbook with pictures on every sheet has some hundreds. */
export const PARTS_MAX = 2_000
/** Unpacked bytes of the parts that are read, together. */
export const UNPACKED_MIB_MAX = 96
export const UNPACKED_MAX = UNPACKED_MIB_MAX * MIB
/** Deflate reaches 1032; sheets of a bank 5 to 40. Asked of parts of more than `RATIO_FROM` bytes. */
export const RATIO_MAX = 150
export const RATIO_FROM = 2 * MIB
/** Cells of all sheets, the empty ones before a filled one counted: a hundred thousand movements in eight columns. */
export const CELLS_MAX = 800_000
/** Characters of all cells: a shared text counts each time it is shown. */
export const CHARACTERS_MAX = 64 * MIB
/** Characters that Excel allows in a cell. */
export const CELL_TEXT_MAX = 32_767
export const SHEETS_MAX = 256
export const SHARED_MAX = 1_000_000
/** Cell formats; Excel allows 65,490. */
export const STYLES_MAX = 70_000
/** Merged ranges that are looked at. */
export const MERGED_MAX = 20_000
/** Rows over which one merged cell is repeated. */
export const MERGED_ROWS_MAX = 1_000
/** Rows under merged amounts that are looked at; ranges that lie over one another could be without end. */
export const COVERED_MAX = 250_000
/** Rounds of hashing of a password; Excel writes 100,000. */
export const SPINS_MAX = 300_000
