/** What stands on a page, one block under the other: none is cut, and some stay together. */

export interface Block {
  readonly height: number
  /** Space above it, left out at the top of a page. */
  readonly before: number
  /** Stays on the page of the block that follows. */
  readonly withNext: boolean
  /** Draws it with its top at `y`. */
  readonly draw: (y: number) => void
}

export interface Placed {
  readonly block: Block
  /** From the top of the page's room. */
  readonly y: number
}

/** Where a run of blocks that stay together ends, and its height when it begins a page. */
function runFrom(blocks: readonly Block[], start: number): { readonly end: number; readonly height: number } {
  let end = start
  let height = blocks[start]!.height
  while (blocks[end]!.withNext && end + 1 < blocks.length) {
    end += 1
    height += blocks[end]!.before + blocks[end]!.height
  }
  return { end, height }
}

/**
 * Shares blocks out over pages: `room(page)` is the height of each, from 0. A run too tall for any page is broken
 * between its blocks; a block too tall by itself has its own page.
 */
export function paginate(blocks: readonly Block[], room: (page: number) => number): Placed[][] {
  const pages: Placed[][] = [[]]
  let y = 0
  let start = 0
  while (start < blocks.length) {
    const { end, height } = runFrom(blocks, start)
    const fits = (top: number) => top + height <= room(pages.length - 1)
    const top = pages.at(-1)!.length === 0 ? 0 : y + blocks[start]!.before
    if (!fits(top) && height <= room(pages.length)) {
      pages.push([])
      y = 0
      continue
    }
    for (const block of blocks.slice(start, end + 1)) {
      let at = pages.at(-1)!.length === 0 ? 0 : y + block.before
      if (at > 0 && at + block.height > room(pages.length - 1)) {
        pages.push([])
        at = 0
      }
      pages.at(-1)!.push({ block, y: at })
      y = at + block.height
    }
    start = end + 1
  }
  return pages
}
