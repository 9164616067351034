/** Splits a text at known texts. It uses no regular expressions, because a known text from the target may have megabytes. */

/** A piece: either text between known texts, or the value given for a known text. */
type Piece = { text: string } | { value: string };

/** A shorter known text, such as the number 17 of a resource, counts only as a whole word. Characters. */
const WORD_LENGTH = 8;

/** The non-empty pieces of the text, in order. Where two known texts begin at the same position, the longer one wins. */
export function piecesOf(text: string, known: ReadonlyMap<string, string>): Piece[] {
  const sought = [...known]
    .filter(([whole]) => whole !== '')
    .sort(([a], [b]) => b.length - a.length)
    .map(([whole, value]) => ({ whole, value, at: positionOf(whole, text, 0) }));
  const pieces: Piece[] = [];
  let copied = 0;
  for (;;) {
    for (const one of sought) if (one.at !== -1 && one.at < copied) one.at = positionOf(one.whole, text, copied);
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

/** The position of the known text at or after `from`, or -1. */
function positionOf(known: string, text: string, from: number): number {
  let at = text.indexOf(known, from);
  if (known.length >= WORD_LENGTH) return at;
  const isInWord = () => /\w/.test(text.charAt(at - 1)) || /\w/.test(text.charAt(at + known.length));
  while (at !== -1 && isInWord()) at = text.indexOf(known, at + 1);
  return at;
}
