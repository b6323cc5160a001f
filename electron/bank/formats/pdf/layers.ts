/**
 * Layers that are switched off: a copy in another language, a draft, marks of a printer. pdfjs gives their text with the
 * rest, without the name of the layer; the drawing instructions, read beside it for such files only, have the names.
 */

/** The layers of a file, and whether each is shown. */
interface Layers extends Iterable<readonly [string, { readonly visible: boolean }]> {
  isVisible(layer: unknown): boolean
}

interface Instructions {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

export interface LayeredPage {
  getOperatorList(options: { annotationMode: number }): Promise<Instructions>
}

/** Instructions by their numbers, as pdfjs exports them. */
export type Numbers = Readonly<
  Record<'beginMarkedContentProps' | 'paintFormXObjectBegin' | 'beginGroup' | 'paintImageXObject', number>
>

/** The layers, where one of them is hidden; null for any other file. */
export function hiddenLayers(layers: Layers | null): Layers | null {
  return layers && [...layers].some(([, { visible }]) => !visible) ? layers : null
}

/** Whether each part of the page that is put in a layer is shown, in their order. */
function shownParts({ fnArray, argsArray }: Instructions, layers: Layers, numbers: Numbers): boolean[] {
  // a picture or a form in a layer is no part of the text that opens one
  const whole = new Set([numbers.paintFormXObjectBegin, numbers.beginGroup, numbers.paintImageXObject])
  return fnArray.flatMap((instruction, at) => {
    if (instruction !== numbers.beginMarkedContentProps || whole.has(fnArray[at + 1]!)) return []
    const args = argsArray[at]
    return Array.isArray(args) && args[0] === 'OC' ? [args[1] === null || layers.isVisible(args[1])] : []
  })
}

const opens = (item: object) => 'type' in item && String(item.type).startsWith('beginMarkedContent')
const closes = (item: object) => 'type' in item && item.type === 'endMarkedContent'
const inLayer = (item: object) => opens(item) && 'tag' in item && item.tag === 'OC'

/** The items that are shown; all of them where the two ways to read the page do not agree on their layers. */
export async function shownItems<Item extends object>(
  items: readonly Item[],
  page: LayeredPage,
  layers: Layers,
  numbers: Numbers,
): Promise<readonly Item[]> {
  const parts = shownParts(await page.getOperatorList({ annotationMode: 0 }), layers, numbers)
  if (parts.length !== items.filter(inLayer).length || parts.every((shown) => shown)) return items
  const open: boolean[] = []
  let hidden = 0
  let part = 0
  return items.filter((item) => {
    if (opens(item)) {
      const shown = inLayer(item) ? parts[part++]! : true
      open.push(shown)
      if (!shown) hidden++
    } else if (closes(item) && open.pop() === false) hidden--
    return hidden === 0
  })
}
