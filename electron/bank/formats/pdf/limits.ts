/** What a PDF may hold: a year of the busiest account is about 400 pages of 60 lines. */

export const PAGES_MAX = 1_000
/** Pieces of text of all pages together. */
export const PIECES_MAX = 400_000
/** Letters below which a file has no text worth the name. */
export const LETTERS_MIN = 20
/** Unpacked bytes of one stream that is no picture, and of all of them: a page of text takes some kilobytes. */
export const STREAM_BYTES_MAX = 16 * 1024 * 1024
export const STREAMS_BYTES_MAX = 256 * 1024 * 1024
