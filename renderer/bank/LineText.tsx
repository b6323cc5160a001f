/** The longest end of a label that is kept whole: a name, not the rest of a sentence. */
const TAIL_MAX = 40

/** What a bank writes last, after a stroke, is who was paid: `Paiement facture - AccèsD /HYDRO-QUÉBEC`. */
function partsOf(text: string): readonly [head: string, tail: string] {
  const at = text.lastIndexOf('/')
  return at > 0 && text.length - at <= TAIL_MAX ? [text.slice(0, at), text.slice(at)] : [text, '']
}

/** The label of a line on one line: where it is too long for its room, its beginning gives way to the name at its end. */
export function LineText({ text }: { readonly text: string }) {
  const [head, tail] = partsOf(text)
  if (tail === '') return <span title={text}>{text}</span>
  return (
    <span className="gl-line-text" title={text}>
      <span>{head}</span>
      <span>{tail}</span>
    </span>
  )
}
