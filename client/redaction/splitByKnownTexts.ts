/** Splits a text at known texts. It uses no regular expressions, because a known text from the target may have megabytes. */

/** A piece: either text between known texts, or the value given for a known text. */
type Piece = { text: string } | { value: string };

/** The non-empty pieces of the text, in order. Where two known texts begin at the same position, the longer one wins. */
export function piecesOf(text: string, known: ReadonlyMap<string, string>): Piece[] {
  const sought = [...known]
    .filter(([whole]) => whole !== '')
    .sort(([a], [b]) => b.length - a.length)
    .map(([whole, value]) => ({ whole, value, at: text.indexOf(whole) }));
  const pieces: Piece[] = [];
  let copied = 0;
  for (;;) {
    for (const one of sought) if (one.at !== -1 && one.at < copied) one.at = text.indexOf(one.whole, copied);
    const left = sought.filter(({ at }) => at !== -1);
    const [first] = left.sort((a, b) => a.at - b.at);
    if (first === undefined) break;
    if (first.at > copied) pieces.push({ text: text.slice(copied, first.at) });
    pieces.push({ value: first.value });
    copied = first.at + first.whole.length;
  }
  if (copied < text.length) pieces.push({ text: text.slice(copied) });
  return pieces;
}
